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

std::string liquidation_text(const std::optional<double>& price) { return price ? grouped(*price, 0) : "never"; }

enum class Detail { Whole, Short };

std::string told_usd(double amount, Detail detail) {
    return detail == Detail::Whole ? whole_usd(amount) : short_number(amount);
}

/// With short numbers where whole ones would not fit.
template <class RowsWith>
std::string fitted(RowsWith&& rows_with) {
    const Rows rows = rows_with(Detail::Whole);
    return aligned(aligned_width(rows) <= kTerminalColumns ? rows : rows_with(Detail::Short), 1);
}

Rows values_table(const Comparison& comparison, const std::vector<double> Alternative::*values, Detail detail) {
    const auto chosen = usual_shocks(comparison.shocks);
    Rows rows{{"at"}};
    for (const std::size_t k : chosen)
        rows.front().push_back(signed_percent(comparison.shocks[k], 0));
    for (const Alternative& alternative : comparison.alternatives) {
        std::vector<std::string> row{alternative.label};
        for (const std::size_t k : chosen) {
            const bool is_dead = alternative.liquidated[k] != 0.0;
            row.push_back(told_usd((alternative.*values)[k], detail) + (is_dead ? " *" : "  "));
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

/// The leg whose input the solution sets.
std::optional<std::size_t> leg_of(const Plan& plan, const Solution& solution) {
    const auto address = find_field(solution.field);
    if (!address || address->field->scope != Scope::Leg || address->index >= plan.legs.size()) return std::nullopt;
    return address->index;
}

std::string collateral_in_words(const Plan& plan, const Solution& solution) {
    const auto leg = leg_of(plan, solution);
    return amount_of(solution.value.value_or(0.0), leg ? settle_asset_of(plan, *leg) : "");
}

/// Whether the hedge makes more the higher the price: it is long.
bool pays_above(const Plan& plan) {
    return std::ranges::any_of(plan.legs, [](const Leg& leg) { return leg.side == Side::Long; });
}

/// What it does to the price at which the hedge dies.
std::string before_and_after(const Solution& s) {
    if (s.liquidation_before == s.liquidation_after) return "";
    const auto told = [](const std::optional<double>& price) { return price ? price_usd(*price) : "never"; };
    return " Liquidation: " + told(s.liquidation_before) + " now, " + told(s.liquidation_after) + " then.";
}

std::string found_in_words(const Plan& plan, const Solution& s, double move, double within) {
    if (s.goal == "break_even")
        return "At an end price of " + number_text(s) + " the hedge makes exactly what it costs; "
               + (pays_above(plan) ? "above" : "below") + " it you are better off with it.";
    if (s.goal == "leverage")
        return "Up to " + number_text(s) + " the hedge survives a " + move_of(move) + ". Higher leverage does not.";
    if (s.goal == "collateral")
        return "Collateral of " + collateral_in_words(plan, s) + " survives a " + move_of(move) + ".";
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
        return "Already safe: the present collateral survives a " + move_of(move) + ". " + collateral_in_words(plan, s)
               + " would be enough.";
    if (s.goal == "ratio")
        return "Already safe: even without a hedge the loss of a " + move_of(move) + " stays within "
               + short_percent(within) + " of what your coins are worth.";
    return "The costs of opening and closing alone are more than " + short_percent(within)
           + " of what your coins are worth.";
}

std::string impossible_in_words(const Solution& s, double move, double within, bool is_nothing_hedged) {
    if (s.goal == "break_even") return "There is no such price: the hedge never makes what it costs.";
    if (is_nothing_hedged && (s.goal == "leverage" || s.goal == "collateral"))
        return "Nothing is hedged here, so nothing can be liquidated.";
    if (s.goal == "leverage") return "No leverage is low enough to survive a " + move_of(move) + ".";
    if (s.goal == "collateral") return "No collateral is enough to survive a " + move_of(move) + ".";
    if (s.goal == "ratio")
        return "No hedge ratio keeps the loss of a " + move_of(move) + " within " + short_percent(within) + ".";
    if (s.goal == "funding_rate")
        return "At no funding rate up to 10 % does it cost exactly " + short_percent(within) + ".";
    if (s.goal == "days") return "Never: in ten years the cost does not pass " + short_percent(within) + ".";
    return "There is no such price.";
}

bool is_unhedged(const Leg& leg) {
    switch (leg.sizing) {
    case SizingMode::Ratio: return leg.ratio == 0.0;
    case SizingMode::Contracts: return leg.contracts == 0.0;
    case SizingMode::Notional: return leg.notional == 0.0;
    case SizingMode::MinVariance: return false;
    }
    return false;
}

} // namespace

std::string solution_in_words(const Plan& plan, const Solution& solution, double move, double within) {
    // A long leg is in danger from a fall, whatever the sign.
    const auto leg = leg_of(plan, solution);
    const bool is_margin = solution.goal == "leverage" || solution.goal == "collateral";
    if (is_margin && leg) move = plan.legs[*leg].side == Side::Long ? -std::abs(move) : std::abs(move);
    switch (solution.status) {
    case SolutionStatus::Found: return found_in_words(plan, solution, move, within) + before_and_after(solution);
    case SolutionStatus::Already: return already_in_words(plan, solution, move, within);
    case SolutionStatus::Impossible:
        return impossible_in_words(solution, move, within, leg && is_unhedged(plan.legs[*leg]));
    }
    return {};
}

std::vector<std::size_t> usual_shocks(std::span<const double> shocks) {
    constexpr std::array kWanted{-0.5, -0.2, 0.0, 0.2, 0.5};
    std::vector<std::size_t> chosen;
    for (const double wanted : kWanted) {
        std::size_t best = 0;
        for (std::size_t k = 1; k < shocks.size(); ++k) {
            if (std::abs(shocks[k] - wanted) < std::abs(shocks[best] - wanted)) best = k;
        }
        if (std::ranges::find(chosen, best) == chosen.end()) chosen.push_back(best);
    }
    return chosen;
}

std::string text_from_comparison(const Plan& plan, const Comparison& comparison) {
    const auto values = [&](std::string_view title, const std::vector<double> Alternative::*of) {
        const auto rows_with = [&](Detail detail) { return values_table(comparison, of, detail); };
        return std::string(title) + "\n" + fitted(rows_with) + "\n";
    };
    std::string text = values("What there is at each price, before tax, in USD", &Alternative::values_usd);
    if (plan.sale.tax_rate > 0.0) {
        text += values("After tax on what was realised, coins kept", &Alternative::in_hand_usd);
        text += values("After tax, were the coins sold too", &Alternative::after_tax_usd);
    }
    const auto needs_with = [&](Detail detail) {
        Rows rows{{"what it takes", "contracts", "collateral", "from outside", "liquidation", "cost"}};
        for (const Alternative& a : comparison.alternatives) {
            const auto of_hedge = [&](const std::string& told) { return a.contracts != 0.0 ? told : ""; };
            rows.push_back({a.label, of_hedge(detail == Detail::Whole ? coins(a.contracts) : short_number(a.contracts)),
                            of_hedge(told_usd(a.collateral_usd, detail)), of_hedge(told_usd(a.outside_usd, detail)),
                            of_hedge(liquidation_text(a.liquidation_price)),
                            detail == Detail::Whole ? grouped(a.cost_usd + 0.0, 2) : short_number(a.cost_usd)});
        }
        return rows;
    };
    text += "What it takes, in USD; a cost below zero is income\n" + fitted(needs_with) + "\n";
    if (any_liquidated(comparison)) text += "* a hedge was liquidated on the way\n";
    return text;
}

std::string missing_inverse_in_words(const Plan& plan, std::size_t leg, std::span<const VenueOffer> offers) {
    std::vector<std::string> without;
    for (const VenueOffer& offer : offers) {
        const auto has_inverse = [&](const VenueOffer& other) {
            return other.venue == offer.venue && other.kind == "inverse";
        };
        if (std::ranges::any_of(offers, has_inverse) || std::ranges::find(without, offer.venue) != without.end())
            continue;
        without.push_back(offer.venue);
    }
    if (without.empty()) return {};
    return joined(without) + (without.size() == 1 ? " has" : " have") + " no inverse contract on "
           + contract_coin_of(plan, leg)
           + ": your coins cannot be the collateral there, it has to come from outside, in dollars.";
}

std::string text_from_offers(const Plan& plan, std::size_t leg, std::span<const VenueOffer> offers) {
    const auto rows_with = [&](Detail detail) {
        const auto number = [&](double value) { return detail == Detail::Whole ? coins(value) : short_number(value); };
        Rows rows{{"contract", "contracts", "left open", "collateral", "liquidation", "fees", "funding cap"}};
        for (const VenueOffer& offer : offers) {
            if (!offer.problem.empty()) {
                rows.push_back({offer.contract, "none", "", "", "", "", ""});
                continue;
            }
            rows.push_back({offer.contract, number(offer.contracts), number(offer.residual_coins),
                            detail == Detail::Whole ? amount_of(offer.collateral, offer.settle_asset)
                                                    : short_number(offer.collateral) + " " + offer.settle_asset,
                            liquidation_text(offer.liquidation_price),
                            offer.fees_usd ? grouped(*offer.fees_usd, 2) : "?",
                            offer.funding_cap_rate ? percent(*offer.funding_cap_rate, 3) : "?"});
        }
        return rows;
    };
    std::string text =
        "The same hedge on " + contract_coin_of(plan, leg) + " at each venue; ? is not known\n" + fitted(rows_with);
    for (const VenueOffer& offer : offers) {
        if (!offer.problem.empty()) text += wrapped(offer.contract + ": " + offer.problem, 0) + "\n";
    }
    const std::string missing = missing_inverse_in_words(plan, leg, offers);
    return missing.empty() ? text : text + wrapped(missing, 0) + "\n";
}

std::string text_from_top_ups(std::span<const TopUp> rungs, std::string_view settle_asset) {
    if (rungs.empty()) return "No deposit is due: the leverage never grows to that much, or is above it already.\n";
    Rows rows{{"at", "deposit", "worth", "then liquidated at"}};
    for (const TopUp& rung : rungs) {
        rows.push_back({price_usd(rung.price), amount_of(rung.deposit, settle_asset), usd(rung.deposit_usd),
                        rung.liquidation_price ? price_usd(*rung.liquidation_price) : "never"});
    }
    return aligned(rows, 1);
}

std::string text_from_grid(const Grid& grid) {
    constexpr std::size_t kMostColumns = 9;
    const std::size_t columns = grid.prices.size();
    const auto rows_with = [&](std::size_t step) {
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
        return rows;
    };
    std::size_t step = (columns + kMostColumns - 1) / kMostColumns;
    while (step < columns && aligned_width(rows_with(step)) > kTerminalColumns)
        ++step;
    return "Result at each end price, in USD; * a hedge was liquidated on the way\n" + aligned(rows_with(step), 1);
}

} // namespace keel::text
