// Coins, contracts, and plans of several bags and hedges.

#include "support/view_page.hpp"

#include "view/contract_choice.hpp"

#include "engine/evaluate.hpp"
#include "model/venues.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;
using namespace keel::view;

TEST_CASE("venue and contract follow the coin, and the plan stays valid", "[view]") {
    Page page;
    page.click("Coin");
    page.click("Coin, ETH");
    CHECK(page.app.plan().bags[0].coin == "ETH");
    CHECK(page.app.plan().legs[0].contract == "binance:ETHUSD_PERP");
    CHECK(evaluate(page.app.plan()).has_value());
    page.click("Venue");
    page.click("Venue, Bybit");
    REQUIRE(find_contract(page.app.plan().legs[0].contract) != nullptr);
    CHECK(find_contract(page.app.plan().legs[0].contract)->venue == "Bybit");
    CHECK(find_contract(page.app.plan().legs[0].contract)->kind == ContractKind::Inverse);
    page.click("Venue");
    page.click("Venue, Custom");
    CHECK(page.app.plan().legs[0].contract == "custom");
    CHECK(page.find("Contract value") != nullptr);
    CHECK(evaluate(page.app.plan()).has_value());
}

TEST_CASE("a coin without contracts is typed and gets a custom contract", "[view]") {
    Page page;
    page.click("Coin");
    page.click("Coin, Another\u2026");
    ImGui::GetIO().AddInputCharactersUTF8("PEPE");
    page.draw(4);
    CHECK(page.app.plan().bags[0].coin == "BTC"); // not before it is complete
    page.press(ImGuiKey_Enter);
    page.draw(4);
    CHECK(page.app.plan().bags[0].coin == "PEPE");
    CHECK(page.app.plan().legs[0].contract == "custom");
    CHECK(evaluate(page.app.plan()).has_value());
}

TEST_CASE("a plan that was valid stays so whatever contract is chosen", "[view]") {
    for (const Contract& from : contracts()) {
        for (const Contract& to : contracts()) {
            Plan plan;
            plan.bags[0].coin = std::string(from.underlying);
            plan.legs[0].contract = std::string(from.id);
            plan.legs[0].collateral = 1.0;
            if (from.kind == ContractKind::Inverse) plan.legs[0].collateral_source = CollateralSource::Bag;
            const Plan before = plan;
            if (to.underlying == from.underlying)
                plan.legs[0].contract = std::string(to.id);
            else
                plan.bags[0].coin = std::string(to.underlying);
            keep_consistent(before, plan);
            INFO(from.id << " to " << to.id << " became " << plan.legs[0].contract);
            CHECK(evaluate(plan).has_value());
        }
    }
}

TEST_CASE("bags and hedges are added and taken away", "[view]") {
    Page page(kHighDesktop);
    page.click("Add another coin");
    REQUIRE(page.app.plan().bags.size() == 2);
    page.type("Bag 2, Coins held", "30");
    CHECK(page.app.plan().bags[1].amount == 30.0);
    page.click("Add another hedge");
    REQUIRE(page.app.plan().legs.size() == 2);
    CHECK(page.app.plan().legs[1].bag == 2.0);
    CHECK(evaluate(page.app.plan()).has_value());
    page.click("Remove Bag 2");
    CHECK(page.app.plan().bags.size() == 1);
    CHECK(page.app.plan().legs.size() == 1);
    CHECK(evaluate(page.app.plan()).has_value());
}

TEST_CASE("contracts on the coin of the bag come first, the others behind them", "[view]") {
    const Offer<const Contract*> offered = contracts_for("Bybit", "ETH");
    REQUIRE(offered.own > 0);
    REQUIRE(offered.own < offered.items.size());
    for (std::size_t i = 0; i < offered.items.size(); ++i)
        CHECK((offered.items[i]->underlying == "ETH") == (i < offered.own));
    const Offer<std::string_view> venues = venues_for("BNB");
    CHECK(venues.own == 1);
    CHECK(venues.items.size() > 5);
    std::vector<std::string_view> sorted = venues.items;
    std::ranges::sort(sorted);
    CHECK(std::ranges::unique(sorted).empty());
    CHECK(venues_for("NONE").own == 0);
    // A dated contract is chosen only by hand.
    for (const Contract& contract : contracts())
        CHECK(nearest_contract(contract.underlying, contract.venue, contract.kind)->product == Product::Perpetual);
}

TEST_CASE("a contract on another coin brings a bag of none of it, and asks for its price", "[view]") {
    Page page(kHighDesktop);
    page.click("Contract");
    page.click("Contract, ETHUSDT");
    REQUIRE(page.app.plan().bags.size() == 2);
    CHECK(page.app.plan().bags[1].coin == "ETH");
    CHECK(page.app.plan().bags[1].amount == 0.0);
    CHECK(page.app.plan().legs[0].contract == "binance:ETHUSDT");
    CHECK(evaluate(page.app.plan()).has_value());
    page.draw(8);
    CHECK(page.shows_text("What does one ETH cost?"));
    CHECK(ImGui::GetIO().WantTextInput);
    ImGui::GetIO().AddInputCharactersUTF8("3000");
    page.draw(4);
    CHECK(page.app.plan().bags[1].price == 3000.0);
    CHECK(!page.shows_text("What does one ETH cost?"));
    page.click("Size given as, Min variance");
    CHECK(page.app.plan().legs[0].sizing == SizingMode::MinVariance);
    // Without its bag the hedge goes home.
    page.click("Remove Bag 2");
    REQUIRE(find_contract(page.app.plan().legs[0].contract) != nullptr);
    CHECK(find_contract(page.app.plan().legs[0].contract)->underlying == "BTC");
    CHECK(evaluate(page.app.plan()).has_value());
    page.click("Venue");
    page.click("Venue, WEEX");
    CHECK(page.app.plan().legs[0].contract == "weex:BTCUSDT");
}

TEST_CASE("a dated contract brings its days to expiry along", "[view]") {
    Page page(kHighDesktop);
    const Contract* dated = find_contract("binance:BTCUSD_261225");
    REQUIRE(dated != nullptr);
    page.click("Contract");
    page.click("Contract, BTCUSD_261225");
    const auto days = days_to_delivery(*dated);
    REQUIRE(days.has_value());
    CHECK(*days == std::round(*days));
    CHECK(page.app.plan().legs[0].expiry_days == (*days > 0.0 ? days : std::nullopt));
    CHECK(!days_to_delivery(*find_contract("binance:BTCUSD_PERP")));
    CHECK(*days_to_delivery(*find_contract("deribit:BTC-27DEC24")) < 0.0);
    page.click("Contract");
    page.click("Contract, BTCUSD_PERP");
    CHECK(page.app.plan().legs[0].expiry_days == std::nullopt);
}

TEST_CASE("a venue without the coin offers another one", "[view]") {
    Page page(kHighDesktop);
    page.show("bag.coin=BNB&leg.contract=binance:BNBUSDT");
    page.click("Venue");
    page.click("Venue, Kraken Futures");
    CHECK(page.app.plan().legs[0].contract == "kraken:PF_XBTUSD");
    CHECK(page.app.plan().bags.size() == 2);
    CHECK(evaluate(page.app.plan()).has_value());
    // The coin of the first bag does not matter to it.
    page.click("Bag 1, Coin");
    page.click("Bag 1, Coin, SOL");
    CHECK(page.app.plan().legs[0].contract == "kraken:PF_XBTUSD");
}

TEST_CASE("what belongs to another contract is left to Keel again", "[view]") {
    const auto after = [](Leg leg, auto change) {
        Plan before;
        before.legs[0] = leg;
        Plan plan = before;
        change(plan.legs[0]);
        keep_consistent(before, plan);
        CHECK(evaluate(plan).has_value());
        return plan.legs[0];
    };
    Leg dated;
    dated.contract = "binance:BTCUSD_261225";
    dated.expiry_days = 90.0;
    CHECK(after(dated, [](Leg& leg) { leg.contract = "binance:BTCUSDT"; }).expiry_days == std::nullopt);
    Leg unified;
    unified.contract = "binance:BTCUSDT";
    unified.margin_mode = MarginMode::Cross;
    unified.spot_collateral = 2.0;
    CHECK(after(unified, [](Leg& leg) { leg.margin_mode = MarginMode::Isolated; }).spot_collateral == 0.0);
    CHECK(after(unified, [](Leg& leg) { leg.leverage = 3.0; }).spot_collateral == 2.0);
    Leg open;
    open.entry_price = 60000.0;
    open.change_contracts = -10.0;
    CHECK(after(open, [](Leg& leg) { leg.entry_price.reset(); }).change_contracts == 0.0);
    open.basis = 200.0;
    Plan before;
    before.legs[0] = open;
    Plan plan = before;
    plan.bags[0].coin = "DOGE";
    plan.bags[0].price = 0.2;
    keep_consistent(before, plan);
    CHECK(plan.legs[0].entry_price == std::nullopt);
    CHECK(plan.legs[0].basis == 0.0);
    CHECK(evaluate(plan).has_value());
    Leg funded; // 0.01 % every 8 hours
    funded.funding_interval_hours = 8.0;
    const Leg hourly = after(funded, [](Leg& leg) { leg.contract = "kraken:PI_XBTUSD"; });
    CHECK(hourly.funding_rate == 0.0000125);
    CHECK(hourly.funding_interval_hours == std::nullopt);
    Leg custom;
    custom.contract = "custom";
    CHECK(after(custom, [](Leg& leg) { leg.kind = ContractKind::Quanto; }).kind == ContractKind::Quanto);
}

TEST_CASE("bags and hedges change places, and hedges follow their bag", "[view]") {
    Page page(kHighDesktop);
    page.show("bags=2&legs=2&bag2.coin=ETH&bag2.amount=30&bag2.price=3000&bag2.correlation=0.8&leg2.bag=2&"
              "leg2.contract=binance:ETHUSD_PERP");
    CHECK(page.find("Move Bag 1 up") == nullptr);
    CHECK(page.find("Move Bag 2 down") == nullptr);
    page.click("Move Bag 2 up");
    const Plan moved = page.app.plan();
    CHECK(moved.bags[0].coin == "ETH");
    CHECK(moved.bags[0].correlation == 1.0);
    CHECK(moved.bags[1].correlation == 0.8);
    CHECK(moved.legs[0].bag == 2.0);
    CHECK(moved.legs[1].bag == 1.0);
    CHECK(moved.legs[0].contract == "binance:BTCUSD_PERP");
    CHECK(page.app.report().sizing.bags[0].achieved_ratio == 1.0);
    page.click("Move Hedge 1 down");
    CHECK(page.app.plan().legs[0].contract == "binance:ETHUSD_PERP");
    CHECK(page.app.plan().legs[0].bag == 1.0);
    CHECK(evaluate(page.app.plan()).has_value());
}

TEST_CASE("moving a bag there and back leaves the plan as it was", "[view]") {
    Plan plan;
    for (const char* coin : {"ETH", "SOL"}) {
        add_bag(plan, coin);
        plan.bags.back().correlation = 0.5;
        add_leg(plan);
    }
    for (const std::size_t index : {std::size_t(0), std::size_t(1)}) {
        Plan moved = plan;
        move_bag_down(moved, index);
        CHECK(moved != plan);
        CHECK(evaluate(moved).has_value());
        move_bag_down(moved, index);
        CHECK(moved.legs == plan.legs);
        CHECK(moved.bags[0] == plan.bags[0]);
        CHECK(moved.bags[1] == plan.bags[1]);
    }
    Plan removed = plan;
    remove_bag(removed, 0);
    CHECK(removed.bags[0].coin == "ETH");
    CHECK(removed.legs.size() == 2);
    CHECK(removed.legs[0].bag == 1.0);
    CHECK(evaluate(removed).has_value());
}
