// Funding, and hedges from the report: inverse ones, cross-hedges, and what the basis makes of a sale.

#include "data/vector_figures.hpp"
#include "engine/contract.hpp"
#include "engine/funding.hpp"
#include "engine/market.hpp"
#include "engine/root.hpp"
#include "support/plans.hpp"

#include <cmath>

namespace keel::test {

using Json = nlohmann::json;

namespace {

constexpr double kDaysPerYear = 365.0;

/// One payment at an unchanged price, settle asset.
double payment(double side, double notional, double price, double rate) {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.bags[0] = {"BTC", notional / price, price};
    plan.horizon_days = 1.0;
    plan.scenario.shocks = {0.0};
    Leg& leg = plan.legs[0];
    leg.side = side < 0.0 ? Side::Long : Side::Short;
    leg.contract_value = 1.0;
    leg.funding_interval_hours = 24.0;
    leg.funding_rate = rate;
    return std::abs(report_of(plan).scenarios[0].legs[0].funding);
}

/// A hedge of all of a bag, without rounding.
Plan whole_hedge(ContractKind kind, double coins, double price) {
    Plan plan = flat_plan(kind, 1.0);
    plan.bags[0] = {"BTC", coins, price};
    plan.legs[0].contract_value = 1.0;
    plan.legs[0].rounding = Rounding::None;
    return plan;
}

/// `amount` of a coin hedged with contracts of `contract_value` on another one at `futures_price`.
Plan cross_hedge(double amount, double futures_price, double contract_value) {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.bags = {{"FUT", 0.0, futures_price}, {"SPOT", amount, 1.0}};
    Leg& leg = plan.legs[0];
    leg.bag = 2.0;
    leg.coin = "FUT";
    leg.sizing = SizingMode::MinVariance;
    leg.contract_value = contract_value;
    return plan;
}

Figures cross_hedge_figures(const Plan& plan) {
    const LegSizing sizing = report_of(plan).sizing.legs[0];
    return {{"h", sizing.min_variance_ratio},
            {"contracts", sizing.contracts_exact},
            {"contracts_rounded", sizing.contracts}};
}

/// The futures price at which holding to expiry locks `rate` a year in, compounded.
double forward_price(double spot, double rate, double years) {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.bags[0].price = spot;
    plan.scenario.shocks = {0.0};
    plan.legs[0].expiry_days = years * kDaysPerYear;
    const auto above = [&](double forward) {
        plan.legs[0].basis = forward - spot;
        return report_of(plan).sizing.legs[0].locked_in_yield_compound.value() - rate;
    };
    return crossing(above, spot, 2.0 * spot);
}

/// The present value of storage that is paid in advance, in equal parts.
double storage_costs(double per_year, double years, double rate) {
    constexpr double kParts = 4.0;
    double sum = 0.0;
    for (double paid = 0.0; paid < years; paid += 1.0 / kParts)
        sum += per_year / kParts * std::exp(-rate * paid);
    return sum;
}

Figures forward_figures(const Json& in) {
    const double years = number(in, "T_years");
    if (in.contains("rate_annual"))
        return {{"forward", forward_price(number(in, "spot"), number(in, "rate_annual"), years)}};
    const double rate = number(in, "rate_cont");
    const double net = rate - number(in, "yield_cont", 0.0);
    const double spot = number(in, "spot") + storage_costs(number(in, "storage_per_year", 0.0), years, rate);
    return {{"forward", forward_price(spot, std::exp(net) - 1.0, years)}};
}

} // namespace

Figures funding(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (in.contains("relative_rate_per_hour")) { // of a contract of one dollar
        const InversePosition contract{Usd(1.0), UsdPerCoin(number(in, "index_usd"))};
        const Coin rate = notional_at(contract, contract.entry) * Rate(number(in, "relative_rate_per_hour"));
        return {{"absolute_rate_coin_per_contract_hour", double(rate)}};
    }
    if (in.contains("funding_rate")) {
        const double notional = number(in, "notional_usd"), mark = number(in, "mark_usd");
        const InversePosition position{Usd(notional), UsdPerCoin(mark)};
        return {{"value_coin", double(notional_at(position, position.entry))},
                {"payment_coin", payment(side_of(in), notional, mark, number(in, "funding_rate"))}};
    }
    // Kraken: the premium is paid back over so many hours, inside a cap.
    const double index = number(in, "index_usd");
    const double premium = number(in, "perp_usd") / index - 1.0;
    const double uncapped = premium / number(in, "realisation_hours");
    Leg leg;
    leg.funding_rate = uncapped;
    Terms terms;
    if (in.contains("cap_per_hour")) terms.funding_cap_rate = number(in, "cap_per_hour");
    const double rate = double(FundingSchedule(leg, terms).rate_at(1.0));
    const double coins = payment(side_of(in), number(in, "notional_usd", index), index, rate);
    return {{"uncapped_hourly_rate", uncapped},
            {"hourly_rate", rate},
            {"payment_coin", coins},
            {"payment_usd", coins * index}};
}

Figures inverse_hedge(const Json& vector) {
    const Json& in = vector.at("inputs");
    const double entry = number(in, "entry_usd"), exit = number(in, "exit_usd");
    const ContractKind kind = is_inverse(in) ? ContractKind::Inverse : ContractKind::Linear;
    Plan plan = whole_hedge(kind, number(in, "spot_coin"), entry);
    plan.legs[0].ratio = number(in, "hedge_ratio");
    plan.scenario.shocks = {exit / entry - 1.0};
    const Report report = report_of(plan);
    const Scenario& scenario = report.scenarios[0];
    return {{"notional_usd", report.sizing.legs[0].notional_usd},
            {"hedge_pnl_coin", scenario.futures_usd / scenario.price},
            {"total_coin", scenario.value_coin},
            {"total_usd", scenario.value_usd},
            {"spot_pnl_usd", scenario.spot_usd},
            {"hedge_pnl_usd", scenario.futures_usd},
            {"net_usd", scenario.net_usd}};
}

Figures hedge_ratio(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (in.contains("delta_spot")) return hedge_from_series(vector);
    if (in.contains("btc_per_contract")) {
        const double price = number(in, "btc_usd");
        Plan plan = whole_hedge(ContractKind::Linear, number(in, "fund_usd") / price, price);
        plan.legs[0].contract_value = number(in, "btc_per_contract");
        const LegSizing sizing = report_of(plan).sizing.legs[0];
        return {{"contracts", sizing.contracts}, {"contract_notional_usd", sizing.notional_usd / sizing.contracts}};
    }
    if (in.contains("beta")) {
        Plan plan = cross_hedge(number(in, "portfolio_usd"), number(in, "futures_price"), number(in, "multiplier"));
        plan.bags[0].volatility = 1.0;
        plan.bags[1].volatility = number(in, "beta");
        return cross_hedge_figures(plan);
    }
    Plan plan = cross_hedge(number(in, "exposure_units", 1.0), 1.0, number(in, "contract_units", 1.0));
    plan.bags[0].volatility = number(in, "sigma_futures");
    plan.bags[1].volatility = number(in, "sigma_spot");
    plan.bags[1].correlation = number(in, "rho");
    return cross_hedge_figures(plan);
}

/// Hull's basis is spot less futures; Keel's, as the venues', is futures less spot.
Figures basis_and_carry(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (in.contains("T_years")) return forward_figures(in);
    const bool is_long = in.at("side") == "long_hedge";
    const double units = number(in, is_long ? "units" : "units_yen");
    const double spot = number(in, "spot_close");
    Plan plan = whole_hedge(ContractKind::Linear, units, spot);
    if (is_long) {
        plan.bags[0].owed = 2.0 * units; // short of as many as are to be bought
        plan.legs[0].side = Side::Long;
    }
    plan.legs[0].basis = number(in, "futures_open") - spot;
    plan.legs[0].exit_basis = number(in, "futures_close") - spot;
    plan.scenario.shocks = {0.0};
    const Scenario scenario = report_of(plan).scenarios[0];
    const double total = std::abs(scenario.value_usd);
    return {{"effective_price", total / units},
            {"total", total},
            {"total_usd", total / 100.0}, // the yen is quoted in cents
            {"futures_gain", (scenario.futures_usd + scenario.basis_usd) / units},
            {"basis_close", -*plan.legs[0].exit_basis}};
}

} // namespace keel::test
