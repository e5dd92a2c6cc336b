#pragma once

// The list of what was drawn in the last frame, for tests, for an accessible mirror of the canvas, and for the touch
// platform, which has to know what lies under a finger. Written by Keel's own widgets.

#include "view/app.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::view {

enum class WidgetKind { Text, Button, Input, Choice, Slider, Header, Chip, Plot, Cell, Link };

std::string_view name_of(WidgetKind kind);

/// What a widget is for those who cannot see it, where the kind alone does not say. Radio: one of several side by side.
/// List: opens Options. Column: the heading of one. Row: a button over a whole row of a table. Problem: what is wrong.
/// Point: on a chart, moved by the arrow keys.
enum class Role { Usual, Tab, Radio, List, Option, Heading, Column, Row, Problem, Point };

std::string_view name_of(Role role);

/// A rectangle in physical pixels.
struct Area {
    float x = 0.0f;
    float y = 0.0f;
    float width = 0.0f;
    float height = 0.0f;

    bool contains(float px, float py) const { return px >= x && px < x + width && py >= y && py < y + height; }
};

struct Widget {
    WidgetKind kind = WidgetKind::Text;
    std::string label;
    std::string value;
    Area area;
    bool is_visible = true; // not scrolled or clipped away altogether
    Drags drags = Drags::No;
    std::uint32_t id = 0; // of ImGui; 0 for text
    Role role = Role::Usual;
    std::size_t group_bytes = 0; // of the label: the name of what it is one of several of
    std::string note = {};       // the unit of an input; what the keys do to a point
    // Of a slider.
    double number = 0.0;
    double least = 0.0;
    double most = 0.0;
};

/// Some points of a chart's lines, as numbers: a row is an x and what each line has there, NaN where it has nothing. Of
/// a map each column is a value of what goes up its side.
struct ChartNumbers {
    std::size_t widget = 0;         // its place in the log
    std::vector<std::string> names; // of x, and of the lines
    std::vector<double> cells;      // row after row
    std::string (*x_told)(double x) = nullptr;
    std::string (*y_told)(double y) = nullptr;
    std::vector<std::string_view> notes = {}; // behind the cells' numbers, as many as cells; none: nowhere
    std::string sentence = {};                // about all of it; empty: it is made of the numbers
};

/// Of charts: nobody needs them but a mirror that reads them at rest, and while something is dragged there is no time
/// for them.
enum class Numbers { Left, Kept };

class WidgetLog {
public:
    void begin_frame(Numbers numbers = Numbers::Left);
    void add(Widget widget) { widgets_.push_back(std::move(widget)); }
    const std::vector<Widget>& widgets() const { return widgets_; }
    /// The sheets that widgets stand on.
    void add_card(Area area) { cards_.push_back(area); }
    const std::vector<Area>& cards() const { return cards_; }

    /// The one that was added last, to say more about it.
    Widget& last() { return widgets_.back(); }
    void note(Role role, std::size_t group_bytes = 0);

    bool keeps_numbers() const { return kept_ == Numbers::Kept; }
    void add(ChartNumbers numbers) { numbers_.push_back(std::move(numbers)); }
    const std::vector<ChartNumbers>& numbers() const { return numbers_; }

    /// A slider shall take a value that comes from elsewhere than the mouse and the keys. It does so when it is drawn
    /// next.
    void wish(std::uint32_t id, double number) { wish_ = {id, number}; }
    std::optional<double> take_wish(std::uint32_t id);

    /// Which drags that start here belong to a widget rather than to scrolling?
    Drags drags_at(float x_px, float y_px) const;

    /// [{"label", "kind", "value", "x", "y", "width", "height", "visible"}] in CSS pixels.
    std::string json(float pixel_ratio) const;

private:
    struct Wish {
        std::uint32_t id = 0;
        double number = 0.0;
    };

    std::vector<Widget> widgets_;
    std::vector<Area> cards_;
    Numbers kept_ = Numbers::Left; // in this frame
    std::vector<ChartNumbers> numbers_;
    std::optional<Wish> wish_;
};

/// As a string of JSON.
void append_quoted(std::string& json, std::string_view text);

} // namespace keel::view
