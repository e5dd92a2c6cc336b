#pragma once

// Any struct with a Table (report_table.hpp, comparison_table.hpp) as JSON.

#include "model/report_table.hpp"
#include "text/json_writer.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace keel::text {

template <class Type>
inline constexpr bool kIsList = false;
template <class Type>
inline constexpr bool kIsList<std::vector<Type>> = true;

template <class Type>
inline constexpr bool kIsOptionalStruct = false;
template <class Type>
inline constexpr bool kIsOptionalStruct<std::optional<Type>> = requires {
    Table<Type>::members;
};

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
    } else if constexpr (kIsOptionalStruct<Type>) {
        value ? write_struct(json, *value) : json.null();
    } else if constexpr (requires { json.value(value); }) {
        json.value(value);
    } else {
        json.begin_object();
        // Each member as a constant, so that a program that only writes JSON does not carry their meanings along.
        const auto write_member = [&]<std::size_t kIndex>() {
            constexpr std::string_view kKey = std::get<kIndex>(Table<Type>::members).key;
            constexpr auto kPointer = std::get<kIndex>(Table<Type>::members).pointer;
            json.key(kKey);
            write_struct(json, value.*kPointer);
        };
        constexpr std::size_t kCount = std::tuple_size_v<std::remove_const_t<decltype(Table<Type>::members)>>;
        [&]<std::size_t... kIndices>(std::index_sequence<kIndices...>) {
            (write_member.template operator()<kIndices>(), ...);
        }
        (std::make_index_sequence<kCount>());
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
