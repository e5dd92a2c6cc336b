#include "text/report_rows.hpp"

#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace keel::text {

namespace {

std::string price_or_never(const std::optional<double>& price, const std::string& behind) {
    return price ? price_usd(*price) + behind : "never";
}

std::string rounded_from(const Leg& leg, const LegSizing& sizing) {
    if (leg.change_contracts != 0.0 || sizing.contracts == sizing.contracts_exact) return "";
    return ", rounded from " + coins(std::fabs(sizing.contracts_exact));
}

std::string source_of(const LegMargin& margin) {
    if (margin.collateral <= 0.0) return "";
    if (margin.collateral_from_bag <= 0.0) return ", brought from outside the bag";
    if (margin.collateral_from_bag >= margin.collateral) return ", out of the bag";
    return ", " + amount_of(margin.collateral_from_bag, margin.settle_asset) + " of it out of the bag";
}

/// "8 BTC in the account", and what a bonus adds.
void add_other_backing(const Leg& input, const std::string& coin, Rows& rows) {
    if (input.spot_collateral > 0.0) {
        rows.push_back({"Also counts", amount_of(input.spot_collateral, coin) + " in the account, less a haircut of "
                                           + short_percent(input.spot_haircut)});
    }
    if (input.bonus_use != BonusUse::None && input.bonus_credit > 0.0) {
        const std::string use = input.bonus_use == BonusUse::Margin ? " as margin" : " for fees";
        rows.push_back(
            {"Bonus", usd(input.bonus_credit) + use + (input.bonus_days ? ", for " + days(*input.bonus_days) : "")});
    }
}

void add_dated(const Plan& plan, const Report& report, std::size_t leg, Rows& rows) {
    if (!is_dated(plan, leg)) return;
    const LegSizing& sizing = report.sizing.legs[leg];
    rows.push_back({"Settled", "after " + days(expiry_days_of(plan, leg)) + ", at the spot price"});
    if (!sizing.locked_in_yield) return;
    const double gain = direction_of(plan, report, leg) * *sizing.locked_in_yield;
    std::string yield = told_percent(gain, 2) + " a year until then, simple";
    const auto& compound = sizing.locked_in_yield_compound;
    // Of a day or less it may be more than a number can hold.
    if (compound && std::isfinite(*compound) && gain == *sizing.locked_in_yield)
        yield += "; " + told_percent(*compound, 2) + " compound";
    rows.push_back({"Locked in", yield});
}

void add_cross_hedge(const Plan& plan, const Report& report, std::size_t leg, Rows& rows) {
    const LegSizing& sizing = report.sizing.legs[leg];
    if (!sizing.min_variance_ratio || !sizing.effectiveness) return;
    const std::string bag = hedged_coin_of(plan, leg), asset = contract_coin_of(plan, leg);
    rows.push_back({"Hedges", bag + " with " + asset + ": best " + coins(*sizing.min_variance_ratio) + " USD of "
                                  + asset + " for each USD of " + bag});
    rows.push_back({"Effectiveness", short_percent(*sizing.effectiveness) + " of the variance at that size"});
    if (!sizing.residual_volatility || !sizing.unhedged_sd_usd || !sizing.residual_sd_usd) return;
    rows.push_back({"Swings left", told_percent(*sizing.residual_volatility, 1) + " a year instead of "
                                       + told_percent(plan.bags[bag_of(plan, leg)].volatility, 1) + "; over "
                                       + days(plan.horizon_days) + " " + usd(*sizing.residual_sd_usd) + " instead of "
                                       + usd(*sizing.unhedged_sd_usd) + " (one standard deviation)"});
}

std::string worth_of(const Plan& plan, const Report& report, std::size_t leg) {
    const LegSizing& sizing = report.sizing.legs[leg];
    return usd(sizing.notional_usd) + ": " + amount_of(std::fabs(sizing.coins), contract_coin_of(plan, leg)) + " at "
           + price_usd(sizing.futures_price);
}

/// "when BTC rises to 97,111.55 USD (+49.4 %) or falls to …".
std::string wallet_end(const Plan& plan, const WalletMargin& wallet) {
    const Bag& first = plan.bags.front();
    std::vector<std::string> parts;
    const auto add = [&](const std::optional<double>& move, const char* verb) {
        if (move) parts.push_back(verb + price_usd(first.price * (1.0 + *move)) + " (" + told_distance(*move, 2) + ")");
    };
    add(wallet.liquidation_rise, "rises to ");
    add(wallet.liquidation_fall, "falls to ");
    if (parts.empty()) return "never";
    return "when " + first.coin + " " + parts.front() + (parts.size() > 1 ? " or " + parts.back() : "");
}

} // namespace

NamedRows rows_of_leg(const Plan& plan, const Report& report, std::size_t leg) {
    const Leg& input = plan.legs[leg];
    const LegSizing& sizing = report.sizing.legs[leg];
    const LegMargin& margin = report.margin.legs[leg];
    const bool is_cross = is_cross_margined(plan, leg);
    const std::string distance =
        margin.liquidation_distance ? " (" + told_distance(*margin.liquidation_distance, 2) + ")" : "";
    Rows rows{
        {side_in_words(plan, report, leg),
         contracts_in_words(plan, report, leg) + place_in_words(plan, leg) + rounded_from(input, sizing)},
        {"Worth", worth_of(plan, report, leg)},
    };
    if (input.entry_price || sizing.pnl_so_far_usd != 0.0) rows.push_back({"P&L so far", usd(sizing.pnl_so_far_usd)});
    add_dated(plan, report, leg, rows);
    add_cross_hedge(plan, report, leg, rows);
    rows.push_back({"Collateral", amount_of(margin.collateral, margin.settle_asset) + source_of(margin)});
    add_other_backing(input, hedged_coin_of(plan, leg), rows);
    rows.push_back({"Initial margin", amount_of(margin.initial_margin, margin.settle_asset)});
    const std::string added =
        margin.added_maintenance_rate > 0.0 ? " and " + short_percent(margin.added_maintenance_rate) + " on top" : "";
    rows.push_back(
        {"Maintenance", short_percent(margin.maintenance_rate) + " (" + margin.maintenance_source + ")" + added});
    rows.push_back({"Liquidation", price_or_never(margin.liquidation_price, distance)
                                       + (is_cross ? ", with the wallet it shares" : "")});
    if (!is_cross) rows.push_back({"Bankruptcy", price_or_never(margin.bankruptcy_price, "")});
    return {"Hedge " + std::to_string(leg + 1), std::move(rows)};
}

std::vector<NamedRows> rows_of_wallets(const Plan& plan, const Report& report) {
    std::vector<NamedRows> all;
    for (const WalletMargin& wallet : report.margin.wallets) {
        if (wallet.cross_legs <= 0.0 && wallet.legs < 2.0) continue;
        Rows rows{{"Hedges", coins(wallet.legs) + ", of them " + coins(wallet.cross_legs) + " on cross margin"},
                  {"Collateral", amount_of(wallet.collateral, wallet.settle_asset)},
                  {"Initial margin", amount_of(wallet.initial_margin, wallet.settle_asset)}};
        if (wallet.cross_legs > 0.0) {
            rows.push_back(
                {"Equity", amount_of(wallet.equity.value_or(0.0), wallet.settle_asset) + " on cross margin"});
            rows.push_back({"Maintenance", amount_of(wallet.maintenance.value_or(0.0), wallet.settle_asset)});
            rows.push_back({"Liquidation", wallet_end(plan, wallet)});
        }
        const std::string name = wallet.venue == "custom" ? "Custom wallet" : "Wallet on " + wallet.venue;
        all.push_back({name + ", in " + wallet.settle_asset, std::move(rows)});
    }
    return all;
}

Rows rows_of_bags(const Plan& plan, const Report& report, Digits digits) {
    const bool is_brief = digits == Digits::Few;
    const auto amount = [&](double count) { return is_brief ? short_number(count) : coins(count); };
    const auto share = [&](double ratio) {
        return is_brief ? short_number(100.0 * ratio) + " %" : told_percent(ratio, 2);
    };
    Rows rows{{"Bag", "exposed", "hedged", "left open", "ratio"}};
    for (std::size_t i = 0; i < std::min(plan.bags.size(), report.sizing.bags.size()); ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        rows.push_back({plan.bags[i].coin, amount(bag.exposed_coins), amount(bag.hedged_coins),
                        amount(bag.residual_coins), bag.achieved_ratio ? share(*bag.achieved_ratio) : "none"});
    }
    return rows;
}

/// "Break-even: below 63,000 USD the hedge was worth its cost."
std::string break_even_in_words(const Plan& plan, const Report& report) {
    const auto& price = report.cost.break_even_price;
    if (!price) return {};
    const Bag& first = plan.bags.front();
    const std::string coin = plan.bags.size() > 1 ? " for " + first.coin : "";
    const bool is_income = report.cost.total_usd < 0.0;
    const bool is_above = *price > first.price;
    const std::string better = " you are better off with the hedge", worth = " the hedge was worth its cost";
    const std::string text = is_income ? (is_above ? "up to " : "down to ") + price_usd(*price) + coin + better
                                       : (is_above ? "above " : "below ") + price_usd(*price) + coin + worth;
    return "Break-even: " + text + ".";
}

NamedRows rows_of_cost(const Plan& plan, const Report& report) {
    const Cost& cost = report.cost;
    const auto rate = [](const std::optional<double>& fraction) {
        return fraction ? told_percent(*fraction, 2) : "none";
    };
    Rows rows{
        {"Entry fee", usd(cost.entry_fee_usd)}, {"Exit fee", usd(cost.exit_fee_usd)},
        {"Funding", usd(cost.funding_usd)},     {"Interest", usd(cost.borrow_usd)},
        {"Basis", usd(cost.basis_usd)},
    };
    if (cost.slippage_usd != 0.0) rows.push_back({"Slippage", usd(cost.slippage_usd)});
    if (cost.settle_usd != 0.0) rows.push_back({"Collateral's price", usd(cost.settle_usd)});
    if (cost.bonus_usd != 0.0) rows.push_back({"Bonus", usd(cost.bonus_usd)});
    rows.insert(rows.end(), {{"Total", usd(cost.total_usd)},
                             {"of the bags", rate(cost.total_rate)},
                             {"a year", rate(cost.annualised_rate)},
                             {"a day", cost.per_day_usd ? usd(*cost.per_day_usd) : "none"}});
    return {"Cost of " + days(plan.horizon_days) + " at an unchanged price; below zero you receive it",
            std::move(rows)};
}

} // namespace keel::text
