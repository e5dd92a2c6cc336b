#pragma once

// For the page without a canvas (web/report-later.js). A plan is its link.

#include <emscripten/val.h>

#include <string>

namespace keel::bindings {

/// text/paper.hpp, as an object.
emscripten::val paper(const std::string& link);

/// {link} of the plan with what was typed into one of its fields, or {issues}.
emscripten::val typed(const std::string& link, const std::string& key, const std::string& text);

} // namespace keel::bindings
