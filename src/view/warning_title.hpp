#pragma once

// A warning in two or three words, for its chip. The whole sentence is Warning::message.

#include "model/issue.hpp"

#include <string>

namespace keel::view {

std::string title_of(const Warning& warning);

} // namespace keel::view
