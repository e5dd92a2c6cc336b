// What backs a hedge, at which price that is used up, and what an open or dated one has brought or locked in.

#include "engine/margin.hpp"
#include "explain/steps.hpp"
#include "model/venue_sources.hpp"
#include "text/phrases.hpp"
#include "text/source_words.hpp"

#include <cmath>
#include <variant>

namespace keel::explain {

namespace {

constexpr double kDaysPerYear = 365.0;

/// What it is worth at its entry, in the settle asset.
Term worth_at_entry(const Subject& s, Steps& steps) {
    const double actual =
        std::visit([](const auto& m) { return double(notional_at(m.position, m.position.entry)); }, s.ready().margined);
    return steps.add("Value of the position", s.worth_at("entry price", s.sizing().futures_price), actual, s.settle());
}

/// Collateral with the bonus and the realised result that stand behind the position as well.
Term backing(const Subject& s, Steps& steps) {
    const Term collateral = Term::quantity("collateral", s.margin().collateral);
    const auto [bonus, realised] =
        std::visit([](const auto& m) { return std::pair(double(m.bonus), double(m.realised)); }, s.ready().margined);
    Term sum = collateral;
    if (bonus != 0.0) sum = sum + Term::quantity("bonus", bonus);
    if (realised != 0.0) sum = sum + Term::quantity("result of what is closed", realised);
    if (bonus == 0.0 && realised == 0.0) return collateral;
    return steps.add("What backs it", sum, s.margin().collateral + bonus + realised, s.settle());
}

Term maintenance_rate(const Subject& s, Steps& steps) {
    const LegMargin& margin = s.margin();
    const Term rate = Term::share("maintenance rate", margin.maintenance_rate);
    if (margin.added_maintenance_rate == 0.0) return rate;
    const bool is_fee = s.plan.scenario.maintenance_increase == 0.0;
    const Term more = Term::share(is_fee ? "fee to close" : "what comes on top", margin.added_maintenance_rate);
    return steps.add("Maintenance rate in all", rate + more, margin.maintenance_rate + margin.added_maintenance_rate,
                     kPercent);
}

/// Of an isolated position; the sides differ in their signs.
Term liquidation_formula(const Subject& s, Steps& steps) {
    const Term worth = worth_at_entry(s, steps), behind = backing(s, steps), rate = maintenance_rate(s, steps);
    const Term one = Term::number(1.0), size = s.size();
    const double amount = s.margin().maintenance_amount;
    const Term let_off = Term::quantity("maintenance amount", amount);
    const auto less = [&](const Term& term) { return amount == 0.0 ? term : term - let_off; };
    const auto more = [&](const Term& term) { return amount == 0.0 ? term : term + let_off; };
    if (s.is_inverse())
        return s.is_long() ? size * (one + rate) / more(worth + behind) : size * (one - rate) / less(worth - behind);
    return s.is_long() ? less(worth - behind) / (size * (one - rate)) : more(behind + worth) / (size * (one + rate));
}

void say_never(const Subject& s, Steps& steps) {
    const Term worth = worth_at_entry(s, steps), behind = backing(s, steps);
    const double amount = s.margin().maintenance_amount;
    const std::string in_all = told(behind.result() + amount, s.settle());
    if (s.is_inverse() && !s.is_long()) {
        steps.say("Liquidation price",
                  "for the most it can lose is its whole value, " + told(worth.result(), s.settle())
                      + ", and the collateral covers that with " + in_all,
                  "never");
    } else if (s.is_long()) {
        steps.say("Liquidation price", "for a fall to zero is covered by " + in_all, "never");
    } else {
        steps.say("Liquidation price", "for no price is high enough", "never");
    }
}

bool is_shared(const Subject& s) {
    return s.ready().is_cross
           && (s.hedge.wallets[s.ready().wallet].cross_legs.size() > 1 || double(s.ready().spot_collateral) != 0.0);
}

void explain_shared(const Subject& s, Steps& steps) {
    const WalletMargin& wallet = s.report.margin.wallets[s.ready().wallet];
    const auto& move = s.is_long() ? wallet.liquidation_fall : wallet.liquidation_rise;
    const Unit asset = s.settle();
    if (wallet.equity)
        steps.say("Equity of the wallet today", "collateral and results of all its hedges",
                  told(*wallet.equity, asset));
    if (wallet.maintenance)
        steps.say("Maintenance margin today", "what the exchange asks for all its hedges",
                  told(*wallet.maintenance, asset));
    if (!move) {
        steps.say("Liquidation price", "for equity stays above the maintenance margin at every price", "never");
        return;
    }
    steps.say("Move that uses it up", "where equity has shrunk to the maintenance margin, found by trial",
              told(*move, kPercent));
    steps.say("Liquidation price", "the futures price of this hedge after that move",
              s.margin().liquidation_price ? told(*s.margin().liquidation_price, kPrice) : "never");
}

std::string maintenance_source(const Subject& s) {
    const std::string rate = told(s.margin().maintenance_rate, kPercent);
    const Contract* const contract = s.terms().contract;
    switch (s.terms().maintenance_source) {
    case MaintenanceSource::Plan: return "Maintenance rate " + rate + ": as you entered it.";
    case MaintenanceSource::Assumed: return "Maintenance rate " + rate + ": assumed, for none was found.";
    case MaintenanceSource::Venue:
    case MaintenanceSource::Inferred: break;
    }
    const bool is_inferred = s.terms().maintenance_source == MaintenanceSource::Inferred;
    std::string words = "Maintenance rate " + rate + ", of the tier that holds there: ";
    if (is_inferred) words += "inferred from the general schedule of " + std::string(contract->venue) + "; ";
    return words + text::source_in_words(source_of(*contract).tiers_source) + ", of "
           + text::rates_date_in_words(*contract) + ".";
}

std::string equity_in_words(const Subject& s) {
    if (s.is_inverse())
        return "A position is liquidated where collateral and result have shrunk to the maintenance margin. Both are "
               "in "
               + s.terms().settle_asset + ", whose price moves too.";
    return "A position is liquidated where collateral and result have shrunk to the maintenance margin.";
}

} // namespace

Derivation explain_collateral(const Subject& s) {
    const LegMargin& margin = s.margin();
    Derivation d;
    d.title = "Collateral";
    d.result = told(margin.collateral, s.settle());
    Steps steps(d);
    if (s.leg().collateral) {
        steps.say("Collateral", "as you entered it", d.result);
    } else {
        const Term worth = worth_at_entry(s, steps);
        steps.add("Collateral", worth / Term::quantity("leverage", s.leg().leverage), margin.collateral, s.settle());
    }
    steps.add("In dollars", Term::quantity("collateral", margin.collateral) * s.settle_price(), margin.collateral_usd,
              kUsd);
    if (margin.collateral_from_bag > 0.0 && margin.collateral_from_bag < margin.collateral) {
        d.words = told(margin.collateral_from_bag, s.settle()) + " of it come from your bag, the rest you bring.";
    } else if (margin.collateral_from_bag > 0.0) {
        d.words = "It comes from your bag: the coins stay yours, but the exchange holds them.";
    } else if (margin.collateral > 0.0) {
        d.words = "You bring it on top of what you hold.";
    }
    s.cite_contract(d);
    d.fields = {s.key("leverage"), s.key("collateral")};
    return d;
}

Derivation explain_liquidation(const Subject& s) {
    const LegMargin& margin = s.margin();
    Derivation d;
    d.title = "Liquidation price";
    d.result = margin.liquidation_price ? told(*margin.liquidation_price, kPrice) : "never";
    Steps steps(d);
    if (is_shared(s)) {
        explain_shared(s, steps);
        d.words = "On cross margin the hedges of one wallet share what backs them, and are liquidated together.";
    } else if (margin.liquidation_price) {
        const Term formula = liquidation_formula(s, steps);
        const Term price = steps.add("Liquidation price", formula, *margin.liquidation_price, kPrice,
                                     "where the position enters a stricter tier, or is short of margin already");
        steps.add("Distance from today",
                  price / Term::quantity("futures price today", double(s.ready().mark)) - Term::number(1.0),
                  margin.liquidation_distance.value_or(0.0), kPercent);
        d.words = equity_in_words(s);
    } else {
        say_never(s, steps);
        d.words = equity_in_words(s);
    }
    d.sources.push_back("The formula: as Binance publishes it for its coin-margined and USDT-margined futures.");
    d.sources.push_back(maintenance_source(s));
    d.fields = {s.key("leverage"), s.key("collateral"), s.key("contract")};
    return d;
}

Derivation explain_result_so_far(const Subject& s) {
    const double usd = s.sizing().pnl_so_far_usd;
    Derivation d;
    d.title = usd < 0.0 ? "Lost so far" : "Won so far";
    d.result = told(std::fabs(usd), kUsd);
    Steps steps(d);
    const double open = double(s.ready().sized.rounded);
    const Term size = Term::quantity("contracts", open) * s.contract_value();
    const Term entry = Term::quantity("entry price", s.leg().entry_price.value_or(0.0));
    const Term now = Term::quantity("futures price today", double(s.ready().mark));
    const double in_settle = usd / s.settle_price().result();
    const Term one = Term::number(1.0);
    const Term result = steps.add("Result", s.is_inverse() ? size * (one / now - one / entry) : size * (entry - now),
                                  in_settle, s.settle());
    steps.add("In dollars", result * s.settle_price(), usd, kUsd);
    if (open < 0.0) d.words = "Contracts below zero are bought ones.";
    s.cite_contract(d);
    d.fields = {s.key("entry_price"), s.key("contracts")};
    return d;
}

Derivation explain_locked_in_yield(const Subject& s) {
    const LegSizing& sizing = s.sizing();
    Derivation d;
    d.title = "Locked-in yield";
    d.result = told(sizing.locked_in_yield.value_or(0.0), kPercent) + " a year";
    Steps steps(d);
    const Term basis = Term::quantity("basis", double(s.ready().entry_basis));
    steps.add("Yield a year",
              basis / s.spot() * Term::number(kDaysPerYear) / Term::quantity("days to expiry", s.terms().expiry_days),
              sizing.locked_in_yield.value_or(0.0), kPercent);
    if (sizing.locked_in_yield_compound)
        steps.say("With compound interest", "the same earned again and again for a year",
                  told(*sizing.locked_in_yield_compound, kPercent));
    d.words =
        "The futures price meets the coin\u2019s price at expiry, so what is between them today is yours if you hold "
        "both until then. Fees are not in it.";
    d.fields = {s.key("basis"), s.key("expiry_days")};
    return d;
}

} // namespace keel::explain
