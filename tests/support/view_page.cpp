#include "support/view_page.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui_internal.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace keel::view {

Page::Page(Surface surface) : surface_(surface) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    app.set_rest(RestState::Loaded);
    draw(4);
}

Page::~Page() { ImGui::DestroyContext(context_); }

void Page::draw(int frames) {
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

void Page::show(const std::string& link) {
    app.open_link(link);
    draw(4);
}

std::vector<Seen> Page::widgets() const {
    std::vector<Seen> all;
    for (const auto& item : nlohmann::json::parse(app.widgets_json())) {
        all.push_back({item["label"], item["kind"], item["value"], item["x"], item["y"], item["width"], item["height"],
                       item["visible"]});
    }
    return all;
}

const Seen* Page::find(const std::string& label) {
    found_ = widgets();
    const auto is_it = [&](const Seen& seen) {
        return seen.label == label && seen.kind != "text" && seen.kind != "cell";
    };
    const auto found = std::ranges::find_if(found_, is_it);
    return found == found_.end() ? nullptr : &*found;
}

bool Page::shows_text(const std::string& part) const {
    return std::ranges::any_of(widgets(), [&](const Seen& seen) { return seen.label.contains(part); });
}

void Page::click(const std::string& label) {
    INFO("click on " << label);
    const Seen* seen = find(label);
    REQUIRE(seen != nullptr);
    click_at(seen->x + seen->width / 2.0f, seen->y + seen->height / 2.0f);
}

void Page::click_at(float x, float y) {
    move_to(x, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    draw(2);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    draw(6);
}

void Page::move_to(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x * surface_.pixel_ratio, y * surface_.pixel_ratio);
    draw(2);
}

void Page::drag(float x, float y, float to_x, float to_y) {
    move_to(x, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    draw(2);
    move_to((x + to_x) / 2.0f, (y + to_y) / 2.0f);
    move_to(to_x, to_y);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    draw(6);
}

void Page::zoom_at(float x, float y, int turns) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    for (int i = 0; i < std::abs(turns); ++i)
        wheel_at(x, y, turns > 0 ? 1.0f : -1.0f);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    draw(2);
}

void Page::wheel_at(float x, float y, float turns) {
    move_to(x, y);
    ImGui::GetIO().AddMouseWheelEvent(0.0f, turns);
    draw(3);
}

std::vector<Action> Page::actions_of(const std::string& label) {
    actions.clear();
    click(label);
    return std::exchange(actions, {});
}

void Page::type(const std::string& label, const std::string& text) {
    click(label);
    select_all();
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    draw(4);
}

void Page::select_all() {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    press(ImGuiKey_A);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    draw(2);
}

void Page::press(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    draw(2);
    ImGui::GetIO().AddKeyEvent(key, false);
    draw(2);
}

void Page::resize(Surface surface) {
    surface_ = surface;
    draw(4);
}

void open_all(Page& page) {
    constexpr int kMostFolds = 40;
    for (int i = 0; i < kMostFolds; ++i) {
        const auto widgets = page.widgets();
        const auto is_closed = [](const Seen& seen) { return seen.kind == "header" && seen.value == "closed"; };
        const auto closed = std::ranges::find_if(widgets, is_closed);
        if (closed == widgets.end()) return;
        page.click_at(closed->x + closed->width / 2.0f, closed->y + closed->height / 2.0f);
    }
    for (const Seen& seen : page.widgets())
        if (seen.kind == "header" && seen.value == "closed") FAIL(seen.label << " at " << seen.y << " does not open");
}

void open_tab(Page& page, const std::string& tab) {
    page.click(tab);
    if (page.find("Pin this plan as A") != nullptr) page.click("Pin this plan as A");
    const auto widgets = page.widgets();
    const auto opens = [](const Seen& seen) { return seen.kind == "button" && seen.label.starts_with("More on "); };
    const auto row = std::ranges::find_if(widgets.rbegin(), widgets.rend(), opens); // the last one has most to say
    if (row != widgets.rend()) page.click_at(row->x + row->width / 2.0f, row->y + row->height / 2.0f);
}

void open_question(Page& page, const std::string& button) {
    if (page.find(button) != nullptr) page.click(button);
}

namespace {

void check_characters(const std::string& text) {
    const ImFont& font = *ImGui::GetIO().Fonts->Fonts[0];
    for (const char *at = text.data(), *const end = at + text.size(); at < end;) {
        unsigned int character = 0;
        at += ImTextCharFromUtf8(&character, at, end);
        const bool is_there = font.FindGlyphNoFallback(static_cast<ImWchar>(character)) != nullptr;
        if (character >= 0x20 && !is_there) FAIL_CHECK(text << ": the font lacks U+" << std::hex << character);
    }
}

} // namespace

void check_apart(std::vector<Seen> texts) {
    std::erase_if(texts, [](const Seen& seen) { return seen.kind != "text" && seen.kind != "cell"; });
    REQUIRE(texts.size() > 50);
    for (const Seen& text : texts)
        check_characters(text.label);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const Seen &a = texts[i], &b = texts[j];
            const bool is_apart = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1
                                  || b.y + b.height <= a.y + 1;
            if (is_apart) continue;
            FAIL_CHECK(a.label << " | " << b.label);
        }
    }
    SUCCEED();
}

void check_within_reach(const std::vector<Seen>& widgets) {
    for (const Seen& seen : widgets) {
        if (seen.kind == "text" || seen.kind == "cell" || seen.kind == "plot") continue;
        INFO(seen.label);
        CHECK(seen.height >= 43.5f);
        CHECK(seen.width >= 43.5f);
        CHECK(seen.x >= 0.0f);
        CHECK(seen.x + seen.width <= 390.5f);
    }
}

} // namespace keel::view
