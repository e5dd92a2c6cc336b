#pragma once

// Price histories from the text of a CSV file; what these return is {result} or {issues}.

#include <emscripten/val.h>

#include <string>

namespace keel::bindings {

/// `options`: {with, funding}, texts too. As `keel history` prints it.
emscripten::val history_object(const std::string& csv, const emscripten::val& options);

/// `options`: {funding, scale}. As `keel path --history` prints it.
emscripten::val path_along_object(const emscripten::val& plan, const std::string& csv, const emscripten::val& options);

} // namespace keel::bindings
