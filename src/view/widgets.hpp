#pragma once

// Keel's own controls on Dear ImGui: they look like the theme, say what they are in the widget log, and work with
// mouse, finger and keyboard. They hold no state. Lengths are physical pixels unless a name says otherwise.

#include "model/issue.hpp"
#include "model/plan.hpp"
#include "view/actions.hpp"
#include "view/icons.hpp"
#include "view/rest_state.hpp"
#include "view/theme.hpp"
#include "view/widget_log.hpp"

#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

namespace keel::view {

/// What every panel gets.
struct Ui {
    const Theme& theme;
    WidgetLog& log;
    Actions& actions;
    RestState rest = RestState::Loaded; // whether the later part of the page may be called
    // For what is saved with a chart. Without an address no browser shows the page.
    const Plan* plan = nullptr;
    std::string_view answer = {};
    std::string_view address = {};
    bool* wants_picture = nullptr; // of the first chart that is drawn; it takes the wish back

    float px(float css) const { return theme.px(css); }
    float line() const { return theme.line(); }
    const Palette& palette() const { return theme.palette; }
    const Fonts& fonts() const { return theme.fonts; }
};

/// Distances on one scale, CSS pixels.
inline constexpr float kSpace1 = 4.0f;
inline constexpr float kSpace2 = 8.0f;
inline constexpr float kSpace3 = 12.0f;
inline constexpr float kSpace4 = 16.0f;
inline constexpr float kSpace6 = 24.0f;

// ---- Text

/// `wrap` 0: one line.
ImVec2 text_size(const ImFont* font, std::string_view text, float wrap = 0.0f);

/// Draws at a place of the caller's and logs it.
void draw_text(Ui& ui, ImVec2 place, ImFont* font, ImU32 colour, std::string_view text, float wrap = 0.0f,
               WidgetKind kind = WidgetKind::Text);

/// Draws at the cursor and moves it on.
void text_line(Ui& ui, ImFont* font, ImU32 colour, std::string_view text, float wrap = 0.0f);

/// The longest beginning of `text` that fits, with an ellipsis when it is not all.
std::string fitted(const ImFont* font, std::string_view text, float width);

/// A white sheet with a thin border.
void draw_card(Ui& ui, ImVec2 min, ImVec2 max);

/// Moves the cursor there; what is above counts as content.
void end_at(ImVec2 place);

/// Moves the cursor down.
void gap(Ui& ui, float css);

// ---- Controls. `id` is unique in the present ID scope.

struct Press {
    bool is_pressed = false;
    bool is_hovered = false;
    bool is_held = false;
    ImVec2 min;
    ImVec2 max;
    ImGuiID id = 0;
};

/// The invisible part of a control at the cursor; the caller draws it and then calls focus_ring.
Press pressable(const char* id, ImVec2 size);

/// The ring of the keyboard focus.
void focus_ring(Ui& ui, const Press& press, float rounding_css);

void log_widget(Ui& ui, WidgetKind kind, std::string_view label, std::string_view value, ImVec2 min, ImVec2 max,
                ImGuiID id = 0);

/// Link: only its words, in the accent colour, flush with the text around it. Disabled: quiet, and nothing to press.
enum class ButtonLook { Plain, Primary, Quiet, Link, Disabled };

/// A button with an icon, a label or both. `name` is what the log and a tooltip say.
bool button(Ui& ui, const char* id, std::string_view name, std::string_view label, Icon icon, ButtonLook look);
float button_width(const Ui& ui, std::string_view label, Icon icon, ButtonLook look = ButtonLook::Plain);

/// Options side by side. Returns the chosen one; `chosen` may be options.size() for none.
std::size_t segmented(Ui& ui, const char* id, std::string_view name, std::span<const std::string> options,
                      std::size_t chosen, float width);

struct Option {
    std::string text;
    std::string detail;            // muted, at the right
    std::string_view heading = {}; // above the first of a group
};

/// A drop-down list. Returns the chosen option.
std::size_t drop_down(Ui& ui, const char* id, std::string_view name, std::span<const Option> options,
                      std::size_t chosen, float width);

/// Names side by side, of which one is shown below; too many of them go on in another line. Returns the chosen one.
std::size_t tab_bar(Ui& ui, const char* id, std::span<const std::string_view> names, std::size_t chosen, float width);

enum class Fold { Closed, Open };

/// A heading that folds what is below it. `summary` stands at the right while it is closed.
Fold section_header(Ui& ui, const char* id, std::string_view title, std::string_view summary, Fold fold, float width);

/// A quieter fold inside a section.
Fold sub_header(Ui& ui, const char* id, std::string_view title, Fold fold);

/// A warning in a few words. True when it was pressed.
bool warning_chip(Ui& ui, const char* id, std::string_view text, Severity severity, Fold fold);
ImVec2 warning_chip_size(const Ui& ui, std::string_view text);

/// A small round question mark with a tooltip. `name` is what the log says. True when it was pressed.
bool help_mark(Ui& ui, const char* id, std::string_view name, std::string_view help);

/// A slider with ticks under it. `value` and `ticks` are in [least, most]; the caller rounds. True when it moved.
struct SliderTick {
    double value;
    std::string label;
};
bool slider(Ui& ui, const char* id, std::string_view name, double& value, double least, double most,
            std::span<const SliderTick> ticks, float width, std::string_view shown);

/// A wrapped text next to the pointer.
void tooltip(Ui& ui, std::string_view text);

} // namespace keel::view
