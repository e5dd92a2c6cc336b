// Every input at the ends of its range, every tab: nothing that is no number, nothing cut, nothing upon something else.

#include "support/tidy.hpp"
#include "support/view_page.hpp"

#include "engine/evaluate.hpp"
#include "model/fields.hpp"
#include "text/examples.hpp"
#include "text/link.hpp"
#include "view/drawn_texts.hpp"
#include "view/field_spelling.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

constexpr Surface kDesktop = {1280, 800, 1, Scheme::Light, PointerKind::Fine};
constexpr Surface kOnePixelPhone = {390, 844, 1, Scheme::Light, PointerKind::Coarse};
constexpr Surface kTall = {1280, 9000, 1, Scheme::Light, PointerKind::Fine}; // no input is out of sight

/// Of the page as it stands. Each trouble once, with where it was seen first.
class Troubles {
public:
    void look_at(const Page& page, const Surface& surface, const std::string& where) {
        for (std::string& trouble : untidy(drawn_from_json(page.app.texts_json()), surface.width_px, surface.height_px))
            add(std::move(trouble), where);
        for (const Seen& seen : page.widgets())
            if (is_no_number(seen.label) || is_no_number(seen.value))
                add("no number: " + seen.label + " " + seen.value, where);
        ++looks_;
    }

    void check(int least_looks) const {
        for (const std::string& trouble : found_)
            FAIL_CHECK(trouble);
        CHECK(looks_ >= least_looks);
    }

private:
    void add(std::string trouble, const std::string& where) {
        if (std::ranges::find(known_, trouble) != known_.end()) return;
        known_.push_back(trouble);
        found_.push_back(where + ": " + trouble);
    }

    std::vector<std::string> known_, found_;
    int looks_ = 0;
};

/// The least and the greatest value, or every choice.
std::vector<FieldValue> ends_of(const Field& field) {
    switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::Whole: return {field.least, field.most};
    case FieldKind::Choice:
    case FieldKind::Path: {
        std::vector<FieldValue> values;
        for (const std::string_view choice : field.choices)
            values.emplace_back(std::string(choice));
        return values;
    }
    case FieldKind::NumberList:
        return {std::vector<double>{field.least}, std::vector<double>(field.most_count, field.most)};
    case FieldKind::Ticker: return {std::string(kMostTickerLetters, 'W')};
    default: return {};
    }
}

Plan with_all_kinds() {
    Plan plan;
    plan.bags.resize(2);
    plan.bags[1].coin = "ETH";
    plan.bags[1].amount = 40;
    plan.bags[1].price = 3100;
    plan.legs.resize(2);
    plan.legs[1].contract = "custom";
    plan.legs[1].kind = ContractKind::Linear;
    plan.legs[1].contract_value = 0.01;
    plan.legs[1].bag = 2;
    plan.rules.resize(1);
    return plan;
}

void go_to_tab(Page& page, std::size_t tab) {
    page.app.show_tab(kTabs[tab % std::size(kTabs)]);
    page.draw(3);
}

} // namespace

TEST_CASE("a value that is no number is told from words", "[view][sweep]") {
    for (const char* odd :
         {"NaN", "-nan USD", "inf", "\u2212inf", "1.8e308 x 1e+308", "undefined", "null", "[object Object]"})
        CHECK(is_no_number(odd));
    for (const char* fine : {"information", "Infinite patience", "finance", "nothing is nullified", "1e30"})
        CHECK_FALSE(is_no_number(fine));
}

TEST_CASE("texts that are cut, upon each other or across a card are found", "[view][sweep]") {
    const DrawnText whole = {"whole", "Keel", {20, 20, 40, 10}, {0, 0, 100, 100}};
    const std::vector<Area> cards = {{10, 10, 80, 40}};
    const auto troubles = [&](std::vector<DrawnText> texts) { return untidy({std::move(texts), cards}, 100, 100); };
    const auto moved = [&](Area ink) {
        DrawnText other = whole;
        other.ink = ink;
        return other;
    };
    CHECK(troubles({whole, moved({20, 32, 40, 10})}).empty());
    CHECK(troubles({whole, moved({50, 20, 30, 10})}).size() == 1);
    CHECK(troubles({moved({60, 20, 28, 10})}).empty());
    CHECK(troubles({moved({45, 20, 50, 10})}).size() == 1); // beyond its card
    CHECK(troubles({moved({70, 60, 40, 10})}).size() == 1); // beyond the window
    CHECK(troubles({moved({20, 95, 40, 10})}).empty());     // scrolled
    CHECK(troubles({moved({20, 200, 400, 10})}).empty());   // not to be seen at all
    DrawnText list = whole;
    list.window = "##Popup";
    CHECK(troubles({whole, list}).empty()); // a list lies over the page
}

TEST_CASE("the texts that were drawn are read back from the draw lists", "[view][sweep]") {
    Page page(kTall);
    const Drawn drawn = drawn_from_json(page.app.texts_json());
    const auto find = [&](std::string_view text) {
        return std::ranges::find_if(drawn.texts, [&](const DrawnText& one) { return one.text == text; });
    };
    CHECK(drawn.cards.size() > 5); // the figures, the chart and the ladder
    // Of Keel's own widgets, each line of what wraps, and what ImGui draws in an input.
    for (const Seen& seen : page.widgets()) {
        if (seen.kind != "text" || !seen.is_visible || seen.width > 300 || seen.height > 20 || seen.label.empty())
            continue;
        INFO(seen.label);
        CHECK(find(seen.label) != drawn.texts.end());
    }
    const auto price = find("65,000");
    REQUIRE(price != drawn.texts.end());
    const Seen* input = page.find("Price today");
    REQUIRE(input != nullptr);
    CHECK(price->ink.x >= input->x);
    CHECK(price->ink.x + price->ink.width <= input->x + input->width);
    CHECK(price->ink.y >= input->y);
    CHECK(price->ink.y + price->ink.height <= input->y + input->height);
}

TEST_CASE("each field at the ends of its range leaves every tab tidy", "[view][sweep]") {
    Page page(kDesktop);
    Troubles troubles;
    std::size_t turn = 0;
    for (const Field& field : fields()) {
        for (const FieldValue& value : ends_of(field)) {
            Plan plan = with_all_kinds();
            const std::size_t last = field.scope == Scope::Bag || field.scope == Scope::Leg ? 1 : 0;
            REQUIRE_FALSE(set_field(plan, {&field, last}, value, ""));
            page.show(text::link_from_plan(plan));
            const std::string what = key_of(field, last) + "=" + spelled(field, value);
            for (const std::size_t tab : {std::size_t(0), 1 + turn++ % (std::size(kTabs) - 1)}) {
                go_to_tab(page, tab);
                troubles.look_at(page, kDesktop, what + " in " + kTabs[tab]);
            }
        }
    }
    troubles.check(400);
}

TEST_CASE("each input takes the ends of its range from the keyboard and stays tidy", "[view][sweep]") {
    Page page(kTall);
    Troubles troubles;
    page.show(text::link_from_plan(with_all_kinds()));
    open_all(page);
    int typed = 0;
    for (const Field& field : fields()) {
        if (field.kind != FieldKind::Number && field.kind != FieldKind::Whole) continue;
        const auto is_it = [&](const Seen& seen) {
            return seen.kind == "input"
                   && (seen.label == field.label || seen.label.ends_with(", " + std::string(field.label)));
        };
        const auto widgets = page.widgets();
        const auto input = std::ranges::find_if(widgets, is_it);
        if (input == widgets.end()) continue;
        for (const FieldValue& value : ends_of(field)) {
            page.type(input->label, spelled(field, value));
            page.press(ImGuiKey_Enter);
            const std::string what = input->label + " = " + spelled(field, value);
            troubles.look_at(page, kTall, what);
            INFO(what);
            CHECK_FALSE(page.shows_text("which is not in"));
            ++typed;
        }
        page.type(input->label, input->value);
        page.press(ImGuiKey_Enter);
    }
    CHECK(typed > 60);
    troubles.check(60);
}

TEST_CASE("each example leaves every tab tidy, on a desk and on a phone", "[view][sweep]") {
    for (const Surface& surface : {kDesktop, kOnePixelPhone}) {
        Page page(surface);
        Troubles troubles;
        for (const text::Example& example : text::examples()) {
            page.show(std::string(example.link));
            for (std::size_t tab = 0; tab < std::size(kTabs); ++tab) {
                go_to_tab(page, tab);
                troubles.look_at(page, surface, std::string(example.name) + " in " + kTabs[tab]);
            }
        }
        troubles.check(100);
    }
}

TEST_CASE("chips and marks say which hedge they are about when there are several", "[view][sweep]") {
    Page page(kDesktop);
    Plan plan = with_all_kinds();
    plan.rules.clear();
    for (Leg& leg : plan.legs)
        leg.leverage = 20;
    page.show(text::link_from_plan(plan));
    CHECK(page.find("Liquidation is near, hedge 1") != nullptr);
    CHECK(page.find("Liquidation is near, hedge 2") != nullptr);
    CHECK(page.shows_text("hedge 1 liquidated from "));
    CHECK(page.shows_text("hedge 2 liquidated from "));
    plan.scenario.path.preset = PathPreset::Pump;
    page.show(text::link_from_plan(plan));
    go_to_tab(page, 1);
    const bool is_named =
        page.shows_text("Hedge 1 was liquidated on day ") || page.shows_text("Hedge 2 was liquidated on day ");
    CHECK(is_named);
    CHECK(page.shows_text("Liquidated, hedge 1, day "));
    CHECK(page.shows_text("Liquidated, hedge 2, day "));
    plan.legs.pop_back();
    plan.bags.pop_back();
    page.show(text::link_from_plan(plan));
    go_to_tab(page, 0);
    CHECK(page.find("Liquidation is near") != nullptr);
    CHECK(page.shows_text("liquidated at "));
}

TEST_CASE("huge, tiny and empty plans leave every tab tidy at every size", "[view][sweep]") {
    const std::string plans[] = {
        "bag.amount=1e9&bag.price=1e12&leg.leverage=125&horizon_days=3650&leg.funding_rate=0.1",
        "bag.amount=1e-9&bag.price=1e-9&leg.contract=custom&leg.contract_value=1e-12&leg.lot_step=1e-12&leg.rounding="
        "none",
        "legs=0&bag.amount=0",
        "scenario.shocks=-0.99,0,100&leg.leverage=1000&leg.contract=custom&leg.kind=linear",
    };
    const Surface tablet = {820, 1180, 1, Scheme::Light, PointerKind::Coarse};
    const Surface wide = {2560, 1440, 1, Scheme::Light, PointerKind::Fine};
    for (const Surface& surface : {kDesktop, kOnePixelPhone, tablet, wide}) {
        Page page(surface);
        Troubles troubles;
        for (const std::string& plan : plans) {
            page.show(plan);
            for (std::size_t tab = 0; tab < std::size(kTabs); ++tab) {
                go_to_tab(page, tab);
                troubles.look_at(page, surface, plan + " in " + kTabs[tab]);
            }
        }
        troubles.check(32);
    }
}
