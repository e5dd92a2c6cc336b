// What a tab shows whose code is fetched after the first picture.

#include "support/view_page.hpp"

#include "view/fonts.hpp"
#include "view/panels/rest.hpp"
#include "view/theme.hpp"
#include "view/widget_log.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <string_view>

using namespace keel;
using namespace keel::view;

namespace {

/// The panel alone in a window.
class RestPage {
public:
    explicit RestPage(PointerKind pointer) : theme_{Scheme::Light, pointer, 1.0f, palette_of(Scheme::Light), {}} {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {390, 844};
        theme_.fonts = add_fonts(*io.Fonts, font_sizes({390, 844, 1, Scheme::Light, pointer}), 1.0f);
        io.Fonts->Build();
        io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
    }
    ~RestPage() { ImGui::DestroyContext(context_); }
    RestPage(const RestPage&) = delete;
    RestPage& operator=(const RestPage&) = delete;

    /// What the panel returned last.
    bool draw(RestState state) {
        Ui ui{theme_, log, actions};
        bool is_there = false;
        for (int i = 0; i < 4; ++i) {
            log.begin_frame();
            ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
            ImGui::NewFrame();
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
            ImGui::Begin("w", nullptr, ImGuiWindowFlags_NoDecoration);
            is_there = rest_panel(ui, state, {358.0f, 260.0f});
            ImGui::End();
            ImGui::Render();
        }
        return is_there;
    }

    const Widget* find(WidgetKind kind) const {
        const auto found = std::ranges::find(log.widgets(), kind, &Widget::kind);
        return found == log.widgets().end() ? nullptr : &*found;
    }

    WidgetLog log;
    Actions actions;

private:
    ImGuiContext* context_ = ImGui::CreateContext();
    Theme theme_;
};

} // namespace

TEST_CASE("a tab whose code is there is not in the way of it", "[view]") {
    RestPage page(PointerKind::Fine);
    CHECK(page.draw(RestState::Loaded));
    CHECK(page.log.widgets().empty());
}

TEST_CASE("a tab whose code is on its way asks for a moment", "[view]") {
    RestPage page(PointerKind::Fine);
    CHECK_FALSE(page.draw(RestState::Loading));
    REQUIRE(page.find(WidgetKind::Text) != nullptr);
    CHECK(page.find(WidgetKind::Text)->label == "One moment …");
    CHECK(page.find(WidgetKind::Button) == nullptr);
}

TEST_CASE("a tab whose code did not come says so and asks for it again when it is told to", "[view]") {
    RestPage page(PointerKind::Coarse);
    CHECK_FALSE(page.draw(RestState::Failed));
    REQUIRE(page.find(WidgetKind::Text) != nullptr);
    CHECK(page.find(WidgetKind::Text)->label.contains("could not be fetched"));
    REQUIRE(page.find(WidgetKind::Button) != nullptr);
    const auto area = page.find(WidgetKind::Button)->area;
    CHECK(page.find(WidgetKind::Button)->label == "Try again");
    CHECK(area.height >= 44.0f);
    CHECK(page.actions.empty());
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(area.x + area.width / 2.0f, area.y + area.height / 2.0f);
    io.AddMouseButtonEvent(0, true);
    page.draw(RestState::Failed);
    io.AddMouseButtonEvent(0, false);
    page.draw(RestState::Failed);
    REQUIRE(page.actions.size() == 1);
    CHECK(page.actions[0].kind == ActionKind::FetchRest);
}

TEST_CASE("the page draws a frame when the rest of its code is there", "[view]") {
    Page page;
    REQUIRE(page.app.seconds_to_next_frame() < 0.0);
    for (const RestState state : {RestState::Loading, RestState::Failed, RestState::Loaded}) {
        page.app.set_rest(state);
        CHECK(page.app.seconds_to_next_frame() == 0.0);
        page.draw();
        CHECK(page.app.seconds_to_next_frame() < 0.0);
    }
}

TEST_CASE("help and warnings have their words when the rest of the code is there", "[view]") {
    Page page;
    page.app.set_rest(RestState::Loading);
    page.show("leg.leverage=5");
    REQUIRE_FALSE(page.app.report().warnings.empty());
    CHECK(page.app.report().warnings[0].message.empty());
    CHECK_FALSE(page.app.explained_report().warnings[0].message.empty());
    CHECK_FALSE(page.app.report().answer.empty());
    REQUIRE(page.find("Help on Leverage") != nullptr);
    CHECK(page.find("Help on Leverage")->value.starts_with("One moment"));
    page.click("Compare");
    CHECK(page.shows_text("One moment"));
    page.app.set_rest(RestState::Loaded);
    page.draw();
    CHECK_FALSE(page.app.report().warnings[0].message.empty());
    CHECK_FALSE(page.find("Help on Leverage")->value.starts_with("One moment"));
    CHECK(page.shows_text("Hold, no hedge"));
}
