// Mouse, pen, fingers and wheel. Pointer events only: one stream for all, with capture, so that a drag may leave the
// page.

#include "platform/web.hpp"
#include "platform/web_exports.hpp"
#include "platform/web_touch.hpp"

#include "view/app.hpp"

#include <emscripten.h>
#include <imgui.h>

#include <cfloat>

namespace keel::platform {

namespace {

// As the listeners below number them.
enum class Phase { Move, Down, Up, Cancel, Leave };
enum class Source { Mouse, Pen, Touch };
enum class WheelUnit { Pixels, Lines, Pages };

constexpr float kPixelsPerTurn = 100.0f; // browsers agree on about that for a notch
constexpr float kLinesPerTurn = 3.0f;
constexpr float kTurnsPerPage = 8.0f;
constexpr int kButtons = 5; // the DOM's mask has ImGui's order: left, right, middle, back, forward

int pressed_buttons = 0;

} // namespace

// clang-format off

EM_JS(void, keel_js_listen_to_pointer, (), {
    const web = Module.web;
    const canvas = web.canvas;
    // Physical pixels; the box may be a fraction of a pixel larger than the canvas.
    web.positionOf = (event) => {
        const box = canvas.getBoundingClientRect();
        return [(event.clientX - box.left) * canvas.width / box.width,
                (event.clientY - box.top) * canvas.height / box.height];
    };
    const listen = (name, phase) => canvas.addEventListener(name, (event) => {
        const [x, y] = web.positionOf(event);
        const source = event.pointerType === "touch" ? 2 : event.pointerType === "pen" ? 1 : 0;
        if (phase === 1) {
            try { canvas.setPointerCapture(event.pointerId); } catch {}
            if (document.activeElement !== web.agent) canvas.focus({ preventScroll: true });
        }
        _keel_pointer(phase, source, event.pointerId, x, y, event.timeStamp, event.buttons, web.modifiers(event));
    });
    listen("pointermove", 0);
    listen("pointerdown", 1);
    listen("pointerup", 2);
    listen("pointercancel", 3);
    listen("pointerleave", 4);
    // Else the browser takes the focus from the text field, and the soft keyboard goes down and up again.
    canvas.addEventListener("mousedown", (event) => event.preventDefault());
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
});

EM_JS(void, keel_js_listen_to_wheel, (), {
    const web = Module.web;
    const canvas = web.canvas;
    canvas.addEventListener("wheel", (event) => {
        event.preventDefault();
        const [x, y] = web.positionOf(event);
        _keel_wheel(event.deltaX, event.deltaY, event.deltaMode, x, y, web.modifiers(event));
    }, { passive: false });
    // Safari alone tells of a pinch on the trackpad so; on phones the fingers themselves are seen.
    let scale = 1;
    const pinch = (event) => {
        event.preventDefault();
        if (navigator.maxTouchPoints > 0) return;
        const [x, y] = web.positionOf(event);
        if (event.type === "gesturechange") _keel_wheel(0, -100 * Math.log(event.scale / scale), 0, x, y, 1);
        scale = event.scale;
    };
    canvas.addEventListener("gesturestart", pinch);
    canvas.addEventListener("gesturechange", pinch);
});

// clang-format on

void listen_to_pointer() {
    keel_js_listen_to_pointer();
    keel_js_listen_to_wheel();
}

namespace {

void pointer_moved(Phase phase, Source source, ImVec2 position, int buttons) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source == Source::Pen ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse);
    if (phase == Phase::Leave && buttons == 0) position = ImVec2(-FLT_MAX, -FLT_MAX);
    io.AddMousePosEvent(position.x, position.y);
    // A second button comes without an event of its own name, so the mask decides.
    const int now = phase == Phase::Cancel ? 0 : buttons;
    for (int button = 0; button < kButtons; ++button) {
        const int bit = 1 << button;
        if ((now & bit) != (pressed_buttons & bit)) io.AddMouseButtonEvent(button, (now & bit) != 0);
    }
    pressed_buttons = now;
}

/// The time is that of the event, which may have waited behind a slow frame: speeds depend on it.
void finger_moved(Phase phase, int id, ImVec2 position, double now_s) {
    TouchGestures& touch = page_touch();
    switch (phase) {
    case Phase::Down: touch.down(id, position, now_s, page_app().drags_at(position.x, position.y)); break;
    case Phase::Move: touch.move(id, position, now_s); break;
    case Phase::Up: touch.up(id, now_s); break;
    case Phase::Cancel: touch.cancel(id); break;
    case Phase::Leave: break; // follows every release
    }
}

} // namespace

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void keel_pointer(int phase_code, int source_code, int id, double x, double y, double time_ms,
                                       int buttons, int modifiers) {
    using namespace keel::platform;
    const auto phase = static_cast<Phase>(phase_code);
    const auto source = static_cast<Source>(source_code);
    const ImVec2 position(static_cast<float>(x), static_cast<float>(y));
    if (phase == Phase::Down) let_keyboard_in();
    if (source == Source::Touch) {
        if (phase == Phase::Leave) return;
        finger_moved(phase, id, position, time_ms / 1000.0);
    } else {
        sync_modifiers(modifiers);
        pointer_moved(phase, source, position, buttons);
    }
    // Copying and the soft keyboard are allowed only inside this event.
    phase == Phase::Up ? draw_now() : wake();
    if (phase == Phase::Up && source == Source::Touch) bring_back_keyboard();
}

EMSCRIPTEN_KEEPALIVE void keel_wheel(double delta_x, double delta_y, int unit, double x, double y, int modifiers) {
    using namespace keel::platform;
    ImGuiIO& io = ImGui::GetIO();
    // On a Mac people hold Command.
    sync_modifiers((modifiers & kMeta) != 0 ? modifiers | kCtrl : modifiers);
    float per_turn = kPixelsPerTurn;
    if (static_cast<WheelUnit>(unit) == WheelUnit::Lines) per_turn = kLinesPerTurn;
    if (static_cast<WheelUnit>(unit) == WheelUnit::Pages) per_turn = 1.0f / kTurnsPerPage;
    float turns_x = -static_cast<float>(delta_x) / per_turn;
    float turns_y = -static_cast<float>(delta_y) / per_turn;
    // With Shift both the browser and ImGui turn the wheel sideways, and ImGui would drop what is sideways already.
    if (io.KeyShift && !io.ConfigMacOSXBehaviors && turns_y == 0.0f) turns_y = turns_x, turns_x = 0.0f;
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
    io.AddMouseWheelEvent(turns_x, turns_y);
    wake();
}

} // extern "C"
