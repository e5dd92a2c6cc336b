// How many contracts, how much of the bag they hedge, and how much then still swings.

#include "engine/market.hpp"
#include "engine/plan_check.hpp"
#include "engine/sizing.hpp"
#include "explain/steps.hpp"

#include <cmath>
#include <iterator>
#include <string>

namespace keel::explain {

namespace {

constexpr double kDaysPerYear = 365.0;

/// The input that says how much is hedged.
std::string size_key(const Subject& s) {
    switch (s.leg().sizing) {
    case SizingMode::Contracts: return s.key("contracts");
    case SizingMode::Notional: return s.key("notional");
    case SizingMode::MinVariance: return bag_key(s.ready().bag, "correlation");
    case SizingMode::Ratio: break;
    }
    return s.key("ratio");
}

bool is_cross_hedge(const Subject& s) { return s.ready().bag != s.ready().asset; }

/// As the engine was given it.
SizingBasis basis_of(const Subject& s) {
    const HedgeLeg& ready = s.ready();
    const UsdPerCoin futures = UsdPerCoin(s.asset().price) + ready.entry_basis;
    const UsdPerCoin entry = s.leg().entry_price ? UsdPerCoin(*s.leg().entry_price) : ready.mark;
    return {ready.bag, ready.asset, entry, futures, ready.settle_start};
}

/// Coins held, or owed, of which a part is to be hedged.
Term coins_at_risk(const Subject& s, Steps& steps) {
    const Bag& bag = s.bag();
    const Term held = Term::quantity("coins held", bag.amount);
    if (bag.owed == 0.0) return held;
    const Term owed = Term::quantity("coins owed", bag.owed);
    const bool is_debt = bag.owed > bag.amount;
    return steps.add(is_debt ? "Coins missing" : "Coins left after what is owed", is_debt ? owed - held : held - owed,
                     std::fabs(bag.amount - bag.owed), Unit::of(bag.coin));
}

Term hedge_ratio(const Subject& s, Steps& steps) {
    if (s.leg().sizing != SizingMode::MinVariance) return Term::share("hedge ratio", s.leg().ratio);
    const double ratio = minimum_variance_ratio(s.plan, s.ready().bag, s.ready().asset);
    if (!is_cross_hedge(s)) return Term::share("hedge ratio of the same coin", ratio);
    const double correlation = correlation_between(s.plan, s.ready().bag, s.ready().asset);
    const Term formula = Term::quantity("correlation", correlation)
                         * Term::share("volatility of " + s.bag().coin, s.bag().volatility)
                         / Term::share("volatility of " + s.asset().coin, s.asset().volatility);
    return steps.add("Hedge ratio with the least swing", formula, ratio, kPercent);
}

/// Coins that are brought as collateral are at risk too.
Term with_extra_coins(const Subject& s, const Term& ratio, const Term& coins) {
    if (s.leg().collateral) return ratio * (coins + Term::quantity("collateral brought", *s.leg().collateral));
    return ratio * coins / (Term::number(1.0) - ratio / Term::quantity("leverage", s.leg().leverage));
}

/// Coins bought as collateral stand against coins that are owed.
Term with_paid_debt(const Subject& s, const Term& ratio, const Term& coins) {
    if (s.leg().collateral) return ratio * (coins - Term::quantity("collateral", *s.leg().collateral));
    return ratio * coins / (Term::number(1.0) + ratio / Term::quantity("leverage", s.leg().leverage));
}

Term coins_to_hedge(const Subject& s, Steps& steps) {
    const Term coins = coins_at_risk(s, steps), ratio = hedge_ratio(s, steps);
    const double actual = double(target_coins(s.plan, s.leg(), s.terms(), basis_of(s)).value_or(Coin(0.0)));
    const bool pays_debt = s.is_inverse() && s.leg().side == Side::Long && s.bag().owed > s.bag().amount;
    Term formula = ratio * coins;
    if (is_cross_hedge(s)) {
        formula = ratio * coins * Term::quantity(s.bag().coin + " price", s.bag().price) / s.spot();
    } else if (pays_debt && (brings_extra_coins(s.leg(), s.terms()) || s.bag().amount == 0.0)) {
        formula = with_paid_debt(s, ratio, coins);
    } else if (brings_extra_coins(s.leg(), s.terms())) {
        formula = with_extra_coins(s, ratio, coins);
    }
    return steps.add("Coins to hedge", formula, actual, Unit::of(s.asset().coin));
}

/// Before rounding.
Term contracts_wanted(const Subject& s, Steps& steps) {
    const Term value = s.contract_value();
    const SizingBasis basis = basis_of(s);
    const Term entry = Term::quantity(s.leg().entry_price ? "entry price" : "futures price", double(basis.entry));
    const Term settle = Term::quantity(s.terms().settle_asset + " price", basis.settle);
    const double actual = std::fabs(double(s.ready().sized.exact));
    if (s.leg().sizing == SizingMode::Notional) {
        const Term notional = Term::quantity("value to hedge in USD", s.leg().notional);
        if (s.is_inverse()) return steps.add("Contracts", notional / value, actual, kContracts);
        const Term coins = notional / Term::quantity("futures price in USD", double(basis.futures));
        const bool is_linear = s.terms().kind == ContractKind::Linear;
        return steps.add("Contracts", is_linear ? coins / value : coins / (value * settle), actual, kContracts);
    }
    const Term coins = coins_to_hedge(s, steps);
    const Term formula = s.is_inverse()                           ? coins * entry / value
                         : s.terms().kind == ContractKind::Linear ? coins / value
                                                                  : coins / (value * settle);
    return steps.add("Contracts", formula, actual, kContracts);
}

void round_down_to_lots(const Subject& s, Steps& steps) {
    const SizedLeg& sized = s.ready().sized;
    const double rounded = std::fabs(double(sized.rounded));
    if (sized.below_minimum_contracts || sized.below_minimum_notional) {
        steps.say("No order", "this is less than the smallest order that the exchange takes", told(0.0, kContracts));
        return;
    }
    if (agrees(std::fabs(double(sized.exact)), rounded)) return;
    constexpr std::string_view kWays[] = {"rounded to the nearest ", "rounded down to a ", "rounded up to a "};
    const auto way = static_cast<std::size_t>(s.leg().rounding);
    if (way >= std::size(kWays)) return;
    const double step = s.terms().lot_step;
    const std::string lot = step == 1.0 ? "whole contract" : "multiple of " + spelled(step) + " contracts";
    steps.say("Contracts you can order", std::string(kWays[way]) + lot, told(rounded, kContracts));
}

void change_open_position(const Subject& s, Steps& steps) {
    const double change = s.leg().change_contracts;
    if (!s.leg().entry_price || change == 0.0) return;
    const Term open = Term::quantity("contracts open", std::fabs(double(s.ready().sized.rounded)));
    const Term moved = Term::quantity(change > 0.0 ? "contracts added" : "contracts closed", std::fabs(change));
    steps.add("Contracts after the change", change > 0.0 ? open + moved : open - moved, std::fabs(s.sizing().contracts),
              kContracts);
}

/// What a hedge takes away from the swings of its bag, in the bag's coins.
Term coins_of_leg(const Subject& s, Steps& steps) {
    const Term contracts = Term::quantity(s.of_this("contracts"), s.sizing().contracts);
    Term formula = contracts * s.contract_value();
    if (s.is_inverse()) formula = formula / Term::quantity("entry price", s.sizing().futures_price);
    if (s.terms().kind == ContractKind::Quanto)
        formula = formula * Term::quantity(s.terms().settle_asset + " price", s.ready().settle_start);
    const Term coins = steps.add(s.of_this("Coins sold short"), formula, s.sizing().coins, Unit::of(s.asset().coin));
    if (!is_cross_hedge(s)) return coins;
    const double ratio = minimum_variance_ratio(s.plan, s.ready().bag, s.ready().asset);
    const double in_bag = ratio > 0.0 ? s.sizing().coins * s.asset().price / s.bag().price / ratio : 0.0;
    const Term moved = coins * s.spot() / Term::quantity(s.bag().coin + " price", s.bag().price)
                       / Term::share("hedge ratio with the least swing", ratio);
    return steps.add(s.of_this("The same in " + s.bag().coin), moved, in_bag, Unit::of(s.bag().coin));
}

} // namespace

Derivation explain_contracts(const Subject& s) {
    Derivation d;
    d.title = s.is_long() ? "Contracts to buy" : "Contracts to sell short";
    if (s.leg().entry_price) d.title = s.is_long() ? "Contracts held long" : "Contracts held short";
    d.result = told(std::fabs(s.sizing().contracts), kContracts);
    Steps steps(d);
    if (s.leg().sizing == SizingMode::Contracts) {
        steps.say("Contracts", "as many as you entered", told(s.leg().contracts, kContracts));
    } else {
        contracts_wanted(s, steps);
    }
    round_down_to_lots(s, steps);
    change_open_position(s, steps);
    d.words = "Leverage is no part of it: it only decides how much collateral backs the hedge.";
    if (is_cross_hedge(s) && s.leg().sizing == SizingMode::MinVariance)
        d.sources.push_back(
            "The ratio: L. H. Ederington, \u201cThe Hedging Performance of the New Futures Markets\u201d, "
            "Journal of Finance 34 (1979).");
    s.cite_contract(d);
    const bool by_ratio = s.leg().sizing == SizingMode::Ratio || s.leg().sizing == SizingMode::MinVariance;
    d.fields = {size_key(s), s.key("contract")};
    if (by_ratio) d.fields.insert(d.fields.begin(), bag_key(s.ready().bag, "amount"));
    return d;
}

Derivation explain_swing(const Subject& s) {
    const LegSizing& sizing = s.sizing();
    Derivation d;
    d.title = "Usual swing of the hedged bag";
    d.result = told(sizing.residual_sd_usd.value_or(0.0), kUsd);
    Steps steps(d);
    const double worth = (s.bag().amount - s.bag().owed) * s.bag().price;
    const Term coins = Term::quantity("coins held", s.bag().amount - s.bag().owed);
    const Term value =
        steps.add("Value of the bag", coins * Term::quantity(s.bag().coin + " price", s.bag().price), worth, kUsd);
    const Term sold = steps.add("Sold short for each dollar held",
                                Term::quantity("coins sold short", sizing.coins) * s.spot() / value,
                                sizing.coins * s.asset().price / worth, kPlain);
    const Term own = Term::share("volatility of " + s.bag().coin, s.bag().volatility);
    const Term other = sold * Term::share("volatility of " + s.asset().coin, s.asset().volatility);
    const Term correlation = Term::quantity("correlation", correlation_between(s.plan, s.ready().bag, s.ready().asset));
    const Term left = steps.add("Volatility that is left",
                                root(square(own) + square(other) - Term::number(2.0) * correlation * own * other),
                                sizing.residual_volatility.value_or(0.0), kPercent);
    const Term time = root(Term::quantity("days", s.plan.horizon_days) / Term::number(kDaysPerYear));
    steps.add("Usual swing", value * left * time, sizing.residual_sd_usd.value_or(0.0), kUsd);
    steps.add("Without the hedge", value * own * time, sizing.unhedged_sd_usd.value_or(0.0), kUsd);
    d.words = "One standard deviation: about two times of three the bag ends no farther than this from where it was.";
    d.sources.push_back("L. H. Ederington, \u201cThe Hedging Performance of the New Futures Markets\u201d, Journal of "
                        "Finance 34 (1979).");
    d.fields = {bag_key(s.ready().bag, "volatility"), bag_key(s.ready().bag, "correlation"), "horizon_days"};
    return d;
}

Derivation explain_hedged_part(const Plan& plan, const Report& report, const Hedge& hedge, std::size_t bag) {
    const Bag& held = plan.bags[bag];
    const BagSizing& sizing = report.sizing.bags[bag];
    const Unit coin = Unit::of(held.coin);
    Derivation d;
    d.title = plan.bags.size() == 1 ? "Part that is hedged" : "Part of the " + held.coin + " that is hedged";
    d.result = sizing.achieved_ratio ? told(*sizing.achieved_ratio, kPercent) : "nothing held";
    Steps steps(d);
    Term hedged = Term::quantity("coins sold short", 0.0), exposed = Term::quantity("coins held", held.amount);
    bool is_first = true;
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const Subject s{plan, report, hedge, i};
        if (s.ready().bag == bag && s.sizing().contracts != 0.0) {
            const Term coins = coins_of_leg(s, steps);
            hedged = is_first ? coins : hedged + coins;
            is_first = false;
        }
    }
    if (held.owed != 0.0) exposed = exposed - Term::quantity("coins owed", held.owed);
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const Subject s{plan, report, hedge, i};
        const double extra = double(s.ready().collateral_extra);
        if (s.ready().asset == bag && extra != 0.0)
            exposed = exposed + Term::quantity(s.of_this("collateral brought"), extra);
    }
    const Term whole = steps.add("Coins whose price can fall", exposed, sizing.exposed_coins, coin);
    if (sizing.achieved_ratio) steps.add("Hedged", hedged / whole, *sizing.achieved_ratio, kPercent);
    steps.add("Left open", whole - hedged, sizing.residual_coins, coin);
    d.words = "Coins that back the hedge are still yours, and their price can fall: they count as held.";
    d.fields = {bag_key(bag, "amount")};
    return d;
}

} // namespace keel::explain
