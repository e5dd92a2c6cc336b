// Inputs: typing, stepping, choosing, and what is said about text that is no value.

#include "support/view_page.hpp"

#include "view/field_spelling.hpp"
#include "view/panels/input_rows.hpp"

#include "model/fields.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinRel;

TEST_CASE("every field of the table has its place among the inputs", "[view]") {
    const auto placed = placed_fields();
    for (const Field& field : fields()) {
        INFO(field.key);
        CHECK(std::ranges::find(placed, field.key) != placed.end());
    }
    for (const std::string_view key : placed) {
        INFO(key);
        CHECK(find_field(key).has_value());
    }
}

TEST_CASE("typing into an input changes plan, report and link", "[view]") {
    Page page;
    page.type("Coins held", "7");
    CHECK(page.app.plan().bags[0].amount == 7.0);
    CHECK(page.app.fragment().contains("bag.amount=7"));
    CHECK(page.app.report().sizing.bags[0].exposed_coins == 7.0);
    page.type("Price today", "65k");
    CHECK(page.app.plan().bags[0].price == 65000.0);
    page.press(ImGuiKey_Tab);
    page.type("Price today", "70,500.25");
    CHECK(page.app.plan().bags[0].price == 70500.25);
    page.press(ImGuiKey_Escape);
    CHECK(page.app.plan().bags[0].price == 65000.0);
}

TEST_CASE("a rate is typed in percent, with or without the sign", "[view]") {
    Page page(kHighDesktop);
    page.type("Funding rate", "0.05");
    CHECK_THAT(page.app.plan().legs[0].funding_rate, WithinRel(0.0005, 1e-15));
    page.type("Funding rate", "-0.02 %");
    CHECK_THAT(page.app.plan().legs[0].funding_rate, WithinRel(-0.0002, 1e-15));
    page.type("Price moves", "-30, 0, 12.5%");
    CHECK(page.app.plan().scenario.shocks == std::vector{-0.3, 0.0, 0.125});
}

TEST_CASE("text that is no value stays with its reason while the last good value is used", "[view]") {
    Page page;
    page.type("Coins held", "abc");
    CHECK(page.app.plan().bags[0].amount == 5.0);
    page.press(ImGuiKey_Tab);
    REQUIRE(page.find("Coins held") != nullptr);
    CHECK(page.find("Coins held")->value == "abc");
    CHECK(page.shows_text("abc is not a number from 0 to 1,000,000,000 BTC"));
    page.type("Coins held", "-5");
    CHECK(page.app.plan().bags[0].amount == 5.0);
    CHECK(page.shows_text("-5 is not"));
    page.type("Coins held", "6");
    CHECK(page.app.plan().bags[0].amount == 6.0);
    CHECK(!page.shows_text(" is not a number"));
}

TEST_CASE("an empty optional input shows what is in force", "[view]") {
    Page page;
    const Seen* collateral = page.find("Collateral");
    REQUIRE(collateral != nullptr);
    CHECK(collateral->value.empty());
    page.type("Collateral", "2");
    CHECK(page.app.plan().legs[0].collateral == 2.0);
    page.select_all();
    page.press(ImGuiKey_Delete);
    CHECK(page.app.plan().legs[0].collateral == std::nullopt);
}

TEST_CASE("inputs that do not go together are named and the last good report stays", "[view]") {
    Page page(kHighDesktop);
    const Report before = page.app.report();
    page.type("Basis at entry", "-65000");
    CHECK(page.app.plan().legs[0].basis == -65000.0);
    CHECK(page.app.report() == before);
    CHECK(page.shows_text("the last inputs that made sense"));
    page.type("Basis at entry", "0");
    CHECK(!page.shows_text("the last inputs that made sense"));
}

TEST_CASE("the arrow keys step sensibly", "[view]") {
    Page page;
    page.click("Price today");
    page.press(ImGuiKey_UpArrow);
    CHECK(page.app.plan().bags[0].price == 65500.0);
    page.press(ImGuiKey_DownArrow);
    page.press(ImGuiKey_DownArrow);
    CHECK(page.app.plan().bags[0].price == 64500.0);

    const Field& leverage = *find_field("leg.leverage")->field;
    double value = 1.0;
    for (const double next : {2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 125.0}) {
        value = stepped(leverage, value, Step::Up);
        CHECK(value == next);
    }
    CHECK(stepped(leverage, 7.0, Step::Down) == 5.0);
    CHECK(stepped(leverage, 1000.0, Step::Up) == 1000.0);
    const Field& funding = *find_field("leg.funding_rate")->field;
    CHECK_THAT(stepped(funding, 0.0001, Step::Up), WithinRel(0.00011, 1e-12));
    CHECK_THAT(stepped(funding, 0.0, Step::Down), WithinRel(-0.00001, 1e-12));
    const Field& ratio = *find_field("leg.ratio")->field;
    CHECK_THAT(stepped(ratio, 0.5, Step::Up), WithinRel(0.55, 1e-12));
    CHECK(stepped(ratio, 0.0, Step::Down) == 0.0);
}

TEST_CASE("what an input shows reads back as the same value", "[view]") {
    const FieldAddress price = *find_field("bag.price"), rate = *find_field("leg.funding_rate");
    const FieldAddress shocks = *find_field("scenario.shocks");
    for (const double value : {65000.0, 1234567.89, 0.00001234, 1e-9, 1e12, 0.1, 1.0 / 3.0}) {
        CHECK(read_spelled(price, spelled(*price.field, value)) == FieldValue{value});
    }
    for (const double value : {0.0001, -0.0002, 0.01, 0.1, -0.1, 1.0 / 3e4}) {
        CHECK(read_spelled(rate, spelled(*rate.field, value)) == FieldValue{value});
    }
    CHECK(spelled(*price.field, 65000.0) == "65,000");
    CHECK(spelled(*rate.field, 0.0001) == "0.01");
    const FieldValue moves = std::vector{-0.5, 0.0, 12.5};
    CHECK(spelled(*shocks.field, moves) == "-50, 0, 1250");
    CHECK(read_spelled(shocks, spelled(*shocks.field, moves)) == moves);
}

TEST_CASE("the slider sets the ratio and snaps to its ticks", "[view]") {
    Page page;
    for (const double ratio : {0.5, 0.0, 1.5, 1.0}) {
        const Seen* slider = page.find("Hedge ratio, slider");
        REQUIRE(slider != nullptr);
        const float left = slider->x + 8.0f, width = slider->width - 16.0f;
        page.click_at(left + width * static_cast<float>(ratio / 1.5) + 1.0f, slider->y + slider->height / 2.0f);
        CHECK(page.app.plan().legs[0].ratio == ratio);
    }
}

TEST_CASE("leverage, size and orders are chosen by a press", "[view]") {
    Page page(kHighDesktop);
    page.click("Leverage, 5\u00d7");
    CHECK(page.app.plan().legs[0].leverage == 5.0);
    page.click("Order to open, Maker");
    CHECK(page.app.plan().legs[0].entry_order == OrderType::Maker);
    page.click("Collateral comes from, Extra");
    CHECK(page.app.plan().legs[0].collateral_source == CollateralSource::Extra);
    page.click("Collateral comes from, Auto");
    CHECK(page.app.plan().legs[0].collateral_source == std::nullopt);
    CHECK(page.find("Notional") == nullptr);
    page.click("Size given as, Notional");
    CHECK(page.app.plan().legs[0].sizing == SizingMode::Notional);
    CHECK(page.find("Notional") != nullptr);
}

TEST_CASE("funding by period is typed as days and rates", "[view]") {
    const FieldAddress regimes = *find_field("leg.funding_regimes");
    const FieldValue pairs = PairList{{21, -0.0003}, {9, 0.0001}};
    CHECK(read_spelled(regimes, "21:-0.03%, 9:0.01%") == pairs);
    CHECK(read_spelled(regimes, "21:-0.03; 9:0.01") == pairs);
    CHECK(spelled(*regimes.field, pairs) == "21:-0.03%, 9:0.01%");
    CHECK(read_spelled(regimes, "") == FieldValue{PairList{}});
    CHECK(!read_spelled(regimes, "21").has_value());

    Page page(kHighDesktop);
    open_all(page);
    page.type("Funding, by period", "21:-0.03%, 9:0.01%");
    CHECK(page.app.plan().legs[0].funding_regimes == std::get<PairList>(pairs));
    page.type("Funding, by period", "21:-0.03%, 9");
    page.press(ImGuiKey_Tab);
    CHECK(page.find("Funding, by period")->value == "21:-0.03%, 9");
    CHECK(page.shows_text("21:-0.03%, 9 is not"));
    CHECK(page.app.plan().legs[0].funding_regimes == std::get<PairList>(pairs));
}

TEST_CASE("inputs are shown where they matter", "[view]") {
    Page page(kHighDesktop);
    struct Case {
        const char* link;
        const char* label;
        bool is_shown;
    };
    for (const Case& one : {
             Case{"", "Funding rate", true},
             {"leg.contract=okx:BTC-USD-261030", "Funding rate", false},
             {"leg.contract=okx:BTC-USD-261030", "Days to expiry", true},
             {"", "Days to expiry", false},
             {"leg.contract=custom", "Days to expiry", true},
             {"", "Price of the settle asset", false},
             {"leg.contract=binance:BTCUSDT", "Price of the settle asset", true},
             {"leg.contract=binance:BTCUSDT", "Coins that count as collateral", false},
             {"leg.contract=binance:BTCUSDT&leg.margin_mode=cross", "Coins that count as collateral", true},
             {"leg.margin_mode=cross", "Coins that count as collateral", false},
             {"leg.spot_collateral=1", "Coins that count as collateral", true}, // it is what is wrong
             {"", "Change now", false},
             {"leg.entry_price=60000", "Change now", true},
             {"leg.bonus_credit=50", "Bonus lasts", true},
             {"", "Bonus lasts", false},
             {"", "Coin of the contract", false},
             {"leg.contract=custom", "Coin of the contract", true},
             {"", "Size given as, Min variance", false},
             {"leg.contract=binance:ETHUSDT&bags=2&bag2.coin=ETH", "Size given as, Min variance", true},
             {"", "Own price move", false},
             {"", "Jumps a year", false},
             {"risk.model=jumps", "Jumps a year", true},
             {"risk.model=jumps", "Length of a stretch", false},
             {"risk.model=bootstrap", "Length of a stretch", true},
             {"", "Funding comes back in", false},
             {"risk.funding_deviation=0.001", "Funding comes back in", true},
             {"risk.funding_deviation=0.001", "Basis with price", false},
             {"risk.basis_deviation=0.001", "Basis with price", true},
             {"v=1&venues.revision=1", "Use today's rules", true},
             {"", "Use today's rules", false},
         }) {
        page.show(one.link);
        open_all(page);
        INFO(one.link << ": " << one.label);
        CHECK((page.find(one.label) != nullptr) == one.is_shown);
    }
    page.show("v=1&venues.revision=1");
    page.click("Use today's rules");
    CHECK(page.app.plan().venue_revision == double(kVenueRevision));
}

TEST_CASE("empty inputs say what is in force", "[view]") {
    Plan plan;
    plan.legs[0].contract = "okx:BTC-USD-261030";
    plan.legs[0].basis = 300.0;
    const auto automatic = [&](const char* key) { return automatic_value(plan, Report{}, *find_field(key)); };
    CHECK(automatic("leg.exit_basis") == "0");
    CHECK(automatic("leg.expiry_days") == "30");
    plan.legs[0].expiry_days = 60.0;
    CHECK(automatic("leg.exit_basis").empty()); // what is left of it then
    plan.legs[0] = Leg{};
    CHECK(automatic("leg.exit_basis") == "0");
    CHECK(automatic("leg.taker_fee_rate") == "0.05");
    CHECK(automatic("bag.cost_basis") == "65,000");
    CHECK(automatic("leg.bonus_days") == "no end");
}
