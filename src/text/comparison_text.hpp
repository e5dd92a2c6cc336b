#pragma once

// The answers beside the report in words, as text for a terminal (at most 100 columns), as CSV and as JSON.

#include "model/comparison.hpp"
#include "model/plan.hpp"
#include "text/sum_unit.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::text {

/// What has to be said of a solution: "Collateral of 1.44285714 BTC survives a rise of 40 %." `move` and `within` are
/// those of the question.
std::string solution_in_words(const Plan& plan, const Solution& solution, double move, double within);

/// The shocks that stand as columns where there is room for a few: those nearest to -50, -20, 0, +20 and +50 %, each
/// once.
std::vector<std::size_t> usual_shocks(std::span<const double> shocks);

std::string text_from_comparison(const Plan& plan, const Comparison& comparison);
/// What it means that some venues have no coin-margined contract on the coin: "BingX and WEEX have no inverse contract
/// on BTC: …". Empty when all have one.
std::string missing_inverse_in_words(const Plan& plan, std::size_t leg, std::span<const VenueOffer> offers);

/// `leg` is the one that was offered.
std::string text_from_offers(const Plan& plan, std::size_t leg, std::span<const VenueOffer> offers);
std::string text_from_top_ups(std::span<const TopUp> rungs, std::string_view settle_asset);
std::string text_from_grid(const Grid& grid);

/// A row for each alternative and price.
std::string csv_from_comparison(const Comparison& comparison);
std::string csv_from_offers(std::span<const VenueOffer> offers);
std::string csv_from_top_ups(std::span<const TopUp> rungs);
/// A row for each cell.
std::string csv_from_grid(const Grid& grid, const SumUnit& unit = {});

/// Keys as in comparison_table.hpp.
std::string json_from_comparison(const Comparison& comparison);
std::string json_from_offers(const std::vector<VenueOffer>& offers);
std::string json_from_solution(const Solution& solution);
std::string json_from_top_ups(const std::vector<TopUp>& rungs);
std::string json_from_grid(const Grid& grid);

} // namespace keel::text
