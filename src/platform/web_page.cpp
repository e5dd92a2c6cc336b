#include "platform/web_page.hpp"

#include "platform/web.hpp"
#include "platform/web_exports.hpp"
#include "platform/web_speed.hpp"

#include "text/json.hpp"
#include "view/app.hpp"

#include <emscripten.h>

#include <string>

namespace keel::platform {

namespace {

std::string answer_for_script; // lives until the next question
std::string written_fragment;  // what the address bar stands for
std::string spoken_answer;
bool has_opened_link = true; // the next frame settles what the opened link stands for

} // namespace

// clang-format off

// WebKit allows a hundred changes in ten seconds and then throws.
EM_JS(void, keel_js_listen_to_page, (), {
    const web = Module.web;
    web.writeAddress = () => {
        if (web.pendingFragment === undefined) return;
        try {
            history.replaceState(history.state, "", "#" + web.pendingFragment);
        } catch {}
        web.pendingFragment = undefined;
        web.writtenAt = performance.now();
    };
    const open = () => {
        web.pendingFragment = undefined;
        _keel_open_link(web.give(location.hash.slice(0, 70000))); // more than is ever read
    };
    // Somebody pasted another link; our own replaceState is silent.
    window.addEventListener("hashchange", open);
    document.addEventListener("visibilitychange", () => {
        if (document.hidden) web.writeAddress();
        else web.wake();
    });
    try {
        const theme = localStorage.getItem("keel.theme");
        if (theme) _keel_choose_theme(web.give(theme));
    } catch {}
    // What boot.js fetches after the first picture. It says so when it begins, and when it is there or is not.
    Module.keelRest = (state) => {
        web.rest = state;
        _keel_rest(["loading", "loaded", "failed"].indexOf(state));
    };
    Module.keelRest(Module.keelRestState?.() ?? "loaded");
    open();
});

EM_JS(void, keel_js_fetch_rest, (), { Module.keelFetchRest?.(); });

EM_JS(void, keel_js_write_address, (const char* fragment), {
    const web = Module.web;
    web.pendingFragment = UTF8ToString(fragment);
    const now = performance.now();
    const due = Math.max(now + 300, (web.writtenAt ?? -Infinity) + 1000);
    if (web.addressTimer) web.cancel(web.addressTimer);
    web.addressTimer = web.later(due - now, () => { web.addressTimer = 0; web.writeAddress(); });
});

// A screen reader that is told of every step of a drag says nothing useful.
EM_JS(void, keel_js_speak, (const char* answer), {
    const web = Module.web;
    web.answer = UTF8ToString(answer);
    if (web.speechTimer) return;
    const say = () => {
        web.speechTimer = 0;
        const region = document.getElementById("keel-answer");
        if (region && region.textContent !== web.answer) region.textContent = web.answer;
        web.spokenAt = performance.now();
    };
    const wait = (web.spokenAt ?? -Infinity) + 1000 - performance.now();
    if (wait > 0) web.speechTimer = web.later(wait, say);
    else say();
});

// A link comes as what stands behind the address of this page.
EM_JS(void, keel_js_copy, (const char* text), {
    const given = UTF8ToString(text);
    const copied = given[0] === "#" ? location.href.replace(/#.*/, "") + given : given;
    const refuse = () => Module.keelOfferText?.(copied);
    if (navigator.clipboard) navigator.clipboard.writeText(copied).catch(refuse);
    else refuse();
});

EM_JS(void, keel_js_save, (const char* name, const char* text), {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([UTF8ToString(text)], {type: "text/csv"}));
    link.download = UTF8ToString(name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});

EM_JS(void, keel_js_keep_theme, (const char* theme), {
    const name = UTF8ToString(theme);
    Module.keelTheme?.(name);
    try {
        localStorage.setItem("keel.theme", name);
    } catch {}
});

// For tests, and for whoever looks into the page from the console.
EM_JS(void, keel_js_publish, (), {
    const web = Module.web;
    globalThis.keelPage = Object.assign(globalThis.keelPage ?? {}, {
        frames: () => web.frames,
        report: () => UTF8ToString(_keel_report()),
        plan: () => UTF8ToString(_keel_plan()),
        fragment: () => UTF8ToString(_keel_fragment()),
        widgets: () => UTF8ToString(_keel_widgets()),
        texts: () => UTF8ToString(_keel_texts()),
        timePiece: (piece) => _keel_time_piece(piece),
        history: () => UTF8ToString(_keel_history_json()),
        rest: () => web.rest,
        idle: () => !web.frame && (!web.timer || web.timerIsCaret) && web.pageTimers === 0 && web.rest !== "loading",
    });
});

EM_JS_DEPS(keel_page, "$UTF8ToString");

// clang-format on

void listen_to_page() {
    keel_js_publish();
    keel_js_listen_to_page();
}

void update_page() {
    const view::App& app = page_app();
    if (has_opened_link) {
        // A page that was opened without a link keeps its clean address, and one with a link keeps that, until an edit.
        written_fragment = app.fragment();
        has_opened_link = false;
    }
    if (app.fragment() != written_fragment) {
        written_fragment = app.fragment();
        keel_js_write_address(written_fragment.c_str());
    }
    if (app.report().answer != spoken_answer) {
        spoken_answer = app.report().answer;
        keel_js_speak(spoken_answer.c_str());
    }
}

void apply(const view::Actions& actions) {
    for (const view::Action& action : actions) {
        switch (action.kind) {
        case view::ActionKind::CopyText: keel_js_copy(action.text.c_str()); break;
        case view::ActionKind::ChooseTheme: keel_js_keep_theme(action.text.c_str()); break;
        case view::ActionKind::TakePlan: break; // is in the application already
        case view::ActionKind::SaveText: keel_js_save(action.note.c_str(), action.text.c_str()); break;
        case view::ActionKind::FetchRest: keel_js_fetch_rest(); break;
        default: apply_to_files(action); break;
        }
    }
}

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void keel_open_link(const char* fragment) {
    using namespace keel::platform;
    page_app().open_link(fragment);
    has_opened_link = true;
    wake();
}

EMSCRIPTEN_KEEPALIVE void keel_choose_theme(const char* theme) { keel::platform::page_app().choose_theme(theme); }

EMSCRIPTEN_KEEPALIVE void keel_rest(int state_code) {
    using namespace keel::platform;
    page_app().set_rest(static_cast<keel::view::RestState>(state_code));
    wake();
}

EMSCRIPTEN_KEEPALIVE const char* keel_report() {
    using namespace keel::platform;
    answer_for_script = keel::text::json_from_report(page_app().explained_report());
    return answer_for_script.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* keel_plan() {
    using namespace keel::platform;
    answer_for_script = keel::text::json_from_plan(page_app().plan());
    return answer_for_script.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* keel_fragment() { return keel::platform::page_app().fragment().c_str(); }

EMSCRIPTEN_KEEPALIVE const char* keel_widgets() {
    using namespace keel::platform;
    answer_for_script = page_app().widgets_json();
    return answer_for_script.c_str();
}

EMSCRIPTEN_KEEPALIVE double keel_time_piece(int piece_code) { return keel::platform::time_piece(piece_code); }

EMSCRIPTEN_KEEPALIVE const char* keel_texts() {
    using namespace keel::platform;
    answer_for_script = page_app().texts_json();
    return answer_for_script.c_str();
}

} // extern "C"
