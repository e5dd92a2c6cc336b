// Random paths: what the page asks for goes the way of files (web_files.cpp) to risk-later.js, and what comes of them
// arrives here.

#include "platform/web.hpp"
#include "platform/web_exports.hpp"

#include "view/app.hpp"

#include <emscripten.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

std::string json_for_script; // lives until the next question

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void keel_risk(int news_code, const char* bytes, int count, double part) {
    using namespace keel::platform;
    const std::string_view text(bytes, static_cast<std::size_t>(count));
    const auto news = static_cast<keel::view::RiskNews>(news_code);
    page_app().tell_risk(news, text, part);
    const bool is_interim = news == keel::view::RiskNews::Running || news == keel::view::RiskNews::Report;
    is_interim ? wake_for_interim() : wake();
}

EMSCRIPTEN_KEEPALIVE const char* keel_risk_json() {
    json_for_script = keel::platform::page_app().risk_json();
    return json_for_script.c_str();
}

} // extern "C"
