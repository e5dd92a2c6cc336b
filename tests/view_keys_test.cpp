// The keys, and the sheet that lists them.

#include "support/view_page.hpp"

#include "view/shortcuts.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

/// ImGui's own shortcut modifier is Ctrl, or Cmd on a Mac.
void press(Page& page, ImGuiKeyChord chord) {
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey command = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
    const auto hold = [&](bool is_down) {
        if ((chord & ImGuiMod_Shortcut) != 0) io.AddKeyEvent(command, is_down);
        if ((chord & ImGuiMod_Shift) != 0) io.AddKeyEvent(ImGuiMod_Shift, is_down);
        page.draw(2);
    };
    hold(true);
    page.press(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_));
    hold(false);
    page.draw(2);
}

std::string shown_tab(Page& page) {
    for (const char* tab : kTabs) {
        if (page.find(tab)->value == "chosen") return tab;
    }
    return {};
}

bool shows_sheet(Page& page) { return page.find("Close the keyboard shortcuts") != nullptr; }
bool shows_menu(Page& page, const char* list) {
    const Seen* seen = page.find(std::string("Plans, ") + list);
    return seen != nullptr && seen->value == "chosen";
}

std::vector<Action> actions_of(Page& page, ImGuiKeyChord chord) {
    page.actions.clear();
    press(page, chord);
    return std::exchange(page.actions, {});
}

bool has_action(const std::vector<Action>& actions, ActionKind kind, const std::string& text) {
    return std::ranges::any_of(actions,
                               [&](const Action& action) { return action.kind == kind && action.text == text; });
}

const Shortcut& shortcut_of(Command command) { return *std::ranges::find(shortcuts(), command, &Shortcut::command); }

} // namespace

TEST_CASE("each key of the table does one thing, and has its words", "[view]") {
    Page page;
    std::set<ImGuiKeyChord> everywhere;
    std::set<Command> commands;
    for (const Shortcut& shortcut : shortcuts()) {
        INFO(shortcut.words);
        CHECK_FALSE(shortcut.words.empty());
        CHECK(commands.insert(shortcut.command).second);
        CHECK(keys_in_words(shortcut).size() == shortcut.told);
        if (shortcut.command > Command::Keys) continue;
        for (const ImGuiKeyChord chord : shortcut.keys) {
            for (std::size_t i = 0; chord != 0 && i < shortcut.row; ++i)
                CHECK(everywhere.insert(chord + static_cast<int>(i)).second);
        }
    }
    CHECK(commands.size() == static_cast<std::size_t>(Command::Leave) + 1);
    // The browser's own: its address bar, reloading, its find box, its print dialog.
    for (const ImGuiKey key : {ImGuiKey_L, ImGuiKey_R, ImGuiKey_F, ImGuiKey_P})
        CHECK_FALSE(everywhere.contains(ImGuiMod_Shortcut | key));
    CHECK_FALSE(everywhere.contains(ImGuiKey_F5));
}

TEST_CASE("keys have the names that are printed on them", "[view]") {
    Page page;
    using Names = std::vector<std::string>;
    CHECK(keys_in_words(shortcut_of(Command::ShowTab)) == Names{"1 to 8"});
    CHECK(keys_in_words(shortcut_of(Command::Keys)) == Names{"?", "F1"});
    CHECK(keys_in_words(shortcut_of(Command::ZoomIn)) == Names{"+"});
    CHECK(keys_in_words(shortcut_of(Command::Redo)) == Names{"Ctrl+Shift+Z", "Ctrl+Y"});
    CHECK(keys_in_words(shortcut_of(Command::Walk)) == Names{"Tab", "Shift+Tab"});
    CHECK(key_in_words(Command::CopyLink) == "C");
    CHECK(key_in_words(Command::Undo) == "Ctrl+Z");
    ImGui::GetIO().ConfigMacOSXBehaviors = true;
    CHECK(key_in_words(Command::Undo) == "Cmd+Z");
}

TEST_CASE("a key that is pressed before its code is there is done when that has come", "[view][keys]") {
    Page page;
    page.type("Coins held", "7");
    page.press(ImGuiKey_Enter);
    page.app.set_rest(RestState::Loading);
    page.draw();
    press(page, ImGuiMod_Shortcut | ImGuiKey_Z);
    press(page, ImGuiKey_3);
    press(page, ImGuiKey_X); // means nothing
    press(page, ImGuiMod_Shift | ImGuiKey_Slash);
    page.click("Price today");
    press(page, ImGuiKey_8); // into the input
    press(page, ImGuiKey_Escape);
    CHECK(page.app.plan().bags[0].amount == 7.0);
    CHECK(shown_tab(page) == "Payoff");
    page.app.set_rest(RestState::Loaded);
    page.draw(4);
    CHECK(page.app.plan().bags[0].amount == Plan{}.bags[0].amount);
    CHECK(shown_tab(page) == "Heat map");
    CHECK(shows_sheet(page));
    page.press(ImGuiKey_Escape);
    page.draw(4);
    CHECK_FALSE(shows_sheet(page)); // once
}

TEST_CASE("a key does what the table says", "[view]") {
    Page page;
    const auto key = [](Command command) { return shortcut_of(command).keys[0]; };
    for (std::size_t i = 0; i < std::size(kTabs); ++i) {
        press(page, ImGuiKey_1 + static_cast<int>(i));
        CHECK(shown_tab(page) == kTabs[i]);
    }
    CHECK(shortcut_of(Command::ShowTab).row == std::size(kTabs));

    page.type("Coins held", "7");
    page.press(ImGuiKey_Enter);
    for (const ImGuiKeyChord redo : {shortcut_of(Command::Redo).keys[0], shortcut_of(Command::Redo).keys[1]}) {
        press(page, key(Command::Undo));
        CHECK(page.app.plan() == Plan{});
        press(page, redo);
        CHECK(page.app.plan().bags[0].amount == 7.0);
    }
    CHECK(has_action(actions_of(page, key(Command::CopyLink)), ActionKind::CopyText, "#" + page.app.fragment()));
    CHECK(page.shows_text("Link copied"));
    CHECK(has_action(actions_of(page, key(Command::Colours)), ActionKind::ChooseTheme, "dark"));
    CHECK(has_action(actions_of(page, key(Command::Colours)), ActionKind::ChooseTheme, "light"));

    press(page, key(Command::Examples));
    CHECK(shows_menu(page, "Examples"));
    page.press(ImGuiKey_Escape);
    press(page, key(Command::Recent));
    CHECK(shows_menu(page, "Recent"));
    press(page, ImGuiKey_2); // while something is open, keys are its own
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(shows_menu(page, "Recent"));
    CHECK(shown_tab(page) == "Guide");

    press(page, key(Command::Pin));
    CHECK(page.shows_text("Pinned as A"));
    page.type("Coins held", "8");
    page.press(ImGuiKey_Enter);
    press(page, ImGuiKey_5);
    CHECK(page.shows_text("A, pinned, beside B"));
    press(page, key(Command::Pin)); // anew
    CHECK(page.shows_text("the plan is still the same"));
}

TEST_CASE("what is typed into an input is no command", "[view]") {
    Page page;
    page.click("Coins held");
    for (const ImGuiKey key : {ImGuiKey_2, ImGuiKey_C, ImGuiKey_D, ImGuiKey_E, ImGuiKey_P, ImGuiKey_R}) {
        CHECK(actions_of(page, key).empty());
    }
    press(page, ImGuiMod_Shift | ImGuiKey_Slash);
    CHECK_FALSE(shows_sheet(page));
    CHECK(shown_tab(page) == "Payoff");
    page.press(ImGuiKey_Escape);
    press(page, ImGuiKey_2);
    CHECK(shown_tab(page) == "Path");
    press(page, ImGuiMod_Shortcut | ImGuiKey_P); // the browser's
    press(page, ImGuiMod_Shift | ImGuiKey_3);
    CHECK(shown_tab(page) == "Path");
    CHECK_FALSE(page.shows_text("Pinned as A"));
}

TEST_CASE("no key does anything before its code is there", "[view]") {
    Page page;
    page.app.set_rest(RestState::Loading);
    page.draw();
    press(page, ImGuiKey_2);
    press(page, ImGuiMod_Shift | ImGuiKey_Slash);
    CHECK(shown_tab(page) == "Payoff");
    CHECK_FALSE(shows_sheet(page));
    CHECK(page.find("Keyboard shortcuts") == nullptr);
}

TEST_CASE("the sheet lists the whole table, and closes", "[view]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone}) {
        Page page(surface);
        page.click("Keyboard shortcuts");
        REQUIRE(shows_sheet(page));
        for (const Shortcut& shortcut : shortcuts()) {
            INFO(shortcut.words);
            CHECK(page.shows_text(std::string(shortcut.words)));
            for (const std::string& key : keys_in_words(shortcut))
                CHECK(page.shows_text(key));
        }
        const float width = surface.width_px / surface.pixel_ratio;
        const Seen close = *page.find("Close the keyboard shortcuts");
        CHECK(close.x >= 0.0f);
        CHECK(close.x + close.width <= width);
        if (surface.pointer == PointerKind::Coarse) CHECK(std::min(close.width, close.height) >= 43.5f);
        page.click("Close the keyboard shortcuts");
        CHECK_FALSE(shows_sheet(page));
    }
    Page page;
    for (const ImGuiKeyChord key : shortcut_of(Command::Keys).keys) {
        if (key == 0) continue;
        press(page, key);
        CHECK(shows_sheet(page));
        press(page, key);
        CHECK_FALSE(shows_sheet(page));
        press(page, key);
        page.press(ImGuiKey_Escape);
        CHECK_FALSE(shows_sheet(page));
    }
}

TEST_CASE("keys scroll the sheet where the window is low", "[view]") {
    Page page({640, 400, 1, Scheme::Light, PointerKind::Fine});
    press(page, ImGuiKey_F1);
    const auto top = [&] { return page.find("Close the keyboard shortcuts")->y; };
    const float before = top();
    const auto is_shown = [&] {
        const auto widgets = page.widgets();
        const auto last = std::ranges::find(widgets, std::string(shortcuts().back().words), &Seen::label);
        REQUIRE(last != widgets.end());
        return last->is_visible;
    };
    CHECK_FALSE(is_shown());
    press(page, ImGuiKey_DownArrow);
    CHECK(top() < before);
    press(page, ImGuiKey_UpArrow);
    CHECK(top() == before);
    press(page, ImGuiKey_PageDown);
    press(page, ImGuiKey_PageDown);
    CHECK(is_shown());
    press(page, ImGuiKey_PageUp);
    press(page, ImGuiKey_PageUp);
    CHECK(top() == before);
}

TEST_CASE("the menu that a key opens is walked through by keys", "[view]") {
    Page page;
    press(page, ImGuiKey_E);
    for (int step = 0; step < 3; ++step)
        page.press(ImGuiKey_DownArrow);
    page.press(ImGuiKey_Enter);
    CHECK(page.app.plan() != Plan{});
    CHECK_FALSE(shows_menu(page, "Examples"));
}
