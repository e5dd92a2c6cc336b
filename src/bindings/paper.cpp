#include "bindings/paper.hpp"

#include "bindings/objects.hpp"
#include "engine/evaluate.hpp"
#include "engine/path.hpp"
#include "text/link.hpp"
#include "text/paper.hpp"
#include "text/path_text.hpp"
#include "text/words.hpp"

#include <emscripten/bind.h>

namespace keel::bindings {

using emscripten::val;

val paper(const std::string& link) {
    const text::LinkReading reading = text::plan_from_link(link);
    const Plan& plan = reading.plan;
    const auto object = [](const std::string& json) { return val::global("JSON").call<val>("parse", json); };
    auto report = evaluate(plan);
    if (!report) return object(text::json_from_paper(plan, report.error()));
    text::put_into_words(plan, *report);
    auto path = text::has_path(plan) ? path_of(plan) : std::unexpected(Issues{});
    if (path) text::put_into_words(plan, *path);
    return object(text::json_from_paper(plan, *report, path ? &*path : nullptr, reading.issues));
}

val typed(const std::string& link, const std::string& key, const std::string& text) {
    Plan plan = text::plan_from_link(link).plan;
    if (const auto issue = text::set_typed(plan, key, text)) return with_issues({*issue});
    if (const auto report = evaluate(plan); !report) return with_issues(report.error());
    auto result = val::object();
    result.set("link", text::link_from_plan(plan));
    return result;
}

EMSCRIPTEN_BINDINGS(keel_paper) {
    emscripten::function("paper", &paper);
    emscripten::function("typed", &typed);
}

} // namespace keel::bindings
