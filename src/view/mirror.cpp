#include "view/mirror.hpp"

#include "engine/path.hpp"
#include "text/json_writer.hpp"
#include "text/number.hpp"
#include "text/paper.hpp"
#include "text/path_text.hpp"
#include "view/amounts.hpp"
#include "view/app_state.hpp"
#include "view/chart_numbers.hpp"

#include <imgui_internal.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace keel::view {

namespace {

/// JSON without a space: there is a lot of it, and a program reads it.
class Writer {
public:
    explicit Writer(float ratio) : quarters_(4.0f / ratio) {}

    void open(char bracket) {
        separate();
        text_ += bracket;
        is_first_ = true;
    }
    void close(char bracket) {
        text_ += bracket;
        is_first_ = false;
    }
    void key(std::string_view name) {
        separate();
        text_ += '"';
        text_ += name;
        text_ += "\":";
        is_first_ = true;
    }
    void string(std::string_view value) {
        separate();
        text_ += text::json_string(value);
    }
    void integer(long long value) {
        separate();
        std::array<char, 24> digits{};
        text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    }
    void number(double value) {
        separate();
        text_ += text::exact(value);
    }

    /// A member with a text, unless that is empty.
    void member(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        key(name);
        string(value);
    }
    void member(std::string_view name, double value) {
        key(name);
        number(value);
    }
    /// In quarters of a CSS pixel.
    void box(const Area& area) {
        key("box");
        open('[');
        for (const float px : {area.x, area.y, area.width, area.height})
            integer(std::llround(px * quarters_));
        close(']');
    }

    std::string finished() && { return std::move(text_); }

private:
    void separate() {
        if (!is_first_) text_ += ',';
        is_first_ = false;
    }

    std::string text_;
    bool is_first_ = true;
    float quarters_;
};

void write_numbers(Writer& json, const ChartNumbers& numbers) {
    json.member("sentence", numbers.sentence.empty() ? sentence_from_numbers(numbers) : numbers.sentence);
    json.key("names");
    json.open('[');
    for (const std::string& name : numbers.names)
        json.string(name);
    json.close(']');
    json.key("cells");
    json.open('[');
    for (std::size_t i = 0; i < numbers.cells.size(); ++i) {
        const bool is_x = i % numbers.names.size() == 0;
        const auto own = is_x ? numbers.x_told : numbers.y_told;
        const auto told = own != nullptr ? own : is_x ? short_price : short_money;
        std::string text = std::isfinite(numbers.cells[i]) ? told(numbers.cells[i]) : std::string();
        if (i < numbers.notes.size() && !numbers.notes[i].empty()) text += ", " + std::string(numbers.notes[i]);
        json.string(text);
    }
    json.close(']');
}

void write_widget(Writer& json, const Widget& widget) {
    if (widget.id != 0) {
        json.key("id");
        json.integer(static_cast<long long>(widget.id));
    }
    const std::string_view label = widget.label;
    constexpr std::string_view kBetween = ", "; // the group's name and the label
    json.member("kind", name_of(widget.kind));
    json.member("role", name_of(widget.role));
    json.member("label", widget.group_bytes > 0 ? label.substr(widget.group_bytes + kBetween.size()) : label);
    json.member("group", label.substr(0, widget.group_bytes));
    json.member("value", widget.value);
    json.member("note", widget.note);
    json.box(widget.area);
    if (widget.most <= widget.least) return;
    json.member("number", widget.number);
    json.member("least", widget.least);
    json.member("most", widget.most);
}

/// Where the keys go: what is edited, else what has the ring.
ImGuiID focused_widget() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (gui.ActiveId != 0 && gui.ActiveId == gui.InputTextState.ID) return gui.ActiveId;
    return gui.NavDisableHighlight ? 0 : gui.NavId;
}

} // namespace

std::string mirror_json(const WidgetLog& log, float pixel_ratio) {
    Writer json(pixel_ratio);
    json.open('{');
    json.key("focus");
    json.integer(static_cast<long long>(focused_widget()));
    json.key("widgets");
    json.open('[');
    auto numbers = log.numbers().begin();
    for (std::size_t i = 0; i < log.widgets().size(); ++i) {
        json.open('{');
        write_widget(json, log.widgets()[i]);
        if (numbers != log.numbers().end() && numbers->widget == i) write_numbers(json, *numbers++);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    return std::move(json).finished();
}

void focus_widget(std::uint32_t id) {
    ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (gui.NavWindow == nullptr) ImGui::FocusWindow(ImGui::FindWindowByName("Keel"));
    // The item itself says in which window it is, also while it is scrolled out of sight.
    gui.NavId = id;
    gui.NavDisableHighlight = false;
    gui.NavInputSource = ImGuiInputSource_Keyboard;
}

void press_widget(std::uint32_t id) {
    focus_widget(id);
    ImGuiContext& gui = *ImGui::GetCurrentContext();
    gui.NavNextActivateId = id;
    gui.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
}

std::string App::mirror_json() const { return view::mirror_json(state_->log, state_->theme.ratio); }

void App::keep_numbers() { state_->numbers = Numbers::Kept; }

std::string App::paper_json() const {
    const Plan& plan = state_->good;
    auto path = text::has_path(plan) ? path_of(plan) : std::unexpected(Issues{});
    if (path) text::put_into_words(plan, *path);
    return text::json_from_paper(plan, explained_report(), path ? &*path : nullptr, state_->issues);
}

void App::wish(std::uint32_t id, double number) { state_->log.wish(id, number); }

} // namespace keel::view
