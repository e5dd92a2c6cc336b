#pragma once

// The list of what was drawn in the last frame, for tests, for an accessible mirror of the canvas, and for the touch
// platform, which has to know what lies under a finger. Written by Keel's own widgets.

#include "view/app.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

enum class WidgetKind { Text, Button, Input, Choice, Slider, Header, Chip, Plot, Cell, Link };

std::string_view name_of(WidgetKind kind);

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
};

class WidgetLog {
public:
    void begin_frame() {
        widgets_.clear();
        cards_.clear();
    }
    void add(Widget widget) { widgets_.push_back(std::move(widget)); }
    const std::vector<Widget>& widgets() const { return widgets_; }
    /// The sheets that widgets stand on.
    void add_card(Area area) { cards_.push_back(area); }
    const std::vector<Area>& cards() const { return cards_; }

    /// Which drags that start here belong to a widget rather than to scrolling?
    Drags drags_at(float x_px, float y_px) const;

    /// [{"label", "kind", "value", "x", "y", "width", "height", "visible"}] in CSS pixels.
    std::string json(float pixel_ratio) const;

private:
    std::vector<Widget> widgets_;
    std::vector<Area> cards_;
};

/// As a string of JSON.
void append_quoted(std::string& json, std::string_view text);

} // namespace keel::view
