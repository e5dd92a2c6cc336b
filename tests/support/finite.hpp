#pragma once

// Every number of a report, by its table.

#include "model/report_table.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace keel::test {

// The name of the first member that is no finite number; empty when all are.
inline std::string not_finite_in(double value) { return std::isfinite(value) ? "" : "?"; }
inline std::string not_finite_in(bool) { return {}; }
template <class Enum>
requires std::is_enum_v<Enum> std::string not_finite_in(Enum) { return {}; }
inline std::string not_finite_in(const std::string&) { return {}; }

template <class T>
std::string not_finite_in(const std::optional<T>& value) {
    return value ? not_finite_in(*value) : std::string();
}

template <class T>
std::string not_finite_in(const std::vector<T>& values);

template <class Struct, class = decltype(Table<Struct>::members)>
std::string not_finite_in(const Struct& value) {
    std::string found;
    const auto look = [&](const auto& member) {
        const std::string inside = not_finite_in(value.*member.pointer);
        if (found.empty() && !inside.empty()) found = std::string(member.key) + (inside == "?" ? "" : "." + inside);
    };
    std::apply([&](const auto&... member) { (look(member), ...); }, Table<Struct>::members);
    return found;
}

template <class T>
std::string not_finite_in(const std::vector<T>& values) {
    for (const T& value : values) {
        const std::string inside = not_finite_in(value);
        if (!inside.empty()) return inside;
    }
    return {};
}

} // namespace keel::test
