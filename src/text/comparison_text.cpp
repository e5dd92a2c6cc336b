#include "text/comparison_text.hpp"

#include "model/fields.hpp"
#include "text/layout.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

namespace keel::text {

namespace {

std::string whole_usd(double amount) { return grouped(std::round(amount) + 0.0, 0); }

/// The shocks that stand as columns: the two ends, one between each and today, and today.
std::vector<std::size_t> chosen_shocks(const Comparison& comparison) {
    constexpr std::array kWanted{-0.5, -0.2, 0.0, 0.2, 0.5};
    std::vector<std::size_t> chosen;
    for (const double wanted : kWanted) {
        std::size_t best = 0;
        for (std::size_t k = 1; k < comparison.shocks.size(); ++k) {
            if (std::abs(comparison.shocks[k] - wanted) < std::abs(comparison.shocks[best] - wanted)) best = k;
        }
        if (std::ranges::find(chosen, best) == chosen.end()) chosen.push_back(best);
    }
    return chosen;
}

std::string liquidation_text(const std::optional<double>& price) { return price ? grouped(*price, 0) : "never"; }

std::string joined_rows(const std::string& title, Rows rows) { return title + "\n" + aligned(rows, 1) + "\n"; }

Rows values_table(const Comparison& comparison, const std::vector<double> Alternative::*values) {
    const auto chosen = chosen_shocks(comparison);
    Rows rows{{"at"}};
    for (const std::size_t k : chosen)
        rows.front().push_back(signed_percent(comparison.shocks[k], 0));
    for (const Alternative& alternative : comparison.alternatives) {
        std::vector<std::string> row{alternative.label};
        for (const std::size_t k : chosen) {
            const bool is_dead = alternative.liquidated[k] != 0.0;
            row.push_back(whole_usd((alternative.*values)[k]) + (is_dead ? " *" : "  "));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool any_liquidated(const Comparison& comparison) {
    return std::ranges::any_of(comparison.alternatives, [](const Alternative& alternative) {
        return std::ranges::any_of(alternative.liquidated, [](double dead) { return dead != 0.0; });
    });
}

std::string number_text(const Solution& solution) {
    const auto address = find_field(solution.field);
    const double value = solution.value.value_or(0.0);
    if (!address) return price_usd(value);
    switch (address->field->unit) {
    case Unit::Rate: return percent(value, 4);
    case Unit::Multiple: return grouped(value, 2) + "x";
    case Unit::Days: return days(value);
    case Unit::UsdPerCoin: return price_usd(value);
    default: return coins(value);
    }
}

/// "rise of 40 %", "fall of 20 %".
std::string move_of(double move) { return (move < 0.0 ? "fall of " : "rise of ") + short_percent(std::abs(move)); }

std::string settle_asset_of(const Plan& plan, const Solution& solution) {
    const auto address = find_field(solution.field);
    if (!address || address->index >= plan.legs.size()) return "";
    const Leg& leg = plan.legs[address->index];
    const Contract* contract = find_contract(leg.contract);
    if (contract != nullptr) return std::string(contract->settle_asset);
    return leg.kind == ContractKind::Linear ? "USDT" : contract_coin_of(plan, address->index);
}

std::string found_in_words(const Plan& plan, const Solution& s, double move, double within) {
    if (s.goal == "break_even")
        return "At an end price of " + number_text(s)
               + " the hedge makes exactly what it costs; below it you are better " + "off with it.";
    if (s.goal == "leverage")
        return "Up to " + number_text(s) + " the hedge survives a " + move_of(move) + ". Higher leverage does not.";
    if (s.goal == "collateral")
        return "Collateral of " + amount_of(*s.value, settle_asset_of(plan, s)) + " survives a " + move_of(move) + ".";
    if (s.goal == "ratio")
        return "A hedge ratio of " + number_text(s) + " keeps the loss of a " + move_of(move) + " within "
               + short_percent(within) + " of what your coins are worth.";
    if (s.goal == "funding_rate")
        return "At a funding rate of " + number_text(s) + " each time, hedging for " + days(plan.horizon_days)
               + " costs " + short_percent(within) + " of what your coins are worth.";
    if (s.goal == "days")
        return "After " + number_text(s) + " the hedge has cost more than " + short_percent(within)
               + " of what your coins are worth.";
    return "Selling now is the cheaper way only if you buy back below " + number_text(s) + ".";
}

std::string already_in_words(const Plan& plan, const Solution& s, double move, double within) {
    if (s.goal == "collateral")
        return "Already safe: the present collateral survives a " + move_of(move) + ". "
               + amount_of(*s.value, settle_asset_of(plan, s)) + " would be enough.";
    if (s.goal == "ratio")
        return "Already safe: even without a hedge the loss of a " + move_of(move) + " stays within "
               + short_percent(within) + " of what your coins are worth.";
    return "The costs of opening and closing alone are more than " + short_percent(within)
           + " of what your coins are worth.";
}

std::string impossible_in_words(const Solution& s, double move, double within) {
    if (s.goal == "break_even") return "There is no such price: the hedge never makes what it costs.";
    if (s.goal == "leverage") return "No leverage is low enough to survive a " + move_of(move) + ".";
    if (s.goal == "collateral") return "No collateral is enough to survive a " + move_of(move) + ".";
    if (s.goal == "ratio")
        return "No hedge ratio keeps the loss of a " + move_of(move) + " within " + short_percent(within) + ".";
    if (s.goal == "funding_rate")
        return "At no funding rate up to 10 % does it cost exactly " + short_percent(within) + ".";
    if (s.goal == "days") return "Never: in ten years the cost does not pass " + short_percent(within) + ".";
    return "There is no such price.";
}

} // namespace

std::string solution_in_words(const Plan& plan, const Solution& solution, double move, double within) {
    switch (solution.status) {
    case SolutionStatus::Found: return found_in_words(plan, solution, move, within);
    case SolutionStatus::Already: return already_in_words(plan, solution, move, within);
    case SolutionStatus::Impossible: return impossible_in_words(solution, move, within);
    }
    return {};
}

std::string text_from_comparison(const Plan& plan, const Comparison& comparison) {
    std::string text = joined_rows("What there is at each price, before tax, in USD",
                                   values_table(comparison, &Alternative::values_usd));
    if (plan.sale.tax_rate > 0.0) {
        text += joined_rows("After tax on what was realised, coins kept",
                            values_table(comparison, &Alternative::in_hand_usd));
        text +=
            joined_rows("After tax, were the coins sold too", values_table(comparison, &Alternative::after_tax_usd));
    }
    Rows rows{{"what it takes", "contracts", "collateral", "from outside", "liquidation", "cost"}};
    for (const Alternative& a : comparison.alternatives) {
        const bool has_hedge = a.contracts != 0.0;
        rows.push_back({a.label, has_hedge ? coins(a.contracts) : "", has_hedge ? whole_usd(a.collateral_usd) : "",
                        has_hedge ? whole_usd(a.outside_usd) : "",
                        has_hedge ? liquidation_text(a.liquidation_price) : "", grouped(a.cost_usd + 0.0, 2)});
    }
    text += joined_rows("What it takes, in USD; a cost below zero is income", rows);
    if (any_liquidated(comparison)) text += "* a hedge was liquidated on the way\n";
    return text;
}

std::string text_from_offers(const Plan& plan, std::span<const VenueOffer> offers) {
    Rows rows{{"contract", "contracts", "left open", "collateral", "liquidation", "fees", "funding cap"}};
    for (const VenueOffer& offer : offers) {
        if (!offer.problem.empty()) {
            rows.push_back({offer.contract, "none", "", "", "", "", ""});
            continue;
        }
        rows.push_back({offer.contract, coins(offer.contracts), coins(offer.residual_coins),
                        amount_of(offer.collateral, offer.settle_asset), liquidation_text(offer.liquidation_price),
                        offer.fees_usd ? grouped(*offer.fees_usd, 2) : "?",
                        offer.funding_cap_rate ? percent(*offer.funding_cap_rate, 3) : "?"});
    }
    std::string text = "The same hedge on " + contract_coin_of(plan, 0) + " at each venue; ? is not known\n" + aligned(rows, 1);
    for (const VenueOffer& offer : offers) {
        if (!offer.problem.empty()) text += wrapped(offer.contract + ": " + offer.problem, 0) + "\n";
    }
    return text;
}

std::string text_from_top_ups(const Plan&, std::span<const TopUp> rungs, std::string_view settle_asset) {
    if (rungs.empty()) return "The leverage never grows that much.\n";
    Rows rows{{"at", "deposit", "worth", "then liquidated at"}};
    for (const TopUp& rung : rungs) {
        rows.push_back({price_usd(rung.price), amount_of(rung.deposit, settle_asset), usd(rung.deposit_usd),
                        rung.liquidation_price ? price_usd(*rung.liquidation_price) : "never"});
    }
    return aligned(rows, 1);
}

std::string text_from_grid(const Plan&, const Grid& grid) {
    constexpr std::size_t kMostColumns = 9;
    const std::size_t columns = grid.prices.size();
    const std::size_t step = (columns + kMostColumns - 1) / kMostColumns;
    Rows rows{{grid.axis}};
    for (std::size_t column = 0; column < columns; column += step)
        rows.front().push_back(grouped(grid.prices[column], grid.prices[column] < 100.0 ? 2 : 0));
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        std::vector<std::string> cells{grid.axis == "funding" ? percent(grid.rows[row], 4)
                                                              : grouped(grid.rows[row], 2)};
        for (std::size_t column = 0; column < columns; column += step) {
            const std::size_t cell = row * columns + column;
            cells.push_back(whole_usd(grid.net_usd[cell]) + (grid.liquidated[cell] != 0.0 ? "*" : " "));
        }
        rows.push_back(std::move(cells));
    }
    return "Result at each end price, in USD; * a hedge was liquidated on the way\n" + aligned(rows, 1);
}

} // namespace keel::text
