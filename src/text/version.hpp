#pragma once

#include <string_view>

namespace keel {

/// The one place: the root CMakeLists.txt reads it here.
inline constexpr std::string_view kVersion = "0.1.0";

} // namespace keel
