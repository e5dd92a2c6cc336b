// The module's functions as the generated keel-engine.mjs exports them; web/keel.mjs wraps them. Nothing throws here:
// what is wrong with a plan comes back as {issues}.

#include "bindings/answers.hpp"
#include "bindings/history.hpp"
#include "bindings/objects.hpp"
#include "bindings/plan_from_object.hpp"
#include "engine/evaluate.hpp"
#include "text/field_text.hpp"
#include "text/json.hpp"
#include "text/link.hpp"
#include "text/version.hpp"
#include "text/words.hpp"

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <variant>
#include <vector>

namespace keel::bindings {

namespace {

using emscripten::val;

val value_of(const FieldValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return val(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return val(*text);
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return object_from(*numbers);
    if (std::holds_alternative<PairList>(value)) return val(text::text_from_value(value));
    return val::null();
}

val evaluate_object(const val& object) {
    const auto plan = plan_from_object(object);
    if (!plan) return with_issues(plan.error());
    auto report = evaluate(*plan);
    if (!report) return with_issues(report.error());
    text::put_into_words(*plan, *report);
    auto result = val::object();
    result.set("report", object_from(*report));
    return result;
}

val encode_link(const val& object) {
    const auto plan = plan_from_object(object);
    if (!plan) return with_issues(plan.error());
    // A plan that cannot be evaluated has no link either.
    if (const auto report = evaluate(*plan); !report) return with_issues(report.error());
    auto result = val::object();
    result.set("link", text::link_from_plan(*plan));
    return result;
}

val decode_link(const std::string& link) {
    const auto reading = text::plan_from_link(link);
    auto result = with_issues(reading.issues);
    result.set("plan", object_from(reading.plan));
    result.set("damaged", reading.damaged);
    result.set("newer", reading.newer);
    result.set("truncated", reading.truncated);
    result.set("notes", object_from(reading.notes));
    return result;
}

val default_plan() { return object_from(Plan{}); }

val parsed(const std::string& json) { return val::global("JSON").call<val>("parse", json); }

val fields_list() { return parsed(text::json_from_fields()); }

val venues_list() { return parsed(text::json_from_venues()); }

std::string version() { return std::string(kVersion); }

} // namespace

val object_from(const Plan& plan) {
    auto object = val::object();
    for (const text::FieldGroup& group : text::groups_of(plan)) {
        auto part = group.name.empty() ? object : val::object();
        for (const FieldAddress& address : group.fields)
            part.set(std::string(text::name_in_group(*address.field)),
                     value_of(address.field->read(plan, address.index)));
        if (!group.name.empty()) object.set(group.name, part);
    }
    return object;
}

EMSCRIPTEN_BINDINGS(keel) {
    emscripten::function("evaluate", &evaluate_object);
    emscripten::function("encodeLink", &encode_link);
    emscripten::function("decodeLink", &decode_link);
    emscripten::function("defaultPlan", &default_plan);
    emscripten::function("fields", &fields_list);
    emscripten::function("venues", &venues_list);
    emscripten::function("compare", &compare_objects);
    emscripten::function("solve", &solve_object);
    emscripten::function("topUps", &top_ups_object);
    emscripten::function("compareVenues", &offers_object);
    emscripten::function("grid", &grid_object);
    emscripten::function("path", &path_object);
    emscripten::function("history", &history_object);
    emscripten::function("pathAlong", &path_along_object);
    emscripten::function("version", &version);
}

} // namespace keel::bindings
