#pragma once

// The figures of a report as one list, from which text, JSON and CSV are made.

#include "history/history_text.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace keel::history {

using FigureValue = std::variant<std::monostate, double, std::string>; // none, a number, a time

struct Figure {
    std::string_view name;  // for programs
    std::string_view label; // for people; empty: told in another line
    std::string told;
    FigureValue value;
};

using Figures = std::vector<Figure>;

Figures figures_of(const PriceFacts& facts);
Figures figures_of(const PairFacts& facts);
Figures figures_of(const FundingFacts& facts);

/// "2024-03-01T14:00:00Z".
std::string iso_text(Milliseconds ms);

} // namespace keel::history
