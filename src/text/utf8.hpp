#pragma once

// Texts from outside made safe to show: links and files may hold any bytes.

#include <string>
#include <string_view>

namespace keel::text {

/// The same text with U+FFFD for every byte that is not UTF-8.
std::string valid_utf8(std::string_view text);

/// For an Issue: valid UTF-8, control characters replaced, cut with "…" when it is long.
std::string shown(std::string_view text);

} // namespace keel::text
