#include "engine/hedge.hpp"

#include "engine/margin.hpp"
#include "model/fields.hpp"
#include "model/venues.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

namespace keel {

namespace {

std::string leg_key(std::size_t index, std::string_view name) {
    return (index == 0 ? "leg." : "leg" + std::to_string(index + 1) + ".") + std::string(name);
}

std::string text_from_number(double value) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.12g", value);
    return buffer;
}

/// The coin a contract is on; a custom contract is on the coin of its bag.
std::string_view underlying_of(const Leg& leg, const Bag& bag) {
    const Contract* contract = find_contract(leg.contract);
    return contract != nullptr ? contract->underlying : std::string_view(bag.coin);
}

void check_coin(const Leg& leg, const Bag& bag, std::size_t index, Issues& issues) {
    if (underlying_of(leg, bag) == bag.coin) return;
    issues.push_back({leg_key(index, "contract"), leg.contract, "a contract on " + bag.coin + ", which its bag holds"});
}

void check_collateral_source(const Leg& leg, const Bag& bag, std::size_t index, Issues& issues) {
    const Terms terms = terms_of(leg, bag);
    if (terms.kind == ContractKind::Linear && leg.collateral_source == CollateralSource::Bag) {
        issues.push_back({leg_key(index, "collateral_source"), "bag",
                          "possible with a contract that is margined in " + terms.settle_asset + "; accepted: extra"});
    }
    if (leg.sizing == SizingMode::Ratio && !target_coins(leg, bag, terms)) {
        issues.push_back({leg_key(index, "leverage"), text_from_number(leg.leverage),
                          "above the hedge ratio " + text_from_number(leg.ratio)
                              + ": the coins posted on top of the bag would need hedging too, without end; "
                                "raise the leverage or give the collateral"});
    }
}

/// The lowest spot price any scenario of the plan passes through.
double lowest_price(const Plan& plan, const Bag& bag) {
    const double lowest_shock = std::min(0.0, *std::ranges::min_element(plan.scenario.shocks));
    return bag.price * (1.0 + lowest_shock);
}

/// Futures prices must stay above 0 on every path; the basis is linear in time, so its lower end decides.
void check_basis(const Plan& plan, const Leg& leg, const Bag& bag, std::size_t index, Issues& issues) {
    const double lowest = lowest_price(plan, bag);
    const auto check_one = [&](double basis, std::string_view name) {
        if (basis > -lowest) return;
        issues.push_back({leg_key(index, name), text_from_number(basis),
                          "above " + text_from_number(-lowest) + ": the futures price would fall to 0 or below at "
                              + text_from_number(lowest) + ", the lowest scenario price"});
    };
    check_one(leg.basis, "basis");
    if (leg.exit_basis) check_one(*leg.exit_basis, "exit_basis");
}

Issues check_legs(const Plan& plan) {
    Issues issues;
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const Leg& leg = plan.legs[i];
        if (leg.bag > static_cast<double>(plan.bags.size())) {
            issues.push_back({leg_key(i, "bag"), text_from_number(leg.bag),
                              "a bag of this plan, 1 to " + std::to_string(plan.bags.size())});
            continue;
        }
        const Bag& bag = plan.bags[static_cast<std::size_t>(leg.bag) - 1];
        check_coin(leg, bag, i, issues);
        check_collateral_source(leg, bag, i, issues);
        check_basis(plan, leg, bag, i, issues);
    }
    return issues;
}

template <class PositionType>
Margined<PositionType> margined(const PositionType& position, const Leg& leg) {
    using Settle = typename PositionType::Settle;
    return {position, leg.collateral ? Settle(*leg.collateral) : initial_margin(position, leg.leverage)};
}

/// Takes inverse collateral out of the bag as far as it reaches; linear collateral always comes from outside.
void place_collateral(HedgeLeg& hedge, const Leg& leg, UsdPerCoin spot, Coin& left_in_bag) {
    if (const auto* linear = std::get_if<Margined<LinearPosition>>(&hedge.margined)) {
        hedge.collateral_outside = linear->collateral;
        return;
    }
    const Coin posted = std::get_if<Margined<InversePosition>>(&hedge.margined)->collateral;
    if (!brings_extra_coins(leg, hedge.terms)) {
        hedge.collateral_from_bag = std::min(posted, left_in_bag);
        left_in_bag -= hedge.collateral_from_bag;
    }
    hedge.collateral_extra = posted - hedge.collateral_from_bag;
    hedge.collateral_outside = hedge.collateral_extra * spot;
}

HedgeLeg hedge_leg(const Leg& leg, const Bag& bag) {
    HedgeLeg hedge;
    hedge.bag = static_cast<std::size_t>(leg.bag) - 1;
    hedge.terms = terms_of(leg, bag);
    hedge.entry_basis = UsdPerCoin(leg.basis);
    hedge.exit_basis = UsdPerCoin(leg.exit_basis.value_or(leg.basis));
    hedge.funding_rate = Rate(leg.funding_rate);
    const UsdPerCoin entry = UsdPerCoin(bag.price) + hedge.entry_basis;
    hedge.sized = size_leg(leg, bag, hedge.terms, entry);
    const Position position =
        position_from_contracts(hedge.terms.kind, hedge.sized.rounded, hedge.terms.contract_value, entry);
    hedge.margined = std::visit([&](const auto& p) -> MarginedPosition { return margined(p, leg); }, position);
    return hedge;
}

} // namespace

std::expected<Hedge, Issues> hedge_from_plan(const Plan& plan) {
    Issues issues = check_fields(plan);
    if (!issues.empty()) return std::unexpected(std::move(issues));
    issues = check_legs(plan);
    if (!issues.empty()) return std::unexpected(std::move(issues));

    Hedge hedge;
    std::vector<Coin> left_in_bag;
    for (const Bag& bag : plan.bags) {
        hedge.exposed.push_back(Coin(bag.amount));
        left_in_bag.push_back(Coin(bag.amount));
    }
    for (const Leg& leg : plan.legs) {
        const auto bag = static_cast<std::size_t>(leg.bag) - 1;
        HedgeLeg ready = hedge_leg(leg, plan.bags[bag]);
        place_collateral(ready, leg, UsdPerCoin(plan.bags[bag].price), left_in_bag[bag]);
        hedge.exposed[bag] += ready.collateral_extra;
        hedge.legs.push_back(std::move(ready));
    }
    return hedge;
}

} // namespace keel
