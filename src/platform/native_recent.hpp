#pragma once

// Recent plans of the desktop window: a file in the person's data folder.

#include <filesystem>
#include <string>
#include <string_view>

namespace keel::platform {

/// By the XDG rules: $XDG_DATA_HOME/keel/recent or ~/.local/share/keel/recent; empty where there is no home.
std::filesystem::path recent_file();

/// Empty when it is not there or cannot be read.
std::string read_recent(const std::filesystem::path& file);

/// Takes the place of the file in one step; empty text removes it. What cannot be written is not kept.
void write_recent(const std::filesystem::path& file, std::string_view text);

/// What local time is ahead of UTC now, in seconds.
double local_offset_s();

} // namespace keel::platform
