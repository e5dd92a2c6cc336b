// The page in the browser. run() installs listeners and returns; from then on frames are drawn when something happens.

#include "platform/web.hpp"

#include "platform/frame_pacer.hpp"
#include "platform/gui_frame.hpp"
#include "platform/platform.hpp"
#include "platform/web_canvas.hpp"
#include "platform/web_exports.hpp"
#include "platform/web_page.hpp"
#include "platform/web_paint.hpp"
#include "platform/web_touch.hpp"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <memory>
#include <string>
#include <utility>

namespace keel::platform {

namespace {

constexpr const char* kGlslVersion = "#version 300 es";
constexpr int kMostFramesInOneEvent = 6; // a tap is: position, press, release, away, and what follows from it

struct Page {
    view::App app;
    FramePacer pacer;
    TouchGestures touch;
    bool is_drawing = false;
    bool has_context = true;
    bool is_shown = false;
    Repaint repaint; // what is on the canvas stays there

    explicit Page(view::App application) : app(std::move(application)) {}
};

// The listeners outlive main(), and with them the page.
std::unique_ptr<Page> page;

} // namespace

// clang-format off

// At most one animation frame is asked for at a time, and none by itself.
EM_JS(int, keel_js_start, (), {
    const web = Module.web = { frame: 0, timer: 0, timerIsCaret: false, frames: 0, pageTimers: 0 };
    web.canvas = document.getElementById("keel-canvas");
    web.agent = document.getElementById("keel-text");
    web.modifiers = (event) =>
        (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
    web.draw = () => { web.frame = 0; _keel_draw(); };
    web.wake = () => { web.frame = web.frame || requestAnimationFrame(web.draw); };
    // After a crash nothing may go on drawing behind the card that tells of it.
    Module.keelStop = () => {
        cancelAnimationFrame(web.frame);
        clearTimeout(web.timer);
        web.wake = () => {};
        web.writeAddress?.();
    };
    // Text for the program, of any length; it stays until the next.
    web.give = (text) => {
        const bytes = lengthBytesUTF8(text) + 1;
        const buffer = _keel_buffer(bytes);
        stringToUTF8(text, buffer, bytes);
        return buffer;
    };
    // A timer of the page itself, which tests wait for.
    web.later = (milliseconds, action) => {
        web.pageTimers += 1;
        return setTimeout(() => { web.pageTimers -= 1; action(); }, milliseconds);
    };
    web.cancel = (timer) => { web.pageTimers -= 1; clearTimeout(timer); };
    return /Mac|iPhone|iPad|iPod/.test(navigator.platform);
});

EM_JS(void, keel_js_wake, (), { Module.web.wake(); });

EM_JS(void, keel_js_count_frame, (), {
    Module.web.frames += 1;
    Module.web.onFrame?.(); // mirror-later.js
});

EM_JS(void, keel_js_wake_after, (double seconds, int is_caret), {
    const web = Module.web;
    clearTimeout(web.timer);
    web.timer = 0;
    if (seconds < 0) return;
    web.timerIsCaret = !!is_caret;
    web.timer = setTimeout(() => { web.timer = 0; web.wake(); }, seconds * 1000);
});

// The first picture is there: the loading screen may go.
EM_JS(void, keel_js_show, (), { Module.keelShown?.(); });

EM_JS(void, keel_js_fail, (), { Module.keelFailed?.(); });

EM_JS_DEPS(keel_web, "$lengthBytesUTF8,$stringToUTF8");

// clang-format on

namespace {

void plan_next(const NextFrame& next) {
    switch (next.reason) {
    case Reason::Busy:
        keel_js_wake_after(-1.0, 0);
        keel_js_wake();
        break;
    case Reason::Rest: keel_js_wake_after(-1.0, 0); break;
    case Reason::Timer: keel_js_wake_after(next.seconds, 0); break;
    case Reason::Caret: keel_js_wake_after(next.seconds, 1); break;
    }
}

/// Passed over: another frame follows at once, before anybody could see this one, or it is not for the eyes.
enum class Picture { Shown, PassedOver };

void draw_frame(Picture picture) {
    page->is_drawing = true;
    const double now_s = emscripten_get_now() / 1000.0;
    const view::Surface surface = canvas_surface();
    page->touch.update(now_s, surface.pixel_ratio);
    const std::string before = page->app.fragment();
    view::Actions actions = build_frame(page->app, surface, page->pacer, now_s);
    if (picture == Picture::Shown && page->app.fragment() != before) {
        // What stands above the input that has changed is of the plan before. Drawing takes longer than building again.
        for (view::Action& action : build_frame(page->app, surface, page->pacer, now_s))
            actions.push_back(std::move(action));
    }
    if (picture == Picture::Shown) {
        paint(page->repaint, surface);
        keel_js_count_frame();
    }
    page->is_drawing = false;

    apply(actions);
    show_cursor(ImGui::GetMouseCursor());
    update_text_agent();
    update_page();
    NextFrame next = page->pacer.end_frame(page->app);
    if (page->touch.needs_frames()) next = {Reason::Busy, 0.0};
    plan_next(next);
    if (!std::exchange(page->is_shown, true)) keel_js_show();
}

} // namespace

view::App& page_app() { return page->app; }
TouchGestures& page_touch() { return page->touch; }
Repaint& page_repaint() { return page->repaint; }
bool is_mac() { return ImGui::GetIO().ConfigMacOSXBehaviors; }

void wake() {
    page->pacer.note_event();
    keel_js_wake();
}

void wake_for_interim() {
    page->pacer.note_interim();
    keel_js_wake();
}

void redraw() {
    page->pacer.note_event();
    if (page->has_context && !page->is_drawing) draw_frame(Picture::Shown);
}

void draw_now() {
    page->pacer.note_event();
    if (!page->has_context || page->is_drawing) return;
    for (int frame = 0; frame < kMostFramesInOneEvent; ++frame) {
        draw_frame(Picture::PassedOver);
        if (ImGui::GetCurrentContext()->InputEventsQueue.empty()) break;
    }
    draw_frame(Picture::Shown); // what a click changed is seen, and ImGui says only now whether it wants text
}

void build_unseen() {
    if (page->has_context && !page->is_drawing) draw_frame(Picture::PassedOver);
}

std::expected<StartOptions, int> options_from_arguments(int, const char* const*) { return StartOptions{}; }

int run(view::App app, const StartOptions&) {
    const bool is_mac = keel_js_start() != 0;
    page = std::make_unique<Page>(std::move(app));
    create_gui(is_mac ? KeyboardStyle::Mac : KeyboardStyle::Standard);
    if (!create_canvas_context() || !start_renderer(kGlslVersion)) {
        keel_js_fail();
        return 1;
    }
    listen_to_page();
    listen_to_files();
    listen_to_mirror();
    listen_to_pointer();
    listen_to_keyboard();
    listen_to_text();
    watch_canvas(); // measures, and so draws the first frame
    return 0;
}

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE char* keel_buffer(int bytes) {
    static std::string buffer;
    buffer.resize(static_cast<std::size_t>(bytes));
    return buffer.data();
}

EMSCRIPTEN_KEEPALIVE void keel_draw() {
    using keel::platform::page;
    if (page->has_context && !page->is_drawing) keel::platform::draw_frame(keel::platform::Picture::Shown);
}

/// The OpenGL objects are let go of while the context is lost; afterwards they would belong to another one.
EMSCRIPTEN_KEEPALIVE void keel_context_lost() {
    keel::platform::page->has_context = false;
    keel::platform::stop_renderer();
}

EMSCRIPTEN_KEEPALIVE void keel_context_restored() {
    keel::platform::start_renderer(keel::platform::kGlslVersion);
    keel::platform::page->has_context = true;
    keel::platform::redraw();
}

} // extern "C"
