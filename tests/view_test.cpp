// The page without a window: frames of Dear ImGui whose widgets are found in the widget log and used by mouse and
// keyboard as a person would.

#include "view/app.hpp"
#include "view/chart_axis.hpp"
#include "view/contract_choice.hpp"
#include "view/field_spelling.hpp"
#include "view/panels/inputs.hpp"
#include "view/panels/payoff.hpp"
#include "view/theme.hpp"
#include "view/warning_title.hpp"

#include "engine/evaluate.hpp"
#include "model/fields.hpp"
#include "model/venues.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <imgui.h>
#include <imgui_internal.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Seen {
    std::string label, kind, value;
    float x, y, width, height;
    bool is_visible;
};

/// An App on a screen that nobody sees.
class Page {
public:
    explicit Page(Surface surface = {1280, 800, 1, Scheme::Light, PointerKind::Fine}) : surface_(surface) {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        draw(4);
    }
    ~Page() { ImGui::DestroyContext(context_); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    App app;

    /// So many frames, and more for as long as the page is at work.
    void draw(int frames = 3) {
        constexpr int kMostFrames = 200;
        for (int i = 0; i < frames || (i < kMostFrames && app.seconds_to_next_frame() == 0.0); ++i) {
            ImGuiIO& io = ImGui::GetIO();
            io.DisplaySize = {surface_.width_px, surface_.height_px};
            io.DeltaTime = 1.0f / 60.0f;
            rebuilt_atlas = app.prepare(surface_);
            io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
            ImGui::NewFrame();
            for (Action& action : app.frame())
                actions.push_back(std::move(action));
            ImGui::Render();
        }
    }

    void show(const std::string& link) {
        app.open_link(link);
        draw(4);
    }

    std::vector<Seen> widgets() const {
        std::vector<Seen> all;
        for (const auto& item : nlohmann::json::parse(app.widgets_json())) {
            all.push_back({item["label"], item["kind"], item["value"], item["x"], item["y"], item["width"],
                           item["height"], item["visible"]});
        }
        return all;
    }

    /// The control of that name: text, which may bear the same name, is passed over.
    const Seen* find(const std::string& label) {
        found_ = widgets();
        const auto is_it = [&](const Seen& seen) {
            return seen.label == label && seen.kind != "text" && seen.kind != "cell";
        };
        const auto found = std::ranges::find_if(found_, is_it);
        return found == found_.end() ? nullptr : &*found;
    }

    bool shows_text(const std::string& part) const {
        return std::ranges::any_of(widgets(), [&](const Seen& seen) { return seen.label.contains(part); });
    }

    void click(const std::string& label) {
        INFO("click on " << label);
        const Seen* seen = find(label);
        REQUIRE(seen != nullptr);
        click_at(seen->x + seen->width / 2.0f, seen->y + seen->height / 2.0f);
    }

    void click_at(float x, float y) {
        move_to(x, y);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        draw(2);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        draw(6);
    }

    void move_to(float x, float y) {
        ImGui::GetIO().AddMousePosEvent(x * surface_.pixel_ratio, y * surface_.pixel_ratio);
        draw(2);
    }

    /// Into the input, over what it holds.
    void type(const std::string& label, const std::string& text) {
        click(label);
        select_all();
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        draw(4);
    }

    void select_all() {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
        press(ImGuiKey_A);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
        draw(2);
    }

    void press(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        draw(2);
        ImGui::GetIO().AddKeyEvent(key, false);
        draw(2);
    }

    void resize(Surface surface) {
        surface_ = surface;
        draw(4);
    }

    std::vector<Action> actions;
    bool rebuilt_atlas = false;

private:
    ImGuiContext* context_ = ImGui::CreateContext();
    Surface surface_;
    std::vector<Seen> found_;
};

// So high that nothing has to be scrolled to.
constexpr Surface kHighPhone = {390 * 3, 20'000 * 3, 3, Scheme::Light, PointerKind::Coarse};
constexpr Surface kHighDesktop = {1280, 20'000, 1, Scheme::Dark, PointerKind::Fine};
constexpr Surface kPhone = {390 * 3, 844 * 3, 3, Scheme::Light, PointerKind::Coarse};

constexpr const char* kLinks[] = {
    "",
    "leg.leverage=5",
    "leg.leverage=125&leg.funding_rate=-0.1&horizon_days=3650",
    "bag.amount=0&leg.sizing=contracts&leg.contracts=100&horizon_days=0",
    "bag.amount=1000000000&bag.price=1000000000000",
    "bag.amount=1e-9&bag.price=1e-9",
    "legs=0",
    "leg.ratio=10&leg.leverage=20",
    "leg.contract=custom&leg.kind=linear&leg.contract_value=1e-12&leg.lot_step=1e-12&bag.coin=LONGESTNAME1",
    "bags=8&legs=8&bag3.coin=ETH&leg2.contract=bybit:BTCUSDT&leg2.leverage=3",
    "scenario.shocks=0",
    "scenario.shocks=-0.99,0,100&leg.leverage=3&cost.borrow_rate=10&leg.collateral_source=extra&leg.basis=500",
    "leg.collateral=0&leg.leverage=10",
};

/// Unfolds all that is folded. One at a time, because what is below moves.
void open_all(Page& page) {
    constexpr int kMostFolds = 8;
    for (int i = 0; i < kMostFolds; ++i) {
        const auto widgets = page.widgets();
        const auto is_closed = [](const Seen& seen) { return seen.kind == "header" && seen.value == "closed"; };
        const auto closed = std::ranges::find_if(widgets, is_closed);
        if (closed == widgets.end()) return;
        page.click_at(closed->x + closed->width / 2.0f, closed->y + closed->height / 2.0f);
    }
    FAIL("a section does not open");
}

/// "nan" or "inf" as a word, not as a part of Binance.
bool names_no_number(const std::string& text) {
    const auto is_letter = [&](std::size_t i) {
        return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    for (const std::string_view word : {"nan", "inf"}) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            if (!is_letter(at - 1) && !is_letter(at + word.size())) return true;
        }
    }
    return false;
}

std::vector<Scenario> whole_curve(const Plan& plan) {
    PayoffCurve curve(plan, -0.6, 1.0);
    while (curve.advance(std::chrono::milliseconds(1)))
        continue;
    return curve.points();
}

double luminance(ImU32 colour) {
    const auto channel = [&](int shift) {
        const double c = ((colour >> shift) & 255u) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) + 0.0722 * channel(IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
    const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

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

TEST_CASE("any plan is drawn, with all sections open, without a number that is none", "[view]") {
    for (const Surface& surface :
         {kHighDesktop, kHighPhone, Surface{320, 20'000, 1, Scheme::Dark, PointerKind::Fine}}) {
        for (const char* link : kLinks) {
            INFO(link << " at " << surface.width_px);
            Page page(surface);
            page.show(link);
            open_all(page);
            for (const Seen& seen : page.widgets()) {
                INFO(seen.label << " = " << seen.value);
                for (const std::string& text : {seen.label, seen.value})
                    CHECK(!names_no_number(text));
            }
        }
    }
}

TEST_CASE("no text covers another", "[view]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone, Surface{900, 20'000, 1, Scheme::Light, PointerKind::Fine},
                                   Surface{320, 20'000, 1, Scheme::Light, PointerKind::Coarse}}) {
        for (const char* link : {"", "leg.leverage=5", "leg.leverage=3&leg.ratio=0.5&leg.basis=100&leg.exit_basis=0"}) {
            Page page(surface);
            page.show(link);
            open_all(page);
            page.move_to(-1e6f, -1e6f);
            std::vector<Seen> texts = page.widgets();
            std::erase_if(texts, [](const Seen& seen) { return seen.kind != "text" && seen.kind != "cell"; });
            REQUIRE(texts.size() > 50);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                for (std::size_t j = i + 1; j < texts.size(); ++j) {
                    const Seen &a = texts[i], &b = texts[j];
                    const bool is_apart = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1
                                          || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
                    INFO(link << " at " << surface.width_px << ": " << a.label << " | " << b.label);
                    CHECK(is_apart);
                }
            }
        }
    }
}

TEST_CASE("what a finger presses is at least 44 CSS pixels high", "[view]") {
    Page page(kHighPhone);
    page.show("leg.leverage=5");
    open_all(page);
    for (const Seen& seen : page.widgets()) {
        if (seen.kind == "text" || seen.kind == "cell" || seen.kind == "plot") continue;
        INFO(seen.label);
        CHECK(seen.height >= 43.5f);
        CHECK(seen.width >= 43.5f);
        CHECK(seen.x >= 0.0f);
        CHECK(seen.x + seen.width <= 390.5f);
    }
}

TEST_CASE("at rest nothing changes and nothing has to be drawn", "[view]") {
    Page page;
    page.draw(4);
    const std::string before = page.app.widgets_json();
    CHECK(page.app.seconds_to_next_frame() < 0.0);
    page.draw(10);
    CHECK(page.app.widgets_json() == before);
    CHECK(page.app.seconds_to_next_frame() < 0.0);
    CHECK(page.actions.empty());
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

TEST_CASE("a warning explains itself and leads to its input", "[view]") {
    Page page(kPhone);
    page.show("leg.leverage=5");
    REQUIRE(!page.app.report().warnings.empty());
    const Warning warning = page.app.report().warnings[0];
    page.click(title_of(warning));
    CHECK(page.shows_text(warning.message));
    page.click("Go to Leverage");
    page.draw(8);
    const Seen* input = page.find("Leverage");
    REQUIRE(input != nullptr);
    CHECK(input->is_visible);
    CHECK(ImGui::GetIO().WantTextInput);
    ImGui::GetIO().AddInputCharactersUTF8("2");
    page.draw(4);
    CHECK(page.app.plan().legs[0].leverage == 2.0);
}

TEST_CASE("all warnings of the engine have a title of their own", "[view]") {
    for (const char* link : kLinks) {
        Page page;
        page.show(link);
        for (const Warning& warning : page.app.report().warnings) {
            INFO(warning.code);
            CHECK(title_of(warning) != sentence_from_name(warning.code));
        }
    }
    CHECK(title_of({.code = "of_tomorrow", .field = "", .message = ""}) == "Of tomorrow");
}

TEST_CASE("copying a link says so for two seconds", "[view]") {
    Page page;
    page.click("Copy link");
    REQUIRE(page.actions.size() == 1);
    CHECK(page.actions[0].kind == ActionKind::CopyText);
    CHECK(page.actions[0].text == "#" + page.app.fragment());
    CHECK(page.shows_text("Link copied"));
    CHECK(page.app.seconds_to_next_frame() > 0.5);
    CHECK(page.app.seconds_to_next_frame() <= 2.0);
}

TEST_CASE("a key figure is copied by a press", "[view]") {
    Page page;
    page.click("Copy Sell short");
    REQUIRE(page.actions.size() == 1);
    CHECK(page.actions[0].text == "3,250");
}

TEST_CASE("what is wrong with a link is said until it is dismissed", "[view]") {
    Page page;
    page.show("v=1&bag.amount=-5&nonsense=1&ok=wrong");
    CHECK(page.app.plan().bags[0].amount == 5.0);
    CHECK(page.shows_text("Coins held is -5"));
    CHECK(page.shows_text("nonsense"));
    for (int i = 0; i < 8 && page.find("Dismiss") != nullptr; ++i)
        page.click("Dismiss");
    CHECK(!page.shows_text("nonsense"));
}

TEST_CASE("reset brings the example back", "[view]") {
    Page page;
    page.show("bag.amount=8&leg.leverage=9");
    page.click("Reset to example");
    CHECK(page.app.plan() == Plan{});
}

TEST_CASE("the theme changes at once and without new fonts", "[view]") {
    Page page;
    const ImU32 light = ImGui::GetColorU32(ImGuiCol_WindowBg);
    page.click("Dark colours");
    REQUIRE(page.actions.size() == 1);
    CHECK(page.actions[0].text == "dark");
    CHECK(ImGui::GetColorU32(ImGuiCol_WindowBg) != light);
    CHECK(page.find("Light colours") != nullptr);
    page.app.choose_theme("system");
    page.draw(1);
    CHECK(!page.rebuilt_atlas);
    CHECK(ImGui::GetColorU32(ImGuiCol_WindowBg) == light);
}

TEST_CASE("a new pixel ratio makes new fonts and keeps the layout in CSS pixels", "[view]") {
    Page page;
    const Seen before = *page.find("Coins held");
    page.resize({2560, 1600, 2, Scheme::Light, PointerKind::Fine});
    const Seen after = *page.find("Coins held");
    CHECK_THAT(after.x, WithinAbs(before.x, 2.0));
    CHECK_THAT(after.width, WithinAbs(before.width, 2.0));
    CHECK(after.height == before.height);
}

TEST_CASE("sliders, charts and the input in use keep a drag to themselves", "[view]") {
    Page page;
    const auto wants = [&](const char* label) {
        const Seen* seen = page.find(label);
        REQUIRE(seen != nullptr);
        return page.app.wants_drag_at(seen->x + seen->width / 2.0f, seen->y + seen->height / 2.0f);
    };
    CHECK(wants("Hedge ratio, slider"));
    CHECK(wants("Payoff"));
    CHECK(!wants("Coins held"));
    CHECK(!wants("Copy link"));
    page.click("Coins held");
    CHECK(wants("Coins held"));
    CHECK(!page.app.wants_drag_at(-5.0f, -5.0f));
}

TEST_CASE("the crosshair reads every line", "[view]") {
    Page page;
    page.show("leg.leverage=5");
    const Seen* plot = page.find("Payoff");
    REQUIRE(plot != nullptr);
    page.move_to(plot->x + plot->width / 2.0f, plot->y + plot->height / 2.0f);
    CHECK(!page.find("Payoff")->value.empty());
    page.move_to(5.0f, 5.0f);
    CHECK(page.find("Payoff")->value.empty());
}

TEST_CASE("the whole page is reached with the Tab key", "[view]") {
    Page page;
    std::vector<std::string> reached;
    for (int i = 0; i < 60; ++i) {
        page.press(ImGuiKey_Tab);
        const ImGuiID id = ImGui::GetCurrentContext()->NavId;
        if (id != 0) reached.push_back(std::to_string(id));
    }
    std::ranges::sort(reached);
    const auto repeated = std::ranges::unique(reached);
    reached.erase(repeated.begin(), repeated.end());
    CHECK(reached.size() > 25);
}

TEST_CASE("every letter of the page is in the fonts", "[view]") {
    Page page(kHighDesktop);
    const ImFont* font = ImGui::GetIO().Fonts->Fonts[0];
    const auto check_text = [&](std::string_view text) {
        for (const char* at = text.data(); at < text.data() + text.size();) {
            unsigned code = 0;
            at += ImTextCharFromUtf8(&code, at, text.data() + text.size());
            INFO(text << " with U+" << std::hex << code);
            CHECK(font->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr);
        }
    };
    for (const Field& field : fields()) {
        for (const std::string_view text : {field.label, field.help, field.empty_means})
            check_text(text);
    }
    for (const Contract& contract : contracts()) {
        for (const std::string_view text : {contract.note, contract.source, contract.symbol})
            check_text(text);
    }
    for (const char* link : kLinks) {
        page.show(link);
        for (const Seen& seen : page.widgets())
            check_text(seen.label);
        for (const Warning& warning : page.app.report().warnings)
            check_text(warning.message);
    }
}

TEST_CASE("text and lines stand out from what is behind them", "[view]") {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Palette& p = palette_of(scheme);
        for (const ImU32 ground : {p.page, p.surface, p.hovered}) {
            for (const ImU32 ink : {p.text, p.muted, p.accent, p.warning})
                CHECK(contrast(ink, ground) >= 4.5);
        }
        CHECK(contrast(p.sold, p.surface) >= 4.5);
        CHECK(contrast(p.on_accent, p.accent) >= 4.5);
        CHECK(contrast(p.on_warning, p.warning) >= 4.5);
        CHECK(contrast(p.accent, p.accent_tint) >= 4.5);
        CHECK(contrast(p.warning, p.warning_tint) >= 4.5);
        CHECK(contrast(p.text, p.warning_tint) >= 4.5);
        CHECK(contrast(p.control, p.surface) >= 3.0);
    }
}

TEST_CASE("ticks are round, inside and all different", "[view][chart]") {
    for (const double centre : {0.0, 65000.0, 1e-9, 1e15, -3.0}) {
        for (const double span : {1e-12, 0.3, 7.0, 1e5, 1e18}) {
            for (const int count : {2, 5, 10}) {
                const Axis axis = axis_around(centre - span / 2.0, centre + span / 2.0, count);
                INFO(centre << " " << span << " " << count);
                REQUIRE(axis.ticks.size() >= 2);
                CHECK(axis.ticks.size() <= 24);
                CHECK(axis.ticks.size() == axis.labels.size());
                CHECK(axis.least < axis.most);
                const double power = std::pow(10.0, std::floor(std::log10(axis.step) + 1e-9));
                const double factor = axis.step / power;
                const auto is = [&](double round) { return std::fabs(factor - round) < 1e-6; };
                CHECK((is(1.0) || is(2.0) || is(2.5) || is(5.0) || is(10.0)));
            }
        }
    }
    CHECK(axis_around(0.0, 650000.0, 5).labels == std::vector<std::string>{"0", "200k", "400k", "600k", "800k"});
    CHECK(axis_within(26000.0, 130000.0, 10).ticks.front() == 30000.0);
}

TEST_CASE("labels move apart in order and stay inside", "[view][chart]") {
    const auto places = spread({100.0f, 101.0f, 20.0f, 199.0f}, 15.0f, 0.0f, 200.0f);
    CHECK(places[2] == 20.0f);
    CHECK_THAT(places[1] - places[0], WithinAbs(15.0, 1e-3));
    CHECK_THAT(double(places[0] + places[1]) / 2.0, WithinAbs(100.5, 1e-3));
    CHECK(places[3] <= 200.0f - 7.5f);
    CHECK(spread({}, 10.0f, 0.0f, 1.0f).empty());
}

TEST_CASE("the payoff curve finds the price of the liquidation from both sides", "[view][chart]") {
    Plan plan;
    plan.legs[0].leverage = 5.0;
    plan.legs[0].funding_rate = 0.0;
    const std::vector<Scenario> curve = whole_curve(plan);
    REQUIRE(curve.size() > 160);
    CHECK(std::ranges::is_sorted(curve, {}, &Scenario::shock));
    const auto first = std::ranges::find_if(curve, &Scenario::liquidated);
    REQUIRE(first != curve.end());
    REQUIRE(first != curve.begin());
    const double liquidation = *evaluate(plan)->margin.legs[0].liquidation_price;
    CHECK_THAT(first->price, WithinRel(liquidation, 1e-6));
    CHECK_THAT((first - 1)->price, WithinRel(liquidation, 1e-6));
    CHECK((first - 1)->price <= first->price);
}

TEST_CASE("the payoff curve comes piece by piece, the whole range first", "[view][chart]") {
    PayoffCurve curve(Plan{}, -0.6, 1.0);
    while (curve.points().size() < 12)
        REQUIRE(curve.advance(std::chrono::microseconds(0)));
    CHECK(!curve.is_complete());
    CHECK_THAT(curve.points().front().shock, WithinAbs(-0.6, 1e-12));
    CHECK_THAT(curve.points().back().shock, WithinAbs(1.0, 1e-12));
    CHECK(std::ranges::find(curve.points(), 0.0, &Scenario::shock) != curve.points().end());
    while (curve.advance(std::chrono::microseconds(0)))
        continue;
    CHECK(curve.is_complete());
}

TEST_CASE("the payoff curve of a hedge that holds is flat", "[view][chart]") {
    Plan plan;
    plan.legs[0].funding_rate = 0.0;
    plan.legs[0].taker_fee_rate = 0.0;
    for (const Scenario& scenario : whole_curve(plan)) {
        CHECK_THAT(scenario.value_usd, WithinRel(325000.0, 1e-9));
        CHECK(!scenario.liquidated);
    }
}
