// Files of past prices: what the page asks for goes to files-later.js, which gives them to a worker, and what comes of
// them arrives here.

#include "platform/web.hpp"
#include "platform/web_exports.hpp"
#include "platform/web_page.hpp"

#include "view/app.hpp"

#include <emscripten.h>

#include <string>

namespace keel::platform {

namespace {

std::string json_for_script; // lives until the next question

} // namespace

// clang-format off

EM_JS(void, keel_js_listen_to_files, (), {
    Module.keelTell = (news, bytes, part) => {
        const buffer = _keel_buffer(bytes.length + 1);
        HEAPU8.set(bytes, buffer);
        _keel_history(news, buffer, bytes.length, part);
    };
});

EM_JS(void, keel_js_act_on_files, (const char* what, const char* text, const char* note), {
    Module.keelFiles?.[UTF8ToString(what)](UTF8ToString(text), UTF8ToString(note));
});

// clang-format on

void listen_to_files() { keel_js_listen_to_files(); }

void apply_to_files(const view::Action& action) {
    const char* what = nullptr;
    switch (action.kind) {
    case view::ActionKind::ChooseFile: what = "choose"; break;
    case view::ActionKind::RemoveFile: what = "remove"; break;
    case view::ActionKind::CancelReading: what = "cancel"; break;
    case view::ActionKind::RunBacktest: what = "backtest"; break;
    case view::ActionKind::SavePicture: what = "savePicture"; break;   // charts-later.js
    case view::ActionKind::RecallRecent: what = "recallRecent"; break; // recent-later.js
    case view::ActionKind::KeepRecent: what = "keepRecent"; break;
    case view::ActionKind::RunRisk: what = "runRisk"; break; // risk-later.js
    case view::ActionKind::CancelRisk: what = "cancelRisk"; break;
    case view::ActionKind::ShowReport: what = "showReport"; break; // report-later.js
    default: return;
    }
    keel_js_act_on_files(what, action.text.c_str(), action.note.c_str());
}

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void keel_history(int news_code, const char* bytes, int count, double part) {
    using namespace keel::platform;
    const std::string_view text(bytes, static_cast<std::size_t>(count));
    page_app().tell_history(static_cast<keel::view::HistoryNews>(news_code), text, part);
    wake();
}

EMSCRIPTEN_KEEPALIVE void keel_recent(const char* stored, double now_s, double offset_s) {
    using namespace keel::platform;
    page_app().tell_recent(stored, now_s, offset_s);
    wake();
}

EMSCRIPTEN_KEEPALIVE void keel_address(const char* address) { keel::platform::page_app().set_address(address); }

EMSCRIPTEN_KEEPALIVE const char* keel_history_json() {
    using namespace keel::platform;
    json_for_script = page_app().history_json();
    return json_for_script.c_str();
}

} // extern "C"
