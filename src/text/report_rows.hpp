#pragma once

// The tables of a report as rows of words: for a terminal (table.hpp) and for a page without a canvas (paper.hpp).

#include "model/plan.hpp"
#include "model/report.hpp"
#include "text/layout.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace keel::text {

struct NamedRows {
    std::string title;
    Rows rows;
};

/// A name and what is so, of one hedge: size, collateral, margin, liquidation.
NamedRows rows_of_leg(const Plan& plan, const Report& report, std::size_t leg);

/// The same of each wallet that several hedges share or that backs all of its positions.
std::vector<NamedRows> rows_of_wallets(const Plan& plan, const Report& report);

enum class Digits { All, Few };

/// A heading, and a row for each bag: how much of it is hedged.
Rows rows_of_bags(const Plan& plan, const Report& report, Digits digits);

/// A name and an amount.
NamedRows rows_of_cost(const Plan& plan, const Report& report);

/// "Break-even: below 63,000 USD the hedge was worth its cost."; empty when there is none.
std::string break_even_in_words(const Plan& plan, const Report& report);

} // namespace keel::text
