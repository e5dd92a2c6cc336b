#pragma once

// Percent-encoding of link values, as application/x-www-form-urlencoded (URLSearchParams).

#include <string>
#include <string_view>

namespace keel::text {

/// Letters, digits and "*-._" stay, and so do ':' and ',', which are legal in a fragment and easier to read; a space
/// becomes '+', all other bytes "%3D".
std::string encoded(std::string_view text);

/// '+' is a space, "%3d" a byte. A '%' without two hexadecimal digits behind it stands for itself.
std::string decoded(std::string_view text);

} // namespace keel::text
