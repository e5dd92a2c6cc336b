#pragma once

// Results as plain JavaScript objects.

#include "model/issue.hpp"
#include "model/plan.hpp"
#include "model/report_table.hpp"

#include <emscripten/val.h>

#include <concepts>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace keel::bindings {

template <class Type>
emscripten::val object_from(const Type& value);

template <class Type>
emscripten::val object_from(const std::optional<Type>& value) {
    return value ? object_from(*value) : emscripten::val::null();
}

template <class Type>
emscripten::val object_from(const std::vector<Type>& list) {
    auto array = emscripten::val::array();
    for (const Type& item : list)
        array.call<void>("push", object_from(item));
    return array;
}

/// Numbers cross as doubles, bit for bit; structs by report_table.hpp.
template <class Type>
emscripten::val object_from(const Type& value) {
    using emscripten::val;
    if constexpr (std::is_enum_v<Type>) {
        return val(std::string(name_of(value)));
    } else if constexpr (std::same_as<Type, double> || std::same_as<Type, bool> || std::same_as<Type, std::string>) {
        return val(value);
    } else {
        auto object = val::object();
        const auto set = [&](const auto& member) {
            object.set(std::string(member.key), object_from(value.*member.pointer));
        };
        std::apply([&](const auto&... member) { (set(member), ...); }, Table<Type>::members);
        return object;
    }
}

inline emscripten::val object_from(const Issue& issue) {
    auto object = emscripten::val::object();
    object.set("field", issue.field);
    object.set("value", issue.value);
    object.set("accepted", issue.accepted);
    object.set("message", text_from_issue(issue));
    return object;
}

/// {issues: [...]}, which keel.mjs throws.
inline emscripten::val with_issues(const Issues& issues) {
    auto result = emscripten::val::object();
    auto list = emscripten::val::array();
    for (const Issue& issue : issues)
        list.call<void>("push", object_from(issue));
    result.set("issues", list);
    return result;
}

/// Every field, nested.
emscripten::val object_from(const Plan& plan);

} // namespace keel::bindings
