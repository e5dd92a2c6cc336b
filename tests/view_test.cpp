// The page as a whole.

#include "support/view_page.hpp"

#include "view/field_spelling.hpp"
#include "view/theme.hpp"
#include "view/warning_title.hpp"
#include "view/widgets.hpp"

#include "model/fields.hpp"
#include "model/venue_sources.hpp"
#include "model/venues.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;

namespace {

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

TEST_CASE("any plan is drawn, with all sections open, without a number that is none", "[view]") {
    for (const Surface& surface :
         {kHighDesktop, kHighPhone, Surface{320, 40'000, 1, Scheme::Dark, PointerKind::Fine}}) {
        std::vector<const char*> links(std::begin(kLinks), std::end(kLinks));
        links.insert(links.end(), std::begin(kRareLinks), std::end(kRareLinks));
        for (const char* link : links) {
            INFO(link << " at " << surface.width_px);
            Page page(surface);
            page.show(link);
            open_all(page);
            for (const char* tab : kTabs) {
                if (page.find(tab) == nullptr) continue; // a plan with an error of its own has no results
                open_tab(page, tab);
                for (const Seen& seen : page.widgets()) {
                    INFO(tab << ": " << seen.label << " = " << seen.value);
                    for (const std::string& text : {seen.label, seen.value})
                        CHECK(!names_no_number(text));
                }
            }
        }
    }
}

TEST_CASE("no text covers another", "[view]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone, Surface{900, 40'000, 1, Scheme::Light, PointerKind::Fine},
                                   Surface{320, 40'000, 1, Scheme::Light, PointerKind::Coarse}}) {
        for (const char* link : {kLinks[0], kLinks[1], "leg.leverage=3&leg.ratio=0.5&leg.basis=100&leg.exit_basis=0",
                                 kRareLinks[1], kRareLinks[2], kRareLinks[4], kRareLinks[6]}) {
            Page page(surface);
            page.show(link);
            open_all(page);
            open_question(page, "Find Leverage");
            for (const char* tab : kTabs) {
                open_tab(page, tab);
                page.move_to(-1e6f, -1e6f);
                INFO(tab << " of " << link << " at " << surface.width_px);
                check_apart(page.widgets());
            }
        }
    }
}

TEST_CASE("what a finger presses is at least 44 CSS pixels high", "[view]") {
    for (const char* link : {"leg.leverage=5", kRareLinks[4], kRareLinks[6]}) {
        Page page(kHighPhone);
        page.show(link);
        open_all(page);
        open_question(page, "Find Leverage");
        for (const char* tab : kTabs) {
            open_tab(page, tab);
            INFO(tab << " of " << link);
            check_within_reach(page.widgets());
        }
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
    page.click("Examples");
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
        return page.app.drags_at(seen->x + seen->width / 2.0f, seen->y + seen->height / 2.0f);
    };
    CHECK(wants("Hedge ratio, slider") == Drags::Any);
    CHECK(wants("Payoff chart") == Drags::Sideways);
    CHECK(wants("Coins held") == Drags::No);
    CHECK(wants("Copy link") == Drags::No);
    page.click("Coins held");
    CHECK(wants("Coins held") == Drags::Any);
    CHECK(page.app.drags_at(-5.0f, -5.0f) == Drags::No);
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

TEST_CASE("tabs are chosen by a press and go on in another line where it is narrow", "[view]") {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.DisplaySize = {390, 844};
    const Surface surface{390, 844, 1, Scheme::Light, PointerKind::Coarse};
    Theme theme{Scheme::Light, PointerKind::Coarse, 1.0f, palette_of(Scheme::Light), {}};
    theme.fonts = add_fonts(*io.Fonts, font_sizes(surface), 1.0f);
    io.Fonts->Build();
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
    WidgetLog log;
    Actions actions;
    Ui ui{theme, log, actions};
    constexpr std::string_view kNames[] = {"Payoff", "Path",      "Heat map",  "Risk",  "Compare",
                                           "Venues", "Exchanges", "Scenarios", "Guide", "History"};
    std::size_t chosen = 0;
    const auto draw = [&] {
        for (int i = 0; i < 4; ++i) {
            log.begin_frame();
            io.DeltaTime = 1.0f / 60.0f;
            ImGui::NewFrame();
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize(io.DisplaySize);
            ImGui::Begin("w", nullptr, ImGuiWindowFlags_NoDecoration);
            chosen = tab_bar(ui, "tabs", kNames, chosen, 358.0f);
            ImGui::End();
            ImGui::Render();
        }
    };
    const auto area = [&](std::string_view name) {
        const auto is_it = [&](const Widget& w) { return w.label == name && w.kind == WidgetKind::Choice; };
        return std::ranges::find_if(log.widgets(), is_it)->area;
    };
    const auto press = [&](ImGuiKey key) {
        io.AddKeyEvent(key, true);
        draw();
        io.AddKeyEvent(key, false);
        draw();
    };
    draw();
    for (const std::string_view name : kNames) {
        CHECK(area(name).x >= 0.0f);
        CHECK(area(name).x + area(name).width <= 366.0f);
    }
    CHECK(area("History").y >= area("Payoff").y + 44.0f);
    CHECK(area("Payoff").height >= 44.0f);
    io.AddMousePosEvent(area("Path").x + 20.0f, area("Path").y + 20.0f);
    io.AddMouseButtonEvent(0, true);
    draw();
    io.AddMouseButtonEvent(0, false);
    draw();
    CHECK(chosen == 1);
    for (int i = 0; i < 3; ++i)
        press(ImGuiKey_Tab);
    press(ImGuiKey_Space);
    CHECK(chosen != 1);
    ImGui::DestroyContext(context);
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
        for (const std::string_view text : {field.label, help_of(field), field.empty_means})
            check_text(text);
    }
    for (const Contract& contract : contracts()) {
        for (const std::string_view text : {source_of(contract).note, source_of(contract).source, contract.symbol})
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

TEST_CASE("every printable letter leaves ink in every font", "[view]") {
    const Page page(kPhone);
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    const auto has_ink = [&](const ImFontGlyph& glyph) {
        const auto at = [](float part, int size) {
            return static_cast<int>(std::lround(part * static_cast<float>(size)));
        };
        for (int y = at(glyph.V0, height); y < at(glyph.V1, height); ++y) {
            for (int x = at(glyph.U0, width); x < at(glyph.U1, width); ++x) {
                if (pixels[y * width + x] > 100) return true;
            }
        }
        return false;
    };
    REQUIRE(atlas.Fonts.Size >= 3);
    for (const ImFont* font : atlas.Fonts) {
        for (const ImFontGlyph& glyph : font->Glyphs) {
            const unsigned code = glyph.Codepoint;
            const bool is_blank =
                code == ' ' || code == '\t' || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F;
            if (is_blank) continue;
            INFO("U+" << std::hex << code << " at " << std::dec << font->FontSize);
            CHECK(has_ink(glyph));
        }
        for (ImWchar code = '!'; code <= '~'; ++code)
            CHECK(font->FindGlyphNoFallback(code) != nullptr);
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

TEST_CASE("with more contrast text and lines stand out further, and borders are thicker", "[view]") {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Palette& p = palette_of(scheme, Contrast::More);
        for (const ImU32 ground : {p.page, p.surface, p.hovered, p.pressed}) {
            for (const ImU32 ink : {p.text, p.muted})
                CHECK(contrast(ink, ground) >= 7.0);
        }
        for (const ImU32 ink : {p.accent, p.warning, p.sold, p.border, p.control})
            CHECK(contrast(ink, p.surface) >= 7.0);
        CHECK(contrast(p.grid, p.surface) >= 3.0);
        CHECK(contrast(p.on_accent, p.accent) >= 7.0);
        CHECK(contrast(p.on_warning, p.warning) >= 7.0);
        CHECK(contrast(p.accent, p.accent_tint) >= 7.0);
        CHECK(contrast(p.warning, p.warning_tint) >= 7.0);
    }
    Theme theme;
    theme.ratio = 1.5f;
    CHECK(theme.line() == theme.px(1.0f));
    theme.contrast = Contrast::More;
    CHECK(theme.line() == theme.px(2.0f));
}

TEST_CASE("the page takes on more contrast when the surface asks for it, and leaves it again", "[view]") {
    Page page;
    page.draw();
    const auto ground = [] { return ImGui::ColorConvertFloat4ToU32(ImGui::GetStyle().Colors[ImGuiCol_WindowBg]); };
    const ImU32 usual = ground();
    CHECK(usual == palette_of(Scheme::Light).page);
    page.resize({1280, 800, 1, Scheme::Light, PointerKind::Fine, Contrast::More});
    page.draw();
    CHECK(ground() == palette_of(Scheme::Light, Contrast::More).page);
    page.resize({1280, 800, 1, Scheme::Light, PointerKind::Fine});
    page.draw();
    CHECK(ground() == usual);
}
