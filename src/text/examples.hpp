#pragma once

// Plans to begin with: the example that Keel opens on, the five phases of the guide it was made for, and the twelve
// stories of a demanding holder. Written by us; the figures that must come back are in tests/examples_test.cpp.

#include "model/plan.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace keel::text {

struct Example {
    std::string_view name;         // on the command line
    std::string_view heading = {}; // above the first of a group
    std::string_view title;
    std::string_view words; // one or two sentences
    std::string_view tab;   // of the page, where it is best seen
    std::string_view link;  // without version and check value
};

std::span<const Example> examples();

/// Empty: there is none of that name.
std::optional<Plan> plan_from_example(std::string_view name);

std::string text_from_examples();
std::string json_from_examples();
std::string csv_from_examples();

} // namespace keel::text
