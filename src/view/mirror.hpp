#pragma once

// For a mirror of the canvas made of real elements: what was drawn, as JSON, and what is done to an element done to its
// widget, as by the keyboard. Between two frames.

#include "view/widget_log.hpp"

#include <cstdint>
#include <string>

namespace keel::view {

/// {"focus": id, "widgets": [{id, kind, role, label, group, value, note, box, …}]}, boxes in quarters of a CSS pixel;
/// what is empty is left out. `group` is what the widget is one of several of.
std::string mirror_json(const WidgetLog& log, float pixel_ratio);

/// The focus of the keyboard goes there, with its ring.
void focus_widget(std::uint32_t id);

/// In the next frame it is pressed, or if it takes text, edited with all of its text selected.
void press_widget(std::uint32_t id);

} // namespace keel::view
