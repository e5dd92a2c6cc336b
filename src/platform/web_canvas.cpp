#include "platform/web_canvas.hpp"

#include "platform/web.hpp"
#include "platform/web_exports.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <array>

namespace keel::platform {

namespace {

constexpr const char* kCanvas = "#keel-canvas";

view::Surface surface;

} // namespace

// clang-format off

// The canvas has as many pixels as the screen gives to its box, or the browser would resample the page. Only the
// observer knows the exact box; WebKit does not have it, and under emulated devices Chromium reports CSS pixels.
EM_JS(void, keel_js_watch_size, (), {
    const web = Module.web;
    web.measure = (box) => {
        const rect = web.canvas.getBoundingClientRect();
        const ratio = window.devicePixelRatio;
        const size = [Math.round(rect.width * ratio), Math.round(rect.height * ratio)];
        if (box && Math.abs(box.inlineSize - size[0]) <= 1 && Math.abs(box.blockSize - size[1]) <= 1) {
            size[0] = box.inlineSize;
            size[1] = box.blockSize;
        }
        web.ratio = ratio;
        const [width, height] = size.map((side) => Math.max(1, Math.min(side, web.mostPixels)));
        if (web.canvas.width !== width) web.canvas.width = width;
        if (web.canvas.height !== height) web.canvas.height = height;
        _keel_surface_changed(width, height, ratio, web.isDark.matches, web.isCoarse.matches,
            web.isMore.matches || web.isForced.matches);
    };
    const observer = new ResizeObserver((entries) => {
        const boxes = entries[entries.length - 1].devicePixelContentBoxSize;
        web.measure(boxes && boxes[0]);
    });
    try {
        observer.observe(web.canvas, { box: "device-pixel-content-box" });
    } catch {
        observer.observe(web.canvas);
    }
});

// A query for one ratio tells only that this ratio is left, so it is made anew each time.
EM_JS(void, keel_js_watch_media, (), {
    const web = Module.web;
    web.isDark = window.matchMedia("(prefers-color-scheme: dark)");
    web.isCoarse = window.matchMedia("(pointer: coarse)");
    web.isMore = window.matchMedia("(prefers-contrast: more)");
    web.isForced = window.matchMedia("(forced-colors: active)");
    for (const query of [web.isDark, web.isCoarse, web.isMore, web.isForced])
        query.addEventListener("change", () => web.measure());
    const watchRatio = () => {
        const query = window.matchMedia("(resolution: " + window.devicePixelRatio + "dppx)");
        query.addEventListener("change", () => { watchRatio(); web.measure(); }, { once: true });
    };
    watchRatio();
});

// The second loss within a minute is a sick driver, and Chromium may refuse to restore the third.
EM_JS(void, keel_js_watch_context, (), {
    const web = Module.web;
    let lastLoss = -Infinity;
    web.canvas.addEventListener("webglcontextlost", (event) => {
        event.preventDefault();
        _keel_context_lost();
        if (performance.now() - lastLoss < 60000) Module.keelNotice?.("graphics");
        lastLoss = performance.now();
    });
    web.canvas.addEventListener("webglcontextrestored", () => _keel_context_restored());
});

// Emulated devices change the ratio without any event.
EM_JS(void, keel_js_check_ratio, (), {
    if (Module.web.ratio !== window.devicePixelRatio) Module.web.measure();
});

EM_JS(void, keel_js_measure, (int most_pixels), {
    Module.web.mostPixels = most_pixels;
    Module.web.measure();
});

EM_JS(void, keel_js_show_cursor, (const char* name), {
    Module.web.canvas.style.cursor = UTF8ToString(name);
});

// clang-format on

bool create_canvas_context() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;            // ImGui smooths its own edges
    wanted.preserveDrawingBuffer = true; // only what changes is drawn
    wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(kCanvas, &wanted);
    return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

void watch_canvas() {
    GLint most_pixels = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most_pixels);
    keel_js_watch_context();
    keel_js_watch_media();
    keel_js_watch_size();
    keel_js_measure(most_pixels);
}

view::Surface canvas_surface() {
    keel_js_check_ratio();
    return surface;
}

void show_cursor(ImGuiMouseCursor cursor) {
    constexpr std::array<const char*, ImGuiMouseCursor_COUNT> kNames = {
        "default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize", "pointer", "not-allowed",
    };
    static ImGuiMouseCursor shown = ImGuiMouseCursor_Arrow;
    if (cursor == shown) return;
    shown = cursor;
    keel_js_show_cursor(cursor >= 0 ? kNames[static_cast<std::size_t>(cursor)] : "none");
}

} // namespace keel::platform

extern "C" EMSCRIPTEN_KEEPALIVE void keel_surface_changed(int width_px, int height_px, double ratio, int is_dark,
                                                          int is_coarse, int is_more) {
    using namespace keel;
    const view::Surface measured = {
        .width_px = static_cast<float>(width_px),
        .height_px = static_cast<float>(height_px),
        .pixel_ratio = static_cast<float>(ratio),
        .system_scheme = is_dark != 0 ? view::Scheme::Dark : view::Scheme::Light,
        .pointer = is_coarse != 0 ? view::PointerKind::Coarse : view::PointerKind::Fine,
        .contrast = is_more != 0 ? view::Contrast::More : view::Contrast::Usual,
    };
    if (measured == platform::surface) return;
    platform::surface = measured;
    platform::redraw();
}
