#include "bindings/plan_from_object.hpp"

#include "model/fields.hpp"
#include "text/field_text.hpp"
#include "text/json_writer.hpp"
#include "text/number.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace keel::bindings {

namespace {

using emscripten::val;
using text::GivenValue;

// The limits of text/json_read.cpp; an object may also contain itself.
constexpr std::size_t kMostDepth = 16;
constexpr std::size_t kMostObjects = 1000;
constexpr double kMostListLength = 1000;

std::string type_of(const val& value) { return value.typeOf().as<std::string>(); }

bool is_list(const val& value) { return value.isArray() || val::global("ArrayBuffer").call<bool>("isView", value); }

bool is_object(const val& value) { return type_of(value) == "object" && !value.isNull() && !is_list(value); }

std::string text_from_double(double number) {
    if (std::isfinite(number)) return text::exact(number);
    return std::isnan(number) ? "NaN" : number > 0.0 ? "Infinity" : "-Infinity";
}

/// As in JSON. Empty for what JSON has no word for, and for lists and objects.
std::string text_from_scalar(const val& value) {
    if (value.isNull()) return "null";
    if (value.isTrue()) return "true";
    if (value.isFalse()) return "false";
    if (value.isNumber()) return text_from_double(value.as<double>());
    if (value.isString()) return text::json_string(value.as<std::string>());
    return {};
}

/// Without a value when it is not a list of finite numbers.
GivenValue given_from_list(std::string key, const val& list) {
    GivenValue given{std::move(key), std::nullopt, "a list"};
    const val length = list["length"];
    if (!length.isNumber() || length.as<double>() > kMostListLength) return given;
    std::vector<double> numbers;
    std::string items;
    for (unsigned i = 0; i < length.as<unsigned>(); ++i) {
        const val item = list[i];
        const std::string text = text_from_scalar(item);
        if (text.empty()) return given;
        items += (items.empty() ? "" : ",") + text;
        if (item.isNumber() && std::isfinite(item.as<double>())) numbers.push_back(item.as<double>());
    }
    given.as_given = "[" + items + "]";
    if (numbers.size() == length.as<unsigned>()) given.value = std::move(numbers);
    return given;
}

GivenValue given_from(std::string key, const val& value) {
    if (is_list(value)) return given_from_list(std::move(key), value);
    GivenValue given{std::move(key), std::nullopt, text_from_scalar(value)};
    if (given.as_given.empty()) given.as_given = "a " + type_of(value);
    if (value.isNull()) given.value = FieldValue{};
    if (value.isString()) given.value = value.as<std::string>();
    if (value.isNumber() && std::isfinite(value.as<double>())) given.value = value.as<double>();
    return given;
}

/// Flattens an object into keys with dots.
class Walk {
public:
    std::vector<GivenValue> values;
    Issues issues;

    void add_object(const std::string& name, const val& object, std::size_t depth) {
        if (depth > kMostDepth || ++object_count_ > kMostObjects) {
            if (issues.empty()) issues.push_back({"plan", "an object that deep", "a plan"});
            return;
        }
        const auto keys = emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", object));
        for (const std::string& key : keys) {
            const val value = object[key];
            const std::string path = name.empty() ? key : name + "." + key;
            if (is_object(value)) {
                add_object(path, value, depth + 1);
            } else if (!value.isUndefined()) {
                values.push_back(given_from(path, value));
            }
        }
        if (keys.empty() && !name.empty())
            values.push_back(text::given_by_empty_group(name).value_or(GivenValue{name, std::nullopt, "{}"}));
    }

private:
    std::size_t object_count_ = 0;
};

} // namespace

std::expected<Plan, Issues> plan_from_object(const val& object) {
    Plan plan;
    if (object.isUndefined()) return plan;
    if (!is_object(object)) return std::unexpected(Issues{{"plan", given_from("", object).as_given, "an object"}});
    Walk walk;
    walk.add_object("", object, 1);
    Issues issues = std::move(walk.issues);
    for (Issue& issue : text::set_values(plan, walk.values))
        issues.push_back(std::move(issue));
    if (!issues.empty()) return std::unexpected(std::move(issues));
    return plan;
}

} // namespace keel::bindings
