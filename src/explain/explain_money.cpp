// Funding and the whole cost of a hedge over the horizon, at an unchanged price.

#include "engine/cost.hpp"
#include "engine/market.hpp"
#include "explain/steps.hpp"
#include "text/phrases.hpp"
#include "text/source_words.hpp"

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

namespace keel::explain {

namespace {

constexpr double kDaysPerYear = 365.0;
constexpr double kMostPayments = 100000.0; // looked at one by one

/// Payments one after the other at one rate.
struct Payments {
    double count = 0.0;
    double rate = 0.0;
};

std::vector<Payments> payments_of(const HedgeLeg& leg) {
    std::vector<Payments> periods;
    const double count = leg.funding.payments_until(leg.lifetime_days);
    if (leg.terms.is_dated || count > kMostPayments) return periods;
    for (double k = 1.0; k <= count; ++k) {
        const double rate = double(leg.funding.rate_at(k * leg.funding.interval_days()));
        if (periods.empty() || periods.back().rate != rate) periods.push_back({0.0, rate});
        periods.back().count += 1.0;
    }
    return periods;
}

/// The coin's price, or what a unit of the settle asset costs at the end.
Term price_of_asset(const Subject& s) {
    return s.is_inverse() ? s.spot() : Term::quantity(s.terms().settle_asset + " price", s.ready().settle_end);
}

/// What a hedge receives; below zero it pays.
Term funding_of(const Subject& s, const ScenarioLeg& outcome, Steps& steps) {
    const std::vector<Payments> periods = payments_of(s.ready());
    const double price = double(s.ready().mark);
    const double actual =
        std::visit([&](const auto& m) { return double(notional_at(m.position, s.ready().mark)); }, s.ready().margined);
    const Term worth =
        steps.add(s.of_this("Value of the position"), s.worth_at("futures price", price), actual, s.settle());
    Term received = Term::number(0.0);
    constexpr std::size_t kMostPeriods = 4;
    if (periods.size() > kMostPeriods) {
        received = Term::quantity("funding rates of all payments", 0.0);
    } else {
        for (std::size_t i = 0; i < periods.size(); ++i) {
            const std::string behind = periods.size() == 1 ? "" : " " + std::to_string(i + 1);
            const Term part = Term::quantity("payments" + behind, periods[i].count)
                              * Term::share("funding rate" + behind, periods[i].rate);
            received = i == 0 ? part : received + part;
        }
    }
    const Term sum = s.is_long() ? Term::number(0.0) - received * worth : received * worth;
    const Term in_asset = steps.add(s.of_this("Funding received"), sum, outcome.funding, s.settle(),
                                    "summed payment by payment, each at its own rate and futures price");
    return steps.add(s.of_this("In dollars"), in_asset * price_of_asset(s), outcome.funding_usd, kUsd);
}

/// Amounts of each hedge, and their sum as a cost.
class Sum {
public:
    void add(const Term& term) {
        sum_ = is_empty_ ? term : sum_ + term;
        is_empty_ = false;
    }
    bool is_empty() const { return is_empty_; }
    const Term& term() const { return sum_; }

private:
    Term sum_ = Term::quantity("all that is traded", 0.0);
    bool is_empty_ = true;
};

double turnover_of(const Subject& s) {
    return std::visit([](const auto& m) { return double(m.turnover); }, s.ready().margined);
}

double worth_at_end(const Subject& s, const ScenarioLeg& outcome) {
    return std::visit([&](const auto& m) { return double(notional_at(m.position, UsdPerCoin(outcome.price))); },
                      s.ready().margined);
}

void add_fees(const Subject& s, const ScenarioLeg& outcome, Steps& steps, Sum& cost) {
    const HedgeLeg& ready = s.ready();
    const Term unit = price_of_asset(s);
    const Term opened = Term::quantity("value traded at the start", turnover_of(s));
    const Term closed = Term::quantity("value at the end", worth_at_end(s, outcome));
    const auto add = [&](std::string_view what, std::string_view rate_name, Rate rate, const Term& worth, double usd) {
        if (usd == 0.0) return;
        cost.add(steps.add(s.of_this(what), worth * Term::share(rate_name, double(rate)) * unit, 0.0 - usd, kUsd));
    };
    add("Fee to open", "fee rate", s.terms().entry_fee, opened, outcome.entry_fee_usd);
    const bool expires = ready.expires;
    add(expires ? "Delivery fee" : "Fee to close", "fee rate", expires ? s.terms().delivery_fee : s.terms().exit_fee,
        closed, outcome.exit_fee_usd);
    if (outcome.slippage_usd != 0.0)
        cost.add(
            steps.add(s.of_this("Slippage"),
                      (expires ? opened : opened + closed) * Term::share("slippage", double(ready.slippage)) * unit,
                      0.0 - outcome.slippage_usd, kUsd));
}

/// Interest, basis, and what else has a part in the cost.
void add_carry(const Subject& s, const ScenarioLeg& outcome, Steps& steps, Sum& cost) {
    const HedgeLeg& ready = s.ready();
    if (outcome.borrow_usd != 0.0)
        cost.add(steps.add(s.of_this("Interest"),
                           Term::quantity("collateral brought in USD", double(ready.collateral_outside))
                               * Term::share("interest rate", s.plan.borrow_rate)
                               * Term::quantity("days", ready.lifetime_days) / Term::number(kDaysPerYear),
                           0.0 - outcome.borrow_usd, kUsd));
    if (outcome.settle_usd != 0.0)
        cost.add(steps.add(s.of_this("Change of the settle asset"),
                           Term::quantity("collateral", s.margin().collateral)
                               * (Term::quantity("price today", ready.settle_start)
                                  - Term::quantity("price at the end", ready.settle_end)),
                           0.0 - outcome.settle_usd, kUsd));
    const auto say = [&](std::string_view what, std::string_view words, double usd) {
        if (usd != 0.0) cost.add(steps.say(s.of_this(what), words, 0.0 - usd, kUsd));
    };
    say("Basis", "what the distance of the futures price from the coin\u2019s price takes until the end",
        outcome.basis_usd);
    say("Bonus", "what the exchange\u2019s bonus pays of it", outcome.bonus_usd);
}

std::string fee_source(const Plan& plan, const Hedge& hedge) {
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const Contract* const contract = hedge.legs[i].terms.contract;
        if (contract != nullptr && !plan.legs[i].maker_fee_rate && !plan.legs[i].taker_fee_rate)
            return "Fee rates: the usual ones of " + std::string(contract->venue) + ", of "
                   + text::date_in_words(contract->as_of) + ". Yours may be lower.";
    }
    return {};
}

} // namespace

Derivation explain_funding(const Plan& plan, const Report& report, const Hedge& hedge) {
    const double cost = report.cost.funding_usd;
    Derivation d;
    d.title = "Funding in " + text::days(plan.horizon_days);
    d.result = told(std::fabs(cost), kUsd) + (cost < 0.0 ? ", you receive it" : cost > 0.0 ? ", you pay it" : "");
    Steps steps(d);
    Sum received;
    const std::vector<ScenarioLeg> outcomes = outcomes_at_unchanged_price(plan, hedge);
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const Subject s{plan, report, hedge, i};
        if (!s.terms().is_dated && s.sizing().contracts != 0.0) received.add(funding_of(s, outcomes[i], steps));
    }
    if (received.is_empty()) {
        steps.say("Funding", "nothing is open that funding is paid on", told(0.0, kUsd));
    } else if (plan.legs.size() > 1) {
        steps.add("Received in all", received.term(), 0.0 - cost, kUsd);
    }
    d.words =
        "While the funding rate is above zero, those who hold long pay those who are short. The price stands still "
        "here; in the table of end prices it moves.";
    d.sources.push_back("The rate is your own assumption: the exchange sets it anew for each payment.");
    if (!plan.legs.empty()) d.fields = {"leg.funding_rate", "horizon_days"};
    return d;
}

Derivation explain_cost(const Plan& plan, const Report& report, const Hedge& hedge) {
    const Cost& cost = report.cost;
    Derivation d;
    const double shown = cost.per_day_usd.value_or(cost.total_usd);
    d.title = shown < 0.0 ? "Income" : "Cost";
    d.result = told(std::fabs(cost.total_usd), kUsd) + (shown < 0.0 ? ", you receive it" : "");
    Steps steps(d);
    Sum sum;
    const std::vector<ScenarioLeg> outcomes = outcomes_at_unchanged_price(plan, hedge);
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const Subject s{plan, report, hedge, i};
        add_fees(s, outcomes[i], steps, sum);
        add_carry(s, outcomes[i], steps, sum);
    }
    if (cost.funding_usd != 0.0) sum.add(Term::quantity("funding", cost.funding_usd));
    const Term total = steps.add("Cost in all", sum.term(), cost.total_usd, kUsd);
    if (cost.per_day_usd)
        steps.add("A day", total / Term::quantity("days", plan.horizon_days), *cost.per_day_usd, kUsd);
    if (cost.total_rate) {
        steps.add("Part of the bag", total / Term::quantity("value of what you hold", bags_value(plan)),
                  *cost.total_rate, kPercent);
    }
    d.words = "The price stands still here: this is what the protection itself costs. Below zero you receive it.";
    if (std::string source = fee_source(plan, hedge); !source.empty()) d.sources.push_back(std::move(source));
    d.fields = {"horizon_days", "leg.funding_rate", "leg.entry_order"};
    return d;
}

} // namespace keel::explain
