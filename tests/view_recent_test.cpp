// Recent plans: the list, what is kept of it, and the menu that shows it.

#include "support/view_page.hpp"

#include "text/link.hpp"
#include "text/plan_title.hpp"
#include "view/recent_plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

constexpr std::int64_t kNoon = 1'773'316'800; // 12 March 2026, 12:00 UTC
constexpr std::int64_t kDay = 86'400;

std::string link_of(double amount) {
    Plan plan;
    plan.bags[0].amount = amount;
    return text::link_from_plan(plan);
}

std::vector<std::string> titles(const RecentPlans& recent) {
    std::vector<std::string> all;
    for (const RecentPlan& plan : recent.plans())
        all.push_back(plan.title);
    return all;
}

/// "8, 5": the amounts that are held, newest first.
std::string amounts(const RecentPlans& recent) {
    std::string all;
    for (const std::string& title : titles(recent))
        all += (all.empty() ? "" : ", ") + title.substr(0, title.find(' '));
    return all;
}

/// A page, and the platform that keeps what it says.
struct Kept {
    Page page;
    std::string stored;
    int writes = 0;

    explicit Kept(Surface surface = kHighDesktop) : page(surface) { answer(); }

    void answer() {
        while (!page.actions.empty()) {
            for (const Action& action : std::exchange(page.actions, {})) {
                if (action.kind == ActionKind::RecallRecent) page.app.tell_recent(stored, double(kNoon), 0.0);
                if (action.kind != ActionKind::KeepRecent) continue;
                stored = action.text;
                ++writes;
            }
            page.draw();
        }
    }

    void click(const std::string& label) {
        page.click(label);
        answer();
    }
    void hold(const std::string& amount) {
        page.type("Coins held", amount);
        page.press(ImGuiKey_Enter);
        answer();
    }
    void open(const std::string& link) {
        page.show(link);
        answer();
    }
    std::string kept() const {
        RecentPlans recent;
        recent.read(stored);
        return amounts(recent);
    }
};

} // namespace

TEST_CASE("a plan has a title that says what is held and how it is hedged", "[text]") {
    const auto title = [](const char* link) { return text::title_of(text::plan_from_link(link).plan); };
    CHECK(title("") == "5 BTC, short 1\u00d7 BTCUSD_PERP on Binance");
    CHECK(title("legs=0") == "5 BTC, not hedged");
    CHECK(title("leg.ratio=0.5&leg.leverage=2.5&leg.contract=bybit:BTCUSDT")
          == "5 BTC, short 50 %, 2.5\u00d7 BTCUSDT on Bybit");
    CHECK(title("leg.sizing=contracts&leg.contracts=3250")
          == "5 BTC, short 3,250 contracts, 1\u00d7 BTCUSD_PERP on Binance");
    CHECK(title("leg.sizing=contracts&leg.contracts=1").contains("short 1 contract, 1"));
    CHECK(title("leg.sizing=notional&leg.notional=100000").contains("short 100,000 USD, 1"));
    CHECK(title("bags=2&bag2.coin=SOL&bag2.amount=2000&leg.contract=custom&leg.sizing=min_variance")
          == "5 BTC and 2,000 SOL, short 1\u00d7 custom contract");
    CHECK(title("bag.amount=0&bag.owed=3&leg.side=long") == "3 BTC owed, long 1\u00d7 BTCUSD_PERP on Binance");
    CHECK(title("bags=8&legs=3").contains(" and 6 more, short"));
    CHECK(title("bags=8&legs=3").ends_with(" and 1 more"));
}

TEST_CASE("while a plan is edited it has one entry, and another plan has one of its own", "[view]") {
    RecentPlans recent;
    recent.edit(link_of(1), kNoon);
    recent.edit(link_of(2), kNoon + 1);
    CHECK(amounts(recent) == "2");
    recent.begin();
    recent.edit(link_of(3), kNoon + 2);
    CHECK(amounts(recent) == "3, 2");
    recent.edit(link_of(2), kNoon + 3); // back to what is there already
    CHECK(amounts(recent) == "2");
    CHECK(recent.plans()[0].used_s == kNoon + 3);
    recent.open(link_of(7), kNoon + 4);
    recent.edit(link_of(8), kNoon + 5);
    CHECK(amounts(recent) == "8, 7, 2");
    recent.forget_all();
    CHECK(recent.plans().empty());
    CHECK(recent.stored().empty());
    recent.edit(link_of(9), kNoon);
    CHECK(amounts(recent) == "9");
}

TEST_CASE("a page that is loaded again goes on with its entry", "[view]") {
    RecentPlans recent;
    recent.edit(link_of(1), kNoon);
    RecentPlans reloaded;
    reloaded.read(recent.stored());
    reloaded.open(link_of(1), kNoon);
    reloaded.edit(link_of(2), kNoon);
    CHECK(amounts(reloaded) == "2");
}

TEST_CASE("the oldest of many plans is forgotten", "[view]") {
    RecentPlans recent;
    for (int i = 1; i <= 20; ++i) {
        recent.begin();
        recent.edit(link_of(i), kNoon + i);
    }
    CHECK(recent.plans().size() == RecentPlans::kMost);
    CHECK(amounts(recent) == "20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9");
    RecentPlans read;
    read.read(recent.stored());
    CHECK(titles(read) == titles(recent));
    CHECK(read.stored() == recent.stored());
    CHECK(read.plans()[0].used_s == kNoon + 20);
}

TEST_CASE("two pages keep each other's plans", "[view]") {
    RecentPlans one, other;
    one.edit(link_of(1), kNoon);
    other.read(one.stored());
    other.edit(link_of(2), kNoon + 1);
    one.read(other.stored()); // as before each change
    one.edit(link_of(3), kNoon + 2);
    CHECK(amounts(one) == "3, 2");
}

TEST_CASE("of what is kept only plans are read, whatever it is", "[view]") {
    RecentPlans recent;
    const std::string good = "100 " + link_of(4) + "\n";
    const std::string broken[] = {
        "",
        "\n\n\n",
        "\n",
        " ",
        "100",
        "100 ",
        "-1 " + link_of(3),
        "99999999999999999999 " + link_of(3),
        "253402300800 " + link_of(3),
        "1e3 " + link_of(3),
        "today " + link_of(3),
        "100\t" + link_of(3),
        "100 bag.amount=-3",
        "100 colour=blue",
        "100 v=1&bag.amount=3&ok=0000000",
        "100 <script>alert(1)</script>",
        "{\"plans\":[1,2]}",
        std::string(300'000, 'x'),
        std::string("100 \0\0\0", 7),
        "\xff\xfe\x80 \xc3\x28",
        "100 v=99&bag.amount=3",
        "100 " + std::string(200'000, '&'),
    };
    for (const std::string& text : broken) {
        INFO(text.substr(0, 60));
        recent.read(text);
        CHECK(recent.plans().empty());
        recent.read(text + "\n" + good + text);
        CHECK(amounts(recent) == "4");
    }
    recent.read(good + good + good);
    CHECK(amounts(recent) == "4");
    recent.read("100 " + link_of(4)); // cut off
    CHECK(amounts(recent) == "4");
    std::string many;
    for (int i = 0; i < 5'000; ++i)
        many += std::to_string(i) + " " + link_of(1 + i % 50) + "\n";
    recent.read(many);
    CHECK(recent.plans().size() == RecentPlans::kMost);
}

TEST_CASE("an entry says when the plan was used last", "[view]") {
    CHECK(day_in_words(kNoon + 7'500, kNoon + 8'000, 0) == "today 14:05");
    CHECK(day_in_words(kNoon - 12 * 3'600, kNoon, 0) == "today 00:00");
    CHECK(day_in_words(kNoon - 12 * 3'600 - 1, kNoon, 0) == "yesterday");
    CHECK(day_in_words(kNoon - kDay, kNoon, 0) == "yesterday");
    CHECK(day_in_words(kNoon - 2 * kDay, kNoon, 0) == "10 March");
    CHECK(day_in_words(kNoon - 100 * kDay, kNoon, 0) == "2 December 2025");
    CHECK(day_in_words(kNoon + 10 * kDay, kNoon, 0) == "22 March"); // the clock was wrong
    CHECK(day_in_words(kNoon, kNoon, 5 * 3'600 + 1'800) == "today 17:30");
    CHECK(day_in_words(kNoon, kNoon + 3'600, 12 * 3'600) == "today 00:00");
    CHECK(day_in_words(kNoon - 1, kNoon, 12 * 3'600) == "yesterday");
    CHECK(day_in_words(0, kNoon, -8 * 3'600) == "31 December 1969");
}

TEST_CASE("an edit is kept, and the next one in its place", "[view]") {
    Kept kept;
    CHECK(kept.writes == 0); // the plan that a page begins with is nobody's
    kept.hold("7");
    CHECK(kept.kept() == "7");
    kept.hold("8");
    CHECK(kept.kept() == "8");
    CHECK(kept.writes == 2);
    kept.page.type("Coins held", "9");
    kept.answer();
    CHECK(kept.kept() == "8"); // not with each letter
    kept.page.press(ImGuiKey_Enter);
    kept.answer();
    CHECK(kept.kept() == "9");
}

TEST_CASE("a plan with a mistake is not kept", "[view]") {
    Kept kept;
    kept.hold("7");
    kept.click("Scenario");
    kept.hold("-3");
    CHECK(kept.kept() == "7");
}

TEST_CASE("what other pages keep stays", "[view]") {
    Kept kept;
    kept.hold("7");
    RecentPlans other;
    other.read(kept.stored);
    other.edit(link_of(40), kNoon);
    kept.stored = other.stored();
    kept.hold("8");
    CHECK(kept.kept() == "8, 40");
}

TEST_CASE("a link is kept as it came, an example when it is changed", "[view]") {
    Kept kept;
    kept.open("bag.amount=6");
    CHECK(kept.kept() == "6");
    kept.hold("7");
    CHECK(kept.kept() == "7, 6");
    kept.click("Examples");
    kept.click("Cold wallet");
    CHECK(kept.kept() == "7, 6");
    kept.hold("20");
    CHECK(kept.kept() == "20, 7, 6");
    kept.open("bag.amount=-4"); // nothing that came by it is right
    kept.open("");
    CHECK(kept.kept() == "20, 7, 6");
}

TEST_CASE("what is edited before the code for it is there is kept afterwards", "[view]") {
    Kept kept;
    kept.page.app.set_rest(RestState::Loading);
    kept.hold("7");
    CHECK(kept.writes == 0);
    kept.page.app.set_rest(RestState::Loaded);
    kept.page.draw();
    kept.answer();
    CHECK(kept.kept() == "7");
}

TEST_CASE("a platform that keeps nothing changes nothing", "[view]") {
    Page page(kHighDesktop);
    for (const char* amount : {"7", "8", "9"}) {
        page.type("Coins held", amount);
        page.press(ImGuiKey_Enter);
    }
    CHECK(page.app.plan().bags[0].amount == 9.0);
    page.click("Examples");
    page.click("Plans, Recent");
    CHECK(page.shows_text("Nothing here yet"));
}

TEST_CASE("a recent plan is opened from the menu, and undone", "[view]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone}) {
        Kept kept(surface);
        kept.open("bag.amount=6");
        kept.open("bag.amount=7");
        kept.click("Venues");
        kept.click("Examples");
        CHECK(kept.page.find("6 BTC, short 1\u00d7 BTCUSD_PERP on Binance") == nullptr);
        kept.click("Plans, Recent");
        const Seen* row = kept.page.find("6 BTC, short 1\u00d7 BTCUSD_PERP on Binance");
        REQUIRE(row != nullptr);
        CHECK(row->value == "today 12:00");
        CHECK(row->height >= (surface == kHighPhone ? 43.5f : 30.0f));
        kept.click("6 BTC, short 1\u00d7 BTCUSD_PERP on Binance");
        CHECK(kept.page.app.plan().bags[0].amount == 6.0);
        CHECK(kept.page.find("Venues")->value == "chosen");
        CHECK(kept.page.find("Plans, Recent") == nullptr); // the menu is closed
        CHECK(kept.kept() == "6, 7");
        kept.click("Undo");
        CHECK(kept.page.app.plan().bags[0].amount == 7.0);
        kept.click("Redo");
        if (surface == kHighPhone) continue; // where the inputs are folded
        kept.hold("9");                      // another plan than the one that was opened
        CHECK(kept.kept() == "9, 6, 7");
        kept.click("Examples"); // where it was left
        CHECK(kept.page.find("7 BTC, short 1\u00d7 BTCUSD_PERP on Binance") != nullptr);
    }
}

TEST_CASE("recent plans are forgotten after a question", "[view]") {
    Kept kept;
    kept.open("bag.amount=6");
    kept.hold("7");
    kept.click("Examples");
    kept.click("Plans, Recent");
    CHECK(kept.page.find("Forget them") == nullptr);
    const Seen first = *kept.page.find("Forget all");
    kept.click("Forget all");
    CHECK(kept.page.find("Keep them")->x == first.x); // pressing twice forgets nothing
    kept.click("Keep them");
    CHECK(kept.kept() == "7, 6");
    kept.click("Forget all");
    kept.page.press(ImGuiKey_Escape);
    kept.click("Examples"); // begins anew
    CHECK(kept.page.find("Forget them") == nullptr);
    kept.click("Forget all");
    kept.click("Forget them");
    CHECK(kept.stored.empty());
    CHECK(kept.page.shows_text("Nothing here yet"));
    CHECK(kept.page.find("Forget all") == nullptr);
    CHECK(kept.page.app.plan().bags[0].amount == 7.0);
    kept.page.press(ImGuiKey_Escape);
    kept.hold("8");
    CHECK(kept.kept() == "8");
}

TEST_CASE("the list says where it stays", "[view]") {
    Page page(kHighDesktop);
    page.click("Examples");
    page.click("Plans, Recent");
    CHECK(page.shows_text("stays on this computer"));
    page.app.set_address("https://example.org/keel/");
    page.draw();
    CHECK(page.shows_text("stays in this browser"));
}
