// Where the figures come from: every line that is shown must be right arithmetic, read by other code than wrote it.

#include "explain/derivation.hpp"

#include "engine/evaluate.hpp"
#include "explain/term.hpp"
#include "support/arithmetic.hpp"
#include "support/plans.hpp"
#include "support/random_fields.hpp"
#include "text/examples.hpp"
#include "text/link.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::explain;
using namespace keel::test;

namespace {

Derivation derived(std::string_view link, std::string_view key) {
    const Plan plan = text::plan_from_link(link).plan;
    const auto derivation = derivation_of(plan, report_of(plan), key);
    INFO(link << " " << key);
    REQUIRE(derivation.has_value());
    return *derivation;
}

std::string shown(const Step& step) {
    return step.what + " = " + step.formula + " | " + step.numbers + " | " + step.words + " | " + step.result;
}

/// The numbers of a step come to what stands behind them, to the last digit that is shown there. Ten digits of each
/// number are shown, and a difference of two that are nearly the same has fewer left.
void check_arithmetic(const Step& step) {
    if (step.numbers.empty()) return;
    INFO(shown(step));
    const auto formula = arithmetic(step.numbers);
    const auto result = number_of(step.result);
    REQUIRE(formula.has_value());
    REQUIRE(result.has_value());
    const double room = 0.51 * result->last_digit + 2e-9 * formula->largest;
    CHECK(std::fabs(formula->value - result->value) <= room);
}

void check_all(const Plan& plan, const Report& report) {
    for (const Derivation& derivation : derivations_of(plan, report)) {
        INFO(text::link_from_plan(plan));
        INFO(derivation.key << ": " << derivation.title);
        CHECK_FALSE(derivation.title.empty());
        CHECK_FALSE(derivation.result.empty());
        CHECK_FALSE(derivation.steps.empty());
        for (const Step& step : derivation.steps) {
            check_arithmetic(step);
            CHECK(step.formula.empty() != step.words.empty());
            for (const std::string_view bad : {"nan", "inf", "none", "e+"})
                CHECK((step.numbers + step.result).find(bad) == std::string::npos);
        }
        for (const std::string& key : derivation.fields)
            CHECK(find_field(key).has_value());
    }
}

/// Names of those that could not be told as one formula.
std::vector<std::string> worked_out(const Plan& plan, std::string_view words) {
    std::vector<std::string> steps;
    for (const Derivation& derivation : derivations_of(plan, report_of(plan))) {
        for (const Step& step : derivation.steps)
            if (step.words.find(words) != std::string::npos) steps.push_back(derivation.key + ": " + step.what);
    }
    return steps;
}

} // namespace

TEST_CASE("a term is read with names, with numbers, and worked out", "[explain]") {
    const Term size = Term::quantity("size", 325000.0), price = Term::quantity("price", 65000.0);
    const Term rate = Term::share("rate", 0.004), less = Term::quantity("loss", -2.5), one = Term::number(1.0);
    const Term all = size * (one - rate) / (size / price - Term::quantity("collateral", 0.5));
    CHECK(all.names() == "size × (1 − rate) ÷ (size ÷ price − collateral)");
    CHECK(all.numbers() == "325,000 × (1 − 0.4 %) ÷ (325,000 ÷ 65,000 − 0.5)");
    CHECK(all.result() == Catch::Approx(71933.3333333));
    CHECK((size - (price - less)).numbers() == "325,000 − (65,000 − (−2.5))");
    CHECK((less + size).numbers() == "−2.5 + 325,000");
    CHECK((less * (size * price)).numbers() == "−2.5 × 325,000 × 65,000");
    CHECK((size / (price * less)).names() == "size ÷ (price × loss)");
    CHECK(root(square(rate) + square(size * rate)).numbers() == "√((0.4 %)² + (325,000 × 0.4 %)²)");
    CHECK(square(price).names() == "price²");
    CHECK(size.is_single());
    CHECK_FALSE(all.is_single());
}

TEST_CASE("numbers of a formula have up to ten digits", "[explain]") {
    CHECK(spelled(65000.0) == "65,000");
    CHECK(spelled(2.0 / 13.0) == "0.1538461538");
    CHECK(spelled(-0.01) == "−0.01");
    CHECK(spelled(0.0) == "0");
    CHECK(spelled(1.0 / 3000.0) == "0.0003333333333");
    CHECK(spelled(71933.0 + 1.0 / 3.0) == "71,933.33333");
    CHECK(spelled(123456789012.0) == "123,456,789,012");
    CHECK(spelled(std::nan("")) == "none");
}

// The figures are those of the mission's article, in decimal arithmetic: 5 BTC at 65,000, contracts of 100 USD, 0.4 %.
TEST_CASE("the default plan's figures are derived", "[explain]") {
    const Derivation contracts = derived("", "leg.contracts");
    REQUIRE(contracts.steps.size() == 2);
    CHECK(shown(contracts.steps[0]) == "Coins to hedge = hedge ratio × coins held | 100 % × 5 |  | 5 BTC");
    CHECK(shown(contracts.steps[1])
          == "Contracts = coins to hedge × futures price ÷ USD a contract | 5 × 65,000 ÷ 100 |  | 3,250 contracts");
    CHECK(derived("", "leg.liquidation").result == "never");
    const Derivation funding = derived("", "funding");
    CHECK(funding.result == "2,925.00 USD, you receive it");
    CHECK(shown(funding.steps[1])
          == "Funding received = payments × funding rate × value of the position | 90 × 0.01 % × 5 |  | 0.045 BTC");
    const Derivation cost = derived("", "cost");
    CHECK(cost.title == "Income");
    CHECK(shown(cost.steps[2])
          == "Cost in all = fee to open + fee to close + funding | 162.5 + 162.5 + (−2,925) |  | −2,600.00 USD");
    CHECK(derived("", "bag.hedged").result == "100 %");
}

TEST_CASE("a liquidation price is derived from collateral and maintenance", "[explain]") {
    const Derivation price = derived("v=2&leg.leverage=10", "leg.liquidation");
    CHECK(price.result == "71,933.33 USD");
    CHECK(shown(price.steps[1])
          == "Liquidation price = contracts × USD a contract × (1 − maintenance rate) ÷ (value of the position − "
             "collateral) | 3,250 × 100 × (1 − 0.4 %) ÷ (5 − 0.5) |  | 71,933.33 USD");
    CHECK(price.steps[2].numbers == "71,933.33333 ÷ 65,000 − 1");
}

TEST_CASE("what a lot, a debt, a basis and a second coin change is told", "[explain]") {
    const Derivation lots = derived("v=2&bag.amount=5.0007", "leg.contracts");
    REQUIRE(lots.steps.size() == 3);
    CHECK(shown(lots.steps[2])
          == "Contracts you can order =  |  | rounded to the nearest whole contract | 3,250 contracts");
    const Derivation owed = derived("v=2&bag.owed=2", "leg.contracts");
    CHECK(shown(owed.steps[0]) == "Coins left after what is owed = coins held − coins owed | 5 − 2 |  | 3 BTC");
    const Derivation extra = derived("v=2&leg.collateral_source=extra&leg.leverage=2", "leg.contracts");
    CHECK(extra.steps[0].formula == "hedge ratio × coins held ÷ (1 − hedge ratio ÷ leverage)");
    CHECK(extra.steps[0].result == "10 BTC");
    const Derivation cross = derived("v=2&bag.volatility=0.6&bag2.coin=ETH&bag2.amount=100&bag2.price=3000"
                                     "&bag2.volatility=0.8&bag2.correlation=0.9&leg.bag=2&leg.sizing=min_variance",
                                     "leg.contracts");
    CHECK(shown(cross.steps[0])
          == "Hedge ratio with the least swing = correlation × volatility of ETH ÷ volatility of BTC | "
             "0.9 × 80 % ÷ 60 % |  | 120 %");
    CHECK(shown(cross.steps[1])
          == "Coins to hedge = hedge ratio with the least swing × coins held × ETH price ÷ BTC price | "
             "120 % × 100 × 3,000 ÷ 65,000 |  | 5.53846154 BTC");
}

TEST_CASE("what no single formula gives is told in words", "[explain]") {
    CHECK(worked_out(Plan{}, "payment by payment").empty());
    const Plan moving = text::plan_from_link("v=2&leg.basis=1000&leg.exit_basis=0").plan;
    CHECK(worked_out(moving, "payment by payment") == std::vector<std::string>{"funding: Funding received"});
    const Plan shared = text::plan_from_link("v=2&leg.margin_mode=cross&leg.leverage=5&legs=2&leg2.margin_mode=cross"
                                             "&leg2.leverage=5&leg2.ratio=0.5")
                            .plan;
    CHECK(worked_out(shared, "found by trial").size() == 2);
}

TEST_CASE("the derivations of every example are right arithmetic", "[explain]") {
    std::size_t formulas = 0, words = 0;
    for (const text::Example& example : text::examples()) {
        INFO(example.name);
        const Plan plan = text::plan_from_link(example.link).plan;
        const Report report = report_of(plan);
        check_all(plan, report);
        CHECK(worked_out(plan, "step by step").empty());
        for (const Derivation& derivation : derivations_of(plan, report)) {
            for (const Step& step : derivation.steps)
                ++(step.words.empty() ? formulas : words);
        }
    }
    CHECK(formulas > 8 * words); // the words are the exception
}

TEST_CASE("the derivations of random plans are right arithmetic", "[explain][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 bits(seed);
    std::size_t with_report = 0, steps = 0, unexplained = 0;
    constexpr std::size_t kPlans = kRandomPlans / 25;
    for (std::size_t i = 0; i < kPlans; ++i) {
        const Plan plan = i % 2 == 0 ? random_plan(bits) : random_fields_plan(bits);
        const auto report = evaluate(plan);
        if (!report) continue;
        ++with_report;
        check_all(plan, *report);
        for (const Derivation& derivation : derivations_of(plan, *report)) {
            for (const Step& step : derivation.steps) {
                ++steps;
                if (step.words == "worked out step by step") ++unexplained;
            }
        }
    }
    CHECK(with_report > kPlans / 8);
    CHECK(steps > 10 * with_report);
    CHECK(unexplained * 50 <= steps);
}

TEST_CASE("derivations can be had as text, JSON and a table", "[explain]") {
    const Plan plan = text::plan_from_link("v=2&leg.leverage=10").plan;
    const auto all = derivations_of(plan, report_of(plan));
    const std::string words = text_from_derivations(all), json = json_from_derivations(all),
                      csv = csv_from_derivations(all);
    CHECK(words.find("    = 3,250 × 100 × (1 − 0.4 %) ÷ (5 − 0.5) = 71,933.33 USD\n") != std::string::npos);
    CHECK(json.find("\"key\": \"leg.liquidation\"") != std::string::npos);
    CHECK(csv.find("leg.contracts,Contracts to sell short,Coins to hedge,hedge ratio × coins held,100 % × 5,,5 BTC\n")
          != std::string::npos);
    CHECK_FALSE(derivation_of(plan, report_of(plan), "leg2.contracts").has_value());
}
