#pragma once

// A chart as a PNG file. Only on the thread of the window, between two frames of its own.

#include "view/chart_picture.hpp"

#include <string>

namespace keel::platform {

/// False when the file cannot be written.
bool write_picture(const std::string& path, const view::ChartPicture& picture);

} // namespace keel::platform
