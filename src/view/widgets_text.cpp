// The texts of widgets.hpp.

#include "view/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr float kLeading = 1.36f; // line height of wrapped text over its font size

/// A number stays with its unit: "325,000 USD", "24.5 %".
bool may_break_at(const char* space, const char* begin, const char* end) {
    if (space == begin || space + 1 >= end) return true;
    const char before = space[-1], after = space[1];
    const bool is_unit = after == '%' || (after >= 'A' && after <= 'Z');
    return !(before >= '0' && before <= '9' && is_unit);
}

/// Where the line that starts at `at` ends. ImGui would break after any full stop, also that of 2,600.00.
const char* end_of_line(const ImFont* font, const char* at, const char* end, float wrap) {
    const char* stop = font->CalcWordWrapPositionA(1.0f, at, end, wrap);
    if (stop >= end || *stop == '\n') return stop;
    for (const char* space = stop; space > at; --space) {
        if (*space == ' ' && may_break_at(space, at, end)) return space;
    }
    return stop > at ? stop : at + 1; // One long word, or less room than a letter needs.
}

/// Calls `line(begin, end, number)` for each line; returns how many there are.
template <class Line>
int for_each_line(const ImFont* font, std::string_view text, float wrap, Line line) {
    const char* at = text.data();
    const char* const end = at + text.size();
    int count = 0;
    do {
        const char* const stop = at < end ? end_of_line(font, at, end, wrap) : end;
        line(at, stop, count++);
        at = stop;
        while (at < end && (*at == ' ' || *at == '\n'))
            ++at;
    } while (at < end);
    return count;
}

float line_height(const ImFont* font) { return std::round(font->FontSize * kLeading); }

} // namespace

ImVec2 text_size(const ImFont* font, std::string_view text, float wrap) {
    float width = 0.0f;
    const auto measure = [&](const char* begin, const char* end) {
        width = std::max(width, font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0f, begin, end).x);
    };
    if (wrap <= 0.0f) {
        measure(text.data(), text.data() + text.size());
        return {std::ceil(width), font->FontSize};
    }
    const int lines =
        for_each_line(font, text, wrap, [&](const char* begin, const char* end, int) { measure(begin, end); });
    return {std::ceil(width), line_height(font) * static_cast<float>(lines - 1) + font->FontSize};
}

void draw_text(Ui& ui, ImVec2 place, ImFont* font, ImU32 colour, std::string_view text, float wrap, WidgetKind kind) {
    place = {std::round(place.x), std::round(place.y)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (wrap <= 0.0f) {
        list->AddText(font, font->FontSize, place, colour, text.data(), text.data() + text.size());
    } else {
        for_each_line(font, text, wrap, [&](const char* begin, const char* end, int line) {
            const float y = place.y + line_height(font) * static_cast<float>(line);
            list->AddText(font, font->FontSize, {place.x, y}, colour, begin, end);
        });
    }
    const ImVec2 size = text_size(font, text, wrap);
    log_widget(ui, kind, text, "", place, {place.x + size.x, place.y + size.y});
}

void text_line(Ui& ui, ImFont* font, ImU32 colour, std::string_view text, float wrap) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    draw_text(ui, place, font, colour, text, wrap);
    end_at({place.x, place.y + text_size(font, text, wrap).y});
}

std::string fitted(const ImFont* font, std::string_view text, float width) {
    if (text_size(font, text).x <= width) return std::string(text);
    constexpr std::string_view kEllipsis = "\u2026";
    const float room = width - text_size(font, kEllipsis).x;
    const char* end = nullptr;
    font->CalcTextSizeA(font->FontSize, std::max(room, 0.0f), 0.0f, text.data(), text.data() + text.size(), &end);
    return std::string(text.data(), static_cast<std::size_t>(end - text.data())) + std::string(kEllipsis);
}

} // namespace keel::view
