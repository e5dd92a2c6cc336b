// What holds of the sentences of any plan.

#include "support/answers.hpp"
#include "support/plans.hpp"
#include "text/leg_facts.hpp"
#include "text/link.hpp"
#include "text/outlook.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <utility>

using namespace keel;
using namespace keel::text;
using namespace keel::test;

namespace {

constexpr double kPromised = 0.0021; // 0.1 % to either side

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool can_be_liquidated(const Report& report) {
    for (std::size_t i = 0; i < report.margin.legs.size(); ++i) {
        if (report.sizing.legs[i].contracts != 0.0 && report.margin.legs[i].liquidation_price) return true;
    }
    const bool has_limit = std::ranges::any_of(report.margin.wallets, [](const WalletMargin& wallet) {
        return wallet.liquidation_rise || wallet.liquidation_fall;
    });
    return has_limit || std::ranges::any_of(report.scenarios, &Scenario::liquidated);
}

/// Bag and hedge after the price has moved.
double value_of(const Scenario& s) { return s.sold_usd + s.spot_usd + s.futures_usd + s.basis_usd; }

void require_readable(const std::string& text) {
    REQUIRE_FALSE(text.empty());
    REQUIRE(text.back() == '.');
    for (const char* wrong : {" nan", " inf", "--", "  ", "..", "(, ", " ,", "-0.00 ", ": -", "of -", " -0 "}) {
        INFO("has \"" << wrong << '"');
        REQUIRE_FALSE(contains(text, wrong));
    }
}

/// The locked value is that of every scenario whose hedge lives.
void require_kept(const Plan& plan, const Report& report, const LockedValue& locked) {
    for (const Scenario& s : report.scenarios) {
        if (!s.liquidated) REQUIRE_THAT(value_of(s), Catch::Matchers::WithinRel(locked.usd, kPromised));
    }
    for (std::size_t leg = 0; leg < plan.legs.size(); ++leg) {
        if (report.sizing.legs[leg].contracts == 0.0) continue;
        REQUIRE_FALSE(is_cross_hedge(plan, leg));
        REQUIRE_FALSE(ends_early(plan, leg));
    }
}

/// "at any price" holds for moves that the plan does not look at, too.
void require_at_any_price(Plan plan, const LockedValue& locked) {
    plan.scenario.shocks = {-0.98, -0.7, -0.35, 0.25, 1.5, 8.0};
    const auto report = evaluate(plan);
    if (!report) return; // a basis may not reach that deep
    // What rounding leaves open grows with the price; the answer says "about" then.
    const double tolerance = locked.is_exact ? 1e-4 : 0.01;
    for (const Scenario& s : report->scenarios) {
        INFO("shock " << s.shock);
        REQUIRE_FALSE(s.liquidated);
        REQUIRE_THAT(value_of(s), Catch::Matchers::WithinRel(locked.usd, tolerance));
    }
}

/// Few random plans hedge everything.
void hedge_all(Plan& plan) {
    for (std::size_t leg = 0; leg < plan.legs.size(); ++leg) {
        Leg& input = plan.legs[leg];
        input.ratio = leg == 0 ? 1.0 : 0.0;
        input.sizing = SizingMode::Ratio;
        input.rounding = Rounding::None;
        if (input.leverage < 1.001) input.leverage = 2.0;
    }
}

/// And few of them never die: one leg at 1x that pays no funding, on one bag.
void make_safe(Plan& plan) {
    plan.bags.resize(1);
    if (plan.legs.empty()) return;
    plan.legs.resize(1);
    Leg& leg = plan.legs.front();
    leg.bag = 1.0;
    leg.contract = "custom";
    leg.leverage = 1.0;
    leg.margin_mode = MarginMode::Isolated;
    leg.spot_collateral = 0.0;
    leg.collateral.reset();
    leg.collateral_source.reset();
    leg.funding_regimes.clear();
    leg.funding_rate = leg.side == Side::Long ? -1e-5 : 1e-5;
    if (leg.side == Side::Long) std::swap(plan.bags.front().amount, plan.bags.front().owed);
}

} // namespace

TEST_CASE("what the answer promises is true of the scenarios", "[text][words][property]") {
    std::mt19937_64 random(1);
    int promises = 0, locks = 0;
    for (int i = 0; i < 3000; ++i) {
        Plan plan = random_plan(random);
        if (i % 2 == 0) hedge_all(plan);
        if (i % 4 == 0) make_safe(plan);
        auto evaluated = evaluate(plan);
        if (!evaluated) continue;
        put_into_words(plan, *evaluated);
        const std::string& answer = evaluated->answer;
        INFO(link_from_plan(plan));
        INFO(answer);
        require_readable(answer);
        const Outlook outlook = outlook_of(plan, *evaluated);
        if (outlook.locked && !outlook.open_legs.empty() && !outlook.is_liquidated_at_entry) {
            ++locks;
            require_kept(plan, *evaluated, *outlook.locked);
        }
        if (contains(answer, "at any price")) {
            ++promises;
            REQUIRE(outlook.locked);
            REQUIRE_FALSE(can_be_liquidated(*evaluated));
            require_at_any_price(plan, *outlook.locked);
        }
        if (contains(answer, "Liquidation: never.")) REQUIRE_FALSE(can_be_liquidated(*evaluated));
        if (contains(answer, "settled after")) REQUIRE_FALSE(contains(answer, "stay worth"));
        for (const Warning& warning : evaluated->warnings) {
            INFO(warning.code << ": " << warning.message);
            REQUIRE(warning.message.size() > 15);
            REQUIRE_FALSE(contains(warning.message, "_"));
            REQUIRE_FALSE(contains(warning.message, " nan"));
            REQUIRE_FALSE(contains(warning.message, " inf"));
        }
    }
    INFO(promises << " promises, " << locks << " locked");
    CHECK(promises > 20);
    CHECK(locks > 100);
}
