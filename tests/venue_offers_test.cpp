// The same hedge at every venue.

#include "engine/venue_offers.hpp"

#include "model/venues.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <random>
#include <string_view>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::random_plan;
using keel::test::report_of;

namespace {

std::vector<VenueOffer> offers_of(const Plan& plan, std::size_t leg = 0) {
    auto offers = venue_offers(plan, leg);
    REQUIRE(offers);
    return *std::move(offers);
}

VenueOffer offer_named(const std::vector<VenueOffer>& offers, std::string_view contract) {
    const auto found = std::ranges::find(offers, contract, &VenueOffer::contract);
    INFO("offer " << contract);
    REQUIRE(found != offers.end());
    return *found;
}

/// Whether the offer says what a report of the plan with it says.
bool is_report_of(const VenueOffer& offer, const Plan& plan, std::size_t leg) {
    const auto report = evaluate(with_contract(plan, leg, offer.contract));
    if (!report) return offer.problem == text_from_issue(report.error().front());
    const LegMargin& margin = report->margin.legs[leg];
    return offer.contracts == report->sizing.legs[leg].contracts && offer.collateral == margin.collateral
           && offer.liquidation_price == margin.liquidation_price
           && offer.liquidation_distance == margin.liquidation_distance && offer.cost_usd == report->cost.total_usd
           && offer.settle_asset == margin.settle_asset && offer.maintenance_source == margin.maintenance_source;
}

std::size_t contracts_on(std::string_view coin) {
    return static_cast<std::size_t>(std::ranges::count(contracts(), coin, &Contract::underlying));
}

} // namespace

TEST_CASE("every contract on the coin is offered, in the order of the table", "[engine][offers]") {
    for (const auto& [coin, contract] : {std::pair("BTC", "binance:BTCUSDT"), {"ETH", "binance:ETHUSDT"}}) {
        Plan plan;
        plan.bags[0].coin = coin;
        plan.legs[0].contract = contract;
        const std::vector<VenueOffer> offers = offers_of(plan);
        CHECK(offers.size() == contracts_on(coin));
        std::size_t next = 0;
        for (const Contract& known : contracts()) {
            if (known.underlying == coin) CHECK(offers[next++].contract == known.id);
        }
    }
}

TEST_CASE("an offer is the report of the plan that takes it", "[engine][offers]") {
    Plan plan;
    plan.legs[0].leverage = 3.0;
    const auto offers = offers_of(plan);
    for (const VenueOffer& offer : offers) {
        INFO(offer.contract);
        CHECK(is_report_of(offer, plan, 0));
    }
    // Binance at 2x, venues.md: 129,480 in coins, 97,075 in USDT.
    plan.legs[0].leverage = 2.0;
    const VenueOffer inverse = offer_named(offers_of(plan), "binance:BTCUSD_PERP");
    CHECK_THAT(inverse.liquidation_price.value(), WithinAbs(129480.0, 0.5));
    CHECK(inverse.collateral == 2.5);
    CHECK(inverse.outside_usd == 0.0);
    CHECK(inverse.kind == "inverse");
    const VenueOffer linear = offer_named(offers_of(plan), "binance:BTCUSDT");
    CHECK_THAT(linear.liquidation_price.value(), WithinAbs(97075.0, 0.5));
    CHECK(linear.outside_usd == 162500.0);
    CHECK(linear.kind == "linear");
    CHECK_THAT(linear.fees_usd.value(), WithinAbs(325.0, 1e-9));
}

TEST_CASE("fees that are not known are not zero", "[engine][offers]") {
    for (const VenueOffer& offer : offers_of(Plan{})) {
        const Contract* contract = find_contract(offer.contract);
        REQUIRE(contract != nullptr);
        CHECK(offer.fees_usd.has_value() == (contract->maker_fee_rate && contract->taker_fee_rate));
        CHECK(offer.funding_cap_rate == contract->funding_cap_rate);
    }
}

TEST_CASE("what was typed in for one contract does not go to another", "[engine][offers]") {
    Plan plan;
    plan.legs[0].maintenance_rate = 0.2;
    plan.legs[0].taker_fee_rate = 0.05;
    plan.legs[0].collateral = 3.0;
    const Plan same = with_contract(plan, 0, "binance:BTCUSD_PERP");
    CHECK(same == plan);
    const Plan bybit = with_contract(plan, 0, "bybit:BTCUSD");
    CHECK_FALSE(bybit.legs[0].maintenance_rate);
    CHECK_FALSE(bybit.legs[0].taker_fee_rate);
    CHECK(bybit.legs[0].collateral == 3.0); // coins are coins
    const Plan linear = with_contract(plan, 0, "bybit:BTCUSDT");
    CHECK_FALSE(linear.legs[0].collateral);
    CHECK(with_contract(plan, 0, "nobody:NOTHING") == plan);
}

TEST_CASE("funding stays what it is a day, whatever the venue's interval", "[engine][offers]") {
    Plan plan; // 0.01 % every 8 hours
    plan.legs[0].funding_regimes = {{10.0, -0.0004}};
    const Plan hourly = with_contract(plan, 0, "kraken:PI_XBTUSD");
    CHECK_THAT(hourly.legs[0].funding_rate, WithinRel(0.0000125, 1e-12));
    CHECK_THAT(hourly.legs[0].funding_regimes[0].second, WithinRel(-0.00005, 1e-12));
    CHECK(hourly.legs[0].funding_regimes[0].first == 10.0);
    CHECK(with_contract(hourly, 0, "binance:BTCUSD_PERP") == plan);
    plan.legs[0].funding_interval_hours = 4.0; // typed in: of this contract only
    CHECK(with_contract(plan, 0, "bybit:BTCUSD").legs[0].funding_rate == 0.0002);
    CHECK_FALSE(with_contract(plan, 0, "bybit:BTCUSD").legs[0].funding_interval_hours);
    for (const VenueOffer& offer : offers_of(Plan{})) {
        if (!offer.funding_interval_hours || !offer.fees_usd) continue;
        INFO(offer.contract); // 30 days of 97.50 USD
        CHECK_THAT(offer.cost_usd, WithinAbs(*offer.fees_usd - 2925.0, 1.0));
    }
}

TEST_CASE("a count of contracts becomes the same value elsewhere", "[engine][offers]") {
    Plan plan;
    plan.legs[0].sizing = SizingMode::Contracts;
    plan.legs[0].contracts = 1000.0; // 100,000 USD
    const auto offers = offers_of(plan);
    CHECK(offer_named(offers, "binance:BTCUSD_PERP").contracts == 1000.0);
    CHECK(offer_named(offers, "bybit:BTCUSD").contracts == 100000.0);
    CHECK_THAT(offer_named(offers, "binance:BTCUSDT").contracts, WithinAbs(100000.0 / 65000.0, 0.0005));
}

TEST_CASE("a size below the smallest order cannot be had", "[engine][offers]") {
    Plan plan;
    plan.bags[0].amount = 0.0004; // 26 USD
    const auto offers = offers_of(plan);
    CHECK(offer_named(offers, "binance:BTCUSD_PERP").problem == "the size is below the smallest order");
    CHECK(offer_named(offers, "bybit:BTCUSD").problem.empty()); // 1 USD a contract
    CHECK(offer_named(offers, "bybit:BTCUSD").contracts == 26.0);
}

TEST_CASE("offers need a hedge and a valid plan", "[engine][offers]") {
    Plan plan;
    REQUIRE_FALSE(venue_offers(plan, 1));
    CHECK(venue_offers(plan, 1).error().front().field == "legs");
    plan.legs.clear();
    CHECK_FALSE(venue_offers(plan, 0));
    Plan wrong;
    wrong.legs[0].leverage = 0.0;
    REQUIRE_FALSE(venue_offers(wrong, 0));
    CHECK(venue_offers(wrong, 0).error().front().field == "leg.leverage");
}

TEST_CASE("a custom contract on another coin is offered that coin's contracts", "[engine][offers]") {
    Plan plan;
    plan.bags = {{"SOL", 2000.0, 150.0}, {"BTC", 0.0, 65000.0}};
    plan.legs[0].contract = "custom";
    plan.legs[0].coin = "BTC";
    CHECK(offers_of(plan).size() == contracts_on("BTC"));
}

TEST_CASE("offers of random plans are reports of them", "[engine][offers][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 150; ++i) { // some forty reports each
        Plan plan = random_plan(random);
        plan.scenario.shocks = {0.0};
        if (plan.legs.empty()) continue;
        const std::size_t leg = random() % plan.legs.size();
        for (const VenueOffer& offer : offers_of(plan, leg)) {
            if (!is_report_of(offer, plan, leg) && offer.problem != "the size is below the smallest order")
                FAIL("plan " << i << ", " << offer.contract);
        }
    }
    SUCCEED();
}
