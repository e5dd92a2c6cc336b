#include "view/widget_log.hpp"

#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

void append_quoted(std::string& json, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += kHex[byte >> 4];
            json += kHex[byte & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

std::string_view name_of(WidgetKind kind) {
    switch (kind) {
    case WidgetKind::Text: return "text";
    case WidgetKind::Button: return "button";
    case WidgetKind::Input: return "input";
    case WidgetKind::Choice: return "choice";
    case WidgetKind::Slider: return "slider";
    case WidgetKind::Header: return "header";
    case WidgetKind::Chip: return "chip";
    case WidgetKind::Plot: return "plot";
    case WidgetKind::Cell: return "cell";
    case WidgetKind::Link: return "link";
    }
    return "text";
}

void WidgetLog::begin_frame(Numbers numbers) {
    kept_ = numbers;
    widgets_.clear();
    cards_.clear();
    numbers_.clear();
}

void WidgetLog::note(Role role, std::size_t group_bytes) {
    widgets_.back().role = role;
    widgets_.back().group_bytes = group_bytes;
}

std::optional<double> WidgetLog::take_wish(std::uint32_t id) {
    if (!wish_ || wish_->id != id) return std::nullopt;
    return std::exchange(wish_, std::nullopt)->number;
}

std::string_view name_of(Role role) {
    switch (role) {
    case Role::Usual: return "";
    case Role::Tab: return "tab";
    case Role::Radio: return "radio";
    case Role::List: return "list";
    case Role::Option: return "option";
    case Role::Heading: return "heading";
    case Role::Column: return "column";
    case Role::Row: return "row";
    case Role::Problem: return "problem";
    case Role::Point: return "point";
    }
    return "";
}

Drags WidgetLog::drags_at(float x_px, float y_px) const {
    Drags drags = Drags::No;
    for (const Widget& widget : widgets_)
        if (widget.is_visible && widget.area.contains(x_px, y_px)) drags = std::max(drags, widget.drags);
    return drags;
}

std::string WidgetLog::json(float pixel_ratio) const {
    // Quarters of a CSS pixel are exact and short.
    const auto css = [&](float px) { return text::exact(std::round(double(px) / double(pixel_ratio) * 4.0) / 4.0); };
    std::string json = "[";
    for (const Widget& widget : widgets_) {
        if (json.size() > 1) json += ",\n ";
        json += "{\"label\": ";
        append_quoted(json, widget.label);
        json += ", \"kind\": ";
        append_quoted(json, name_of(widget.kind));
        json += ", \"value\": ";
        append_quoted(json, widget.value);
        json += ", \"x\": " + css(widget.area.x) + ", \"y\": " + css(widget.area.y);
        json += ", \"width\": " + css(widget.area.width) + ", \"height\": " + css(widget.area.height);
        json += widget.is_visible ? ", \"visible\": true}" : ", \"visible\": false}";
    }
    json += "]";
    return json;
}

} // namespace keel::view
