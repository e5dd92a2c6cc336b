#include "view/panels/figures.hpp"

#include "engine/plan_check.hpp"
#include "model/venues.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/figure_cards.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

/// One decimal where it says something.
std::string percent_in_words(double fraction) {
    const bool is_whole = std::fabs(fraction * 100.0 - std::round(fraction * 100.0)) < 0.05;
    return text::percent(fraction, is_whole ? 0 : 1, kMinus);
}

/// "Sell short 2" in a plan of several.
std::string numbered(std::string_view label, const Plan& plan, std::size_t leg) {
    return std::string(label) + (plan.legs.size() > 1 ? " " + text::grouped(double(leg + 1), 0) : "");
}

std::string_view action_of(const Leg& leg, const LegSizing& sizing) {
    const bool is_long = sizing.contracts < 0.0 || (sizing.contracts == 0.0 && leg.side == Side::Long);
    if (leg.entry_price) return is_long ? "Held long" : "Held short";
    return is_long ? "Buy" : "Sell short";
}

void add_leg(std::vector<Figure>& figures, const Plan& plan, const Report& report, const Money& money, std::size_t i) {
    const Leg& leg = plan.legs[i];
    const LegSizing& sizing = report.sizing.legs[i];
    const LegMargin& margin = report.margin.legs[i];
    const Contract* contract = find_contract(leg.contract);
    const auto add = [&](std::string_view key, std::string_view label, std::string value, std::string note,
                         bool is_danger = false) {
        figures.push_back({numbered(label, plan, i), std::move(value), std::move(note), is_danger, leg_key(i, key)});
    };
    const std::string symbol = contract != nullptr ? std::string(contract->symbol) : "custom contract";
    add("contracts", action_of(leg, sizing), text::coins(std::fabs(sizing.contracts), kMinus), symbol);
    add("collateral", "Collateral", short_amount(margin.collateral) + " " + margin.settle_asset,
        short_money(margin.collateral_usd) + " USD");
    if (margin.liquidation_price) {
        const double distance = margin.liquidation_distance.value_or(0.0);
        const std::string coin = coin_of(plan, leg);
        add("liquidation", "Liquidation", short_price(*margin.liquidation_price),
            (coin == plan.bags[0].coin ? "" : coin + ", ") + text::signed_percent(distance, 1, kMinus)
                + (leg.entry_price ? " from now" : " from entry"),
            std::fabs(distance) < 0.5);
    } else {
        add("liquidation", "Liquidation", "never", "at any price");
    }
    if (leg.entry_price && sizing.pnl_so_far_usd != 0.0) {
        add("so_far", sizing.pnl_so_far_usd < 0.0 ? "Lost so far" : "Won so far",
            money.told(std::fabs(sizing.pnl_so_far_usd)), "since it was opened");
    }
    if (sizing.locked_in_yield)
        add("locked_in", "Locked in", text::percent(*sizing.locked_in_yield, 2, kMinus), "a year to expiry");
    if (sizing.residual_sd_usd && sizing.unhedged_sd_usd) {
        add("swing", "Usual swing", money.told(*sizing.residual_sd_usd),
            "unhedged " + money.told(*sizing.unhedged_sd_usd));
    }
}

void add_bag(std::vector<Figure>& figures, const Plan& plan, const Report& report, std::size_t i) {
    const BagSizing& bag = report.sizing.bags[i];
    const bool is_one = plan.bags.size() == 1;
    if (!is_one && bag.exposed_coins == 0.0 && bag.hedged_coins == 0.0) return;
    const bool is_over = bag.residual_coins * bag.exposed_coins < 0.0;
    const std::string left = short_amount(std::fabs(bag.residual_coins)) + " " + plan.bags[i].coin;
    figures.push_back({is_one ? "Hedged" : "Hedged, " + plan.bags[i].coin,
                       bag.achieved_ratio ? percent_in_words(*bag.achieved_ratio) : "nothing held",
                       bag.residual_coins == 0.0 ? "nothing left open" : left + (is_over ? " too much" : " left open"),
                       false, bag_key(i, "hedged")});
}

std::vector<Figure> figures_of(const Plan& plan, const Report& report, const Money& money) {
    std::vector<Figure> figures;
    const std::size_t legs = std::min(report.sizing.legs.size(), plan.legs.size());
    for (std::size_t i = 0; i < legs; ++i)
        add_leg(figures, plan, report, money, i);
    for (std::size_t i = 0; i < std::min(report.sizing.bags.size(), plan.bags.size()); ++i)
        add_bag(figures, plan, report, i);
    const Cost& cost = report.cost;
    // Dated contracts know no funding.
    if (cost.funding_usd != 0.0 || !std::ranges::all_of(plan.legs, is_dated)) {
        figures.push_back({"Funding, " + days_in_words(plan.horizon_days), money.told(std::fabs(cost.funding_usd)),
                           cost.funding_usd < 0.0   ? "you receive it"
                           : cost.funding_usd > 0.0 ? "you pay it"
                                                    : "none",
                           false, "funding"});
    }
    const double shown = cost.per_day_usd.value_or(cost.total_usd);
    figures.push_back({shown < 0.0 ? "Income" : "Cost", money.told(std::fabs(cost.total_usd)),
                       cost.per_day_usd ? money.told(std::fabs(*cost.per_day_usd)) + " a day" : "at once", false,
                       "cost"});
    return figures;
}

} // namespace

void figures_panel(Ui& ui, const Plan& plan, const Report& report, const Money& money, Freshness freshness, float width,
                   std::string& explained) {
    figure_cards(ui, figures_of(plan, report, money), freshness, width, explained);
}

} // namespace keel::view
