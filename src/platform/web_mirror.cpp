// The mirror of the canvas: mirror-later.js makes elements of what is drawn, for screen readers and whatever else looks
// for elements, and what is done to them is done to the widgets here. And the report for report-later.js.

#include "platform/web.hpp"
#include "platform/web_exports.hpp"

#include "view/app.hpp"
#include "view/mirror.hpp"

#include <emscripten.h>
#include <imgui.h>

#include <array>
#include <cstddef>
#include <string>

namespace keel::platform {

namespace {

// In the order of mirror-later.js.
enum class MirrorDeed { Focus, Press, Type, Slide, Escape, Step };
constexpr std::array kArrows = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow};

// Each lives until the next question.
std::string json_for_mirror;
std::string json_for_report;

void press_and_release(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
    draw_now();
}

void type(unsigned id, const std::string& text) {
    view::press_widget(id);
    draw_now();
    if (text.empty())
        press_and_release(ImGuiKey_Delete);
    else
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    press_and_release(ImGuiKey_Enter);
}

/// By an arrow key. The frame before it makes the key the widget's own.
void step(unsigned id, double arrow) {
    view::focus_widget(id);
    draw_now();
    press_and_release(kArrows[static_cast<std::size_t>(arrow) % kArrows.size()]);
}

} // namespace

// clang-format off

EM_JS(void, keel_js_listen_to_mirror, (), {
    Module.keelMirror = {
        json: () => UTF8ToString(_keel_mirror()),
        paper: () => UTF8ToString(_keel_paper()),
        act: (deed, id, text, number) => _keel_mirror_act(deed, id, Module.web.give(text), number),
    };
});

EM_JS_DEPS(keel_mirror, "$UTF8ToString");

// clang-format on

void listen_to_mirror() { keel_js_listen_to_mirror(); }

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* keel_mirror() {
    using namespace keel::platform;
    // A hand that holds something still goes on in a moment: what was told before stays.
    if (ImGui::IsAnyMouseDown()) return json_for_mirror.c_str();
    page_app().keep_numbers();
    build_unseen();
    json_for_mirror = page_app().mirror_json();
    return json_for_mirror.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* keel_paper() {
    using namespace keel::platform;
    json_for_report = page_app().paper_json();
    return json_for_report.c_str();
}

EMSCRIPTEN_KEEPALIVE void keel_mirror_act(int deed_code, unsigned id, const char* text, double number) {
    using namespace keel::platform;
    const std::string given = text; // what is drawn meanwhile may need the buffer
    switch (static_cast<MirrorDeed>(deed_code)) {
    case MirrorDeed::Focus:
        keel::view::focus_widget(id);
        wake();
        break;
    case MirrorDeed::Press:
        keel::view::press_widget(id);
        draw_now();
        break;
    case MirrorDeed::Type: type(id, given); break;
    case MirrorDeed::Slide:
        page_app().wish(id, number);
        draw_now();
        break;
    case MirrorDeed::Step: step(id, number); break;
    case MirrorDeed::Escape: press_and_release(ImGuiKey_Escape); break;
    }
}

} // extern "C"
