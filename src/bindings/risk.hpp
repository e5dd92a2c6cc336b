#pragma once

// Random paths for keel-risk-worker.mjs and keel.mjs: a plan's chunks, run anywhere, taken in any order.

#include "risk/past.hpp"

#include <emscripten/val.h>

#include <string>

namespace keel::bindings {

/// {link} or {issues}: the plan for another thread, whether or not it can be evaluated.
emscripten::val risk_link(const emscripten::val& plan);

/// {past: Uint8Array} or {issues}, from the text of a CSV file.
emscripten::val past_from_csv(const std::string& csv);

/// Bit for bit, from one worker to another; both are of one build.
std::string bytes_from_past(const risk::Past& past);

/// A Uint8Array of its own: the memory behind a view may move.
emscripten::val array_of(const std::string& bytes);

} // namespace keel::bindings
