// The bar above the page: undo, redo, examples.

#include "support/view_page.hpp"

#include "text/examples.hpp"
#include "view/plan_history.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

void press_with(Page& page, ImGuiKeyChord modifiers, ImGuiKey key) {
    ImGuiIO& io = ImGui::GetIO();
    const auto hold = [&](bool is_down) {
        for (const ImGuiKey one : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Super}) {
            if ((modifiers & one) != 0) io.AddKeyEvent(one, is_down);
        }
        page.draw(2);
    };
    hold(true);
    page.press(key);
    hold(false);
}

double amount(const Page& page) { return page.app.plan().bags[0].amount; }

bool can(Page& page, const char* button) {
    const Seen* seen = page.find(button);
    REQUIRE(seen != nullptr);
    return seen->value != "disabled";
}

void scroll_menu_to(Page& page, const std::string& label) {
    constexpr float kMenuEnd = 600.0f;
    const Seen first = *page.find("Reset to example");
    page.move_to(first.x + 20.0f, first.y + 20.0f);
    for (int turn = 0; turn < 60 && page.find(label)->y > kMenuEnd; ++turn) {
        ImGui::GetIO().AddMouseWheelEvent(0.0f, -1.0f);
        page.draw(2);
    }
}

} // namespace

TEST_CASE("a history goes back, forward, and forgets what was undone", "[view]") {
    PlanHistory history;
    CHECK(history.is_empty());
    for (const char* link : {"a", "b", "b", "c"})
        history.keep(link);
    CHECK_FALSE(history.can_redo());
    CHECK(history.undo() == "b");
    CHECK(history.undo() == "a");
    CHECK_FALSE(history.can_undo());
    CHECK(history.redo() == "b");
    history.keep("d");
    CHECK_FALSE(history.can_redo());
    CHECK(history.undo() == "b");
}

TEST_CASE("a history is bounded", "[view]") {
    PlanHistory history;
    for (int i = 0; i < 1000; ++i)
        history.keep(std::to_string(i));
    std::size_t steps = 0;
    std::string last;
    for (; history.can_undo(); ++steps)
        last = history.undo();
    CHECK(steps == PlanHistory::kMostPlans - 1);
    CHECK(last == std::to_string(1000 - PlanHistory::kMostPlans));
}

TEST_CASE("a change is a step when the hand has left it", "[view]") {
    PlanHistory history;
    CHECK(history.note("start", {}));
    CHECK_FALSE(history.note("start", {7, true}));
    CHECK_FALSE(history.note("st", {7, true}));
    CHECK_FALSE(history.note("s", {7, true}));
    SECTION("for nothing") { CHECK(history.note("s", {})); }
    SECTION("for the next field") { CHECK(history.note("s", {8, true})); }
    SECTION("for a button") { CHECK(history.note("s", {8, false})); }
    SECTION("and is none when all is as it was") {
        CHECK_FALSE(history.note("start", {}));
        CHECK_FALSE(history.can_undo());
        return;
    }
    CHECK(history.undo() == "start");
}

TEST_CASE("a drag is one step, also right after a field was left as it was", "[view]") {
    PlanHistory history;
    history.note("start", {});
    history.note("start", {7, true});
    CHECK_FALSE(history.note("a", {9, false}));
    CHECK_FALSE(history.note("b", {9, false}));
    CHECK(history.note("c", {}));
    CHECK(history.undo() == "start");
}

TEST_CASE("a name that is taken as its field is left is a step of that field", "[view]") {
    PlanHistory history;
    history.note("start", {});
    history.note("start", {7, true});
    CHECK(history.note("name", {8, true}));
}

TEST_CASE("what was typed is undone and redone in one step", "[view]") {
    Page page;
    CHECK_FALSE(can(page, "Undo"));
    CHECK_FALSE(can(page, "Redo"));
    page.type("Coins held", "12");
    ImGui::GetIO().AddInputCharactersUTF8("3");
    page.draw(4);
    CHECK(amount(page) == 123.0);
    CHECK_FALSE(can(page, "Undo")); // the caret is still in it
    page.press(ImGuiKey_Enter);
    CHECK(can(page, "Undo"));
    page.click("Undo");
    CHECK(page.app.plan() == Plan{});
    CHECK(page.find("Coins held")->value == "5");
    CHECK_FALSE(can(page, "Undo"));
    page.click("Redo");
    CHECK(amount(page) == 123.0);
    CHECK_FALSE(can(page, "Redo"));
}

TEST_CASE("undo is pressed with the caret still in the field", "[view]") {
    Page page;
    page.type("Coins held", "12");
    page.type("Price today", "50000");
    press_with(page, ImGuiMod_Ctrl, ImGuiKey_Z); // the field's own
    CHECK(page.app.plan().bags[0].price == 5000.0);
    press_with(page, ImGuiMod_Ctrl, ImGuiKey_Y);
    CHECK(page.app.plan().bags[0].price == 50000.0);
    // The button is there only now, when the field is left for it.
    page.click("Undo");
    CHECK(page.app.plan().bags[0].price == 65000.0);
    CHECK(amount(page) == 12.0);
    page.click("Undo");
    CHECK(page.app.plan() == Plan{});
}

TEST_CASE("keys undo and redo outside of text fields", "[view]") {
    Page page;
    page.type("Coins held", "12");
    page.press(ImGuiKey_Enter);
    press_with(page, ImGuiMod_Ctrl, ImGuiKey_Z);
    CHECK(amount(page) == 5.0);
    press_with(page, ImGuiMod_Ctrl, ImGuiKey_Y);
    CHECK(amount(page) == 12.0);
    press_with(page, ImGuiMod_Ctrl, ImGuiKey_Z);
    press_with(page, ImGuiMod_Ctrl | ImGuiMod_Shift, ImGuiKey_Z);
    CHECK(amount(page) == 12.0);
    ImGui::GetIO().ConfigMacOSXBehaviors = true;
    press_with(page, ImGuiMod_Ctrl, ImGuiKey_Z);
    CHECK(amount(page) == 12.0);
    press_with(page, ImGuiMod_Super, ImGuiKey_Z);
    CHECK(amount(page) == 5.0);
}

TEST_CASE("a drag of the slider is one step", "[view]") {
    Page page;
    page.click("Coins held"); // the caret stands in a field before
    const Seen slider = *page.find("Hedge ratio, slider");
    const float y = slider.y + slider.height / 2.0f;
    page.drag(slider.x + slider.width * 0.2f, y, slider.x + slider.width * 0.6f, y);
    CHECK(page.app.plan().legs[0].ratio != 1.0);
    page.click("Undo");
    CHECK(page.app.plan() == Plan{});
    CHECK_FALSE(can(page, "Undo"));
}

TEST_CASE("a choice, a part that is added, a link and a plan that is taken are steps", "[view]") {
    Page page(kHighDesktop);
    page.click("Venues");
    page.click("More on bybit:BTCUSD");
    page.click("Use Bybit BTCUSD");
    CHECK(page.app.plan().legs[0].contract == "bybit:BTCUSD");
    page.click("Undo");
    CHECK(page.app.plan() == Plan{});
    page.click("Add another coin");
    CHECK(page.app.plan().bags.size() == 2);
    page.click("Undo");
    CHECK(page.app.plan() == Plan{});
    page.show("bag.amount=8&leg.leverage=9");
    CHECK(amount(page) == 8.0);
    page.click("Undo");
    CHECK(amount(page) == 5.0);
    page.click("Redo");
    page.click("Examples");
    page.click("Reset to example");
    CHECK(page.app.plan() == Plan{});
    page.click("Undo");
    CHECK(amount(page) == 8.0);
    CHECK(page.app.plan().legs[0].leverage == 9.0);
}

TEST_CASE("the link that a page is opened with is no step", "[view]") {
    Page page;
    page.app = App();
    page.app.open_link("bag.amount=8");
    page.app.set_rest(RestState::Loaded);
    page.draw(4);
    CHECK(amount(page) == 8.0);
    CHECK_FALSE(can(page, "Undo"));
}

TEST_CASE("an example opens its plan and the tab where it is best seen, and is undone", "[view]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone}) {
        Page page(surface);
        page.show("bag.amount=8");
        for (const text::Example& example : text::examples()) {
            INFO(example.name);
            page.click("Examples");
            scroll_menu_to(page, std::string(example.title));
            page.click(std::string(example.title));
            CHECK(page.app.plan() == text::plan_from_example(example.name));
            CHECK(page.find(std::string(example.tab))->value == "chosen");
            CHECK_FALSE(page.shows_text(std::string(example.words))); // the menu is closed
            page.click("Undo");
            CHECK(amount(page) == 8.0);
        }
    }
}

TEST_CASE("undo of an example goes back to the tab before it, and redo to its own", "[view]") {
    Page page(kHighDesktop);
    page.click("Risk");
    page.click("Examples");
    page.click("2 \u00b7 Choose the contract");
    CHECK(page.find("Venues")->value == "chosen");
    page.type("Coins held", "7");
    page.press(ImGuiKey_Enter);
    page.click("Undo"); // of what was typed
    CHECK(page.find("Venues")->value == "chosen");
    page.click("Undo");
    CHECK(page.app.plan() == Plan{});
    CHECK(page.find("Risk")->value == "chosen");
    page.click("Guide");
    page.click("Redo");
    CHECK(page.find("Venues")->value == "chosen");
    page.click("Redo");
    CHECK(amount(page) == 7.0);
    page.click("Path");
    page.click("Undo"); // leaves the tab alone
    CHECK(page.find("Path")->value == "chosen");
}

TEST_CASE("the menu fits where it is narrow, and waits for its code", "[view]") {
    for (const Surface& surface : {kHighPhone, Surface{320, 40'000, 1, Scheme::Light, PointerKind::Coarse}}) {
        Page page(surface);
        page.click("Examples");
        const float width = surface.width_px / surface.pixel_ratio;
        for (const Seen& seen : page.widgets()) {
            if (seen.kind == "choice" || seen.kind == "text") continue; // too many tabs scroll sideways
            INFO(seen.label);
            CHECK(seen.x >= 0.0f);
            CHECK(seen.x + seen.width <= width);
            CHECK((seen.kind != "button" || seen.height >= 43.5f));
        }
    }
    Page page;
    page.app.set_rest(RestState::Loading);
    page.click("Examples");
    CHECK(page.shows_text("One moment"));
    page.app.set_rest(RestState::Loaded);
    page.draw(4);
    CHECK(page.find("Cold wallet") != nullptr);
    page.press(ImGuiKey_Escape);
    CHECK(page.find("Cold wallet") == nullptr);
}

TEST_CASE("a finger scrolls the menu where a chart lies below it", "[view]") {
    Page page(kPhone);
    const Seen chart = *page.find("Payoff chart");
    const float x = (chart.x + chart.width / 2.0f) * 3.0f, y = (chart.y + chart.height / 2.0f) * 3.0f;
    CHECK(page.app.drags_at(x, y) != Drags::No);
    page.click("Examples");
    CHECK(page.app.drags_at(x, y) == Drags::No);
    page.press(ImGuiKey_Escape);
    CHECK(page.app.drags_at(x, y) != Drags::No);
}
