#pragma once

// Any struct with a Table (report_table.hpp, comparison_table.hpp) as JSON.

#include "model/report_table.hpp"
#include "text/json_writer.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace keel::text {

template <class Type>
inline constexpr bool kIsList = false;
template <class Type>
inline constexpr bool kIsList<std::vector<Type>> = true;

template <class Type>
void write_struct(JsonWriter& json, const Type& value) {
    if constexpr (std::same_as<Type, bool>) {
        json.truth(value);
    } else if constexpr (std::is_enum_v<Type>) {
        json.value(name_of(value));
    } else if constexpr (std::same_as<Type, std::string>) {
        json.value(std::string_view(value));
    } else if constexpr (std::same_as<Type, std::vector<double>>) {
        json.value(FieldValue(value));
    } else if constexpr (kIsList<Type>) {
        json.begin_array();
        for (const auto& item : value)
            write_struct(json, item);
        json.end_array();
    } else if constexpr (requires { json.value(value); }) {
        json.value(value);
    } else {
        json.begin_object();
        const auto write_member = [&](const auto& member) {
            json.key(member.key);
            write_struct(json, value.*member.pointer);
        };
        std::apply([&](const auto&... member) { (write_member(member), ...); }, Table<Type>::members);
        json.end_object();
    }
}

template <class Type>
std::string json_from_struct(const Type& value) {
    JsonWriter json;
    write_struct(json, value);
    return json.finished();
}

} // namespace keel::text
