#include "engine/compare.hpp"

#include "engine/evaluate.hpp"
#include "engine/funding.hpp"
#include "engine/market.hpp"
#include "engine/plan_check.hpp"
#include "model/venues.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace keel {

namespace {

// ---- Taxes ----

double cost_basis_of(const Bag& bag) { return bag.cost_basis.value_or(bag.price); }

/// Gain on the coins over what they cost, were they sold at the prices of a scenario.
double coin_gain(const Plan& plan, const Scenario& scenario) {
    double gain = 0.0;
    for (std::size_t i = 0; i < plan.bags.size(); ++i)
        gain += plan.bags[i].amount * (scenario.bags[i].price - cost_basis_of(plan.bags[i]));
    return gain;
}

double taxed(const Sale& sale, double gain) { return sale.tax_rate * std::fmax(gain, 0.0); }

/// The result of the hedge as far as the tax office looks at it.
double taxable_hedge(const Sale& sale, double result) {
    return sale.loss_deductible == YesNo::Yes ? result : std::fmax(result, 0.0);
}

// ---- A plan as an alternative ----

void add_margin(Alternative& row, const Report& report) {
    std::optional<double> distance;
    for (std::size_t i = 0; i < report.margin.legs.size(); ++i) {
        const LegMargin& margin = report.margin.legs[i];
        row.contracts += report.sizing.legs[i].contracts;
        row.collateral_usd += margin.collateral_usd;
        row.outside_usd += outside_usd(margin);
        if (!margin.liquidation_distance) continue;
        if (distance && std::abs(*margin.liquidation_distance) >= std::abs(*distance)) continue;
        distance = margin.liquidation_distance;
        row.liquidation_price = margin.liquidation_price;
    }
}

Alternative alternative_from(std::string key, std::string label, const Plan& plan, const Report& report) {
    Alternative row{.key = std::move(key), .label = std::move(label)};
    add_margin(row, report);
    row.cost_usd = report.cost.total_usd;
    for (const Scenario& scenario : report.scenarios) {
        double hedge = 0.0;
        for (const ScenarioLeg& leg : scenario.legs)
            hedge += leg.net_usd;
        const double gain = coin_gain(plan, scenario) + taxable_hedge(plan.sale, hedge);
        row.values_usd.push_back(scenario.value_usd);
        row.in_hand_usd.push_back(scenario.value_usd - taxed(plan.sale, hedge));
        row.after_tax_usd.push_back(scenario.value_usd - taxed(plan.sale, gain));
        row.liquidated.push_back(scenario.liquidated ? 1.0 : 0.0);
    }
    return row;
}

/// Something else to do that is a plan too.
struct OtherPlan {
    std::string key;
    std::string label;
    Plan plan;
};

// ---- Other hedges ----

/// A leg that hedges the whole bag with the contract of the plan's first one, opened now.
Leg template_leg(const Plan& plan) {
    Leg leg = plan.legs.empty() ? Leg{} : plan.legs.front();
    const Bag& bag = plan.bags[static_cast<std::size_t>(leg.bag) - 1];
    if (plan.legs.empty() && bag.coin != "BTC") leg.contract = "custom";
    leg.sizing = leg.sizing == SizingMode::MinVariance ? SizingMode::MinVariance : SizingMode::Ratio;
    leg.side = Side::Short;
    leg.entry_price.reset();
    leg.change_contracts = 0.0;
    return leg;
}

/// A perpetual contract of that kind on the leg's coin, at its own venue when there is one.
std::optional<std::string> contract_of_kind(const Plan& plan, const Leg& leg, ContractKind kind) {
    const Contract* present = find_contract(leg.contract);
    if (present == nullptr && leg.kind == kind) return leg.contract;
    if (present != nullptr && present->kind == kind) return leg.contract;
    const Contract* found = nullptr;
    for (const Contract& contract : contracts()) {
        const bool fits = contract.kind == kind && contract.underlying == coin_of_contract(plan, leg)
                          && contract.product == Product::Perpetual;
        if (!fits) continue;
        if (present != nullptr && contract.venue == present->venue) return std::string(contract.id);
        if (found == nullptr) found = &contract;
    }
    return found != nullptr ? std::optional(std::string(found->id)) : std::nullopt;
}

void add_ratios(std::vector<OtherPlan>& others, const Plan& plan) {
    for (const int percent : {25, 50, 75, 100}) {
        Plan other = plan;
        other.legs = {template_leg(plan)};
        other.legs.front().sizing = SizingMode::Ratio;
        other.legs.front().ratio = percent / 100.0;
        other.legs.front().collateral.reset();
        const std::string number = std::to_string(percent);
        others.push_back({"hedge_" + number, "Hedge " + number + " %", std::move(other)});
    }
}

void add_kinds(std::vector<OtherPlan>& others, const Plan& plan) {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        for (const int leverage : {1, 2, 3}) {
            Plan other = plan;
            Leg leg = template_leg(plan);
            const auto contract = contract_of_kind(plan, leg, kind);
            if (!contract) continue;
            const bool is_other = *contract != leg.contract;
            const double hours_before = funding_interval_of(leg);
            leg.contract = *contract;
            leg.leverage = leverage;
            leg.ratio = 1.0;
            leg.collateral.reset();
            leg.collateral_source.reset();
            if (kind == ContractKind::Inverse) leg.spot_collateral = 0.0;
            if (is_other) { // what was typed in for the other contract does not hold for this one
                leg.maintenance_rate.reset(), leg.maintenance_amount.reset();
                leg.maker_fee_rate.reset(), leg.taker_fee_rate.reset();
                leg.expiry_days.reset();
                leg.funding_interval_hours.reset();
                keep_daily_funding(leg, hours_before);
            }
            other.legs = {std::move(leg)};
            const std::string number = std::to_string(leverage);
            const bool is_inverse = kind == ContractKind::Inverse;
            others.push_back({(is_inverse ? "inverse_" : "linear_") + number + "x",
                              (is_inverse ? "Inverse " : "Linear ") + number + "x", std::move(other)});
        }
    }
}

std::vector<OtherPlan> other_plans(const Plan& plan) {
    std::vector<OtherPlan> others{{"hold", "Hold, no hedge", plan}};
    others.front().plan.legs.clear();
    add_ratios(others, plan);
    add_kinds(others, plan);
    return others;
}

// ---- Selling ----

/// The share of the price that selling or buying takes.
double friction(const Sale& sale) { return std::fmin(sale.fee_rate + sale.slippage_rate, 1.0); }

struct Proceeds {
    double usd = 0.0; // after fee, slippage and tax
    double tax_usd = 0.0;
};

Proceeds proceeds_of(const Plan& plan) {
    double gross = 0.0, paid = 0.0;
    for (const Bag& bag : plan.bags) {
        gross += bag.amount * bag.price * (1.0 - friction(plan.sale)) - bag.owed * bag.price;
        paid += bag.amount * cost_basis_of(bag) - bag.owed * bag.price;
    }
    const double tax = taxed(plan.sale, gross - paid);
    return {gross - tax, tax};
}

Alternative sold(const Plan& plan, const Comparison& comparison) {
    Alternative row{.key = "sell", .label = "Sell"};
    const Proceeds proceeds = proceeds_of(plan);
    row.cost_usd = sale_cost_usd(plan);
    const std::size_t count = comparison.shocks.size();
    row.values_usd.assign(count, proceeds.usd + proceeds.tax_usd);
    row.in_hand_usd.assign(count, proceeds.usd);
    row.after_tax_usd.assign(count, proceeds.usd);
    row.liquidated.assign(count, 0.0);
    return row;
}

/// All coins are bought back in the mix they were in, when the first one has come to its price.
Alternative sold_and_bought_back(const Plan& plan, const Comparison& comparison) {
    Alternative row = sold(plan, comparison);
    row.key = "sell_rebuy";
    row.label = "Sell and buy back";
    const double proceeds = proceeds_of(plan).usd * (1.0 - friction(plan.sale));
    const double move = *plan.sale.rebuy_price / plan.bags.front().price - 1.0;
    double value_then = 0.0;
    for (std::size_t i = 0; i < plan.bags.size(); ++i)
        value_then += plan.bags[i].amount * double(price_after(plan, i, move));
    for (std::size_t k = 0; k < comparison.shocks.size(); ++k) {
        double value = 0.0;
        for (std::size_t i = 0; i < plan.bags.size(); ++i)
            value += plan.bags[i].amount * double(price_after(plan, i, comparison.shocks[k]));
        const double end = value_then > 0.0 ? proceeds * value / value_then : proceeds;
        row.values_usd[k] = end;
        row.in_hand_usd[k] = end;
        row.after_tax_usd[k] = end - taxed(plan.sale, end - proceeds);
    }
    return row;
}

Comparison begin(const Plan& plan) {
    Comparison comparison;
    comparison.shocks = plan.scenario.shocks;
    for (const double shock : comparison.shocks)
        comparison.prices.push_back(double(price_after(plan, 0, shock)));
    return comparison;
}

} // namespace

double sale_cost_usd(const Plan& plan) {
    double before = 0.0;
    for (const Bag& bag : plan.bags)
        before += (bag.amount - bag.owed) * bag.price;
    return before - proceeds_of(plan).usd;
}

std::expected<Comparison, Issues> compare(const Plan& plan) noexcept {
    const auto report = evaluate(plan);
    if (!report) return std::unexpected(report.error());
    Comparison comparison = begin(plan);
    comparison.alternatives.push_back(alternative_from("plan", "This plan", plan, *report));
    for (OtherPlan& other : other_plans(plan)) {
        // What cannot be had, or not with this coin, is no row.
        if (const auto result = evaluate(other.plan))
            comparison.alternatives.push_back(
                alternative_from(std::move(other.key), std::move(other.label), other.plan, *result));
    }
    comparison.alternatives.push_back(sold(plan, comparison));
    if (plan.sale.rebuy_price) comparison.alternatives.push_back(sold_and_bought_back(plan, comparison));
    return comparison;
}

std::optional<Plan> plan_of_alternative(const Plan& plan, std::string_view key) {
    for (OtherPlan& other : other_plans(plan)) {
        if (other.key == key) return std::move(other.plan);
    }
    return std::nullopt;
}

std::expected<Comparison, Issues> compare(const Plan& a, const Plan& b) noexcept {
    Plan second = b;
    second.scenario.shocks = a.scenario.shocks;
    const auto report_a = evaluate(a);
    if (!report_a) return std::unexpected(report_a.error());
    const auto report_b = evaluate(second);
    if (!report_b) return std::unexpected(report_b.error());
    Comparison comparison = begin(a);
    comparison.alternatives.push_back(alternative_from("a", "A", a, *report_a));
    comparison.alternatives.push_back(alternative_from("b", "B", second, *report_b));
    return comparison;
}

} // namespace keel
