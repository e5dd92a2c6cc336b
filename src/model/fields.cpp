#include "model/fields.hpp"

#include "model/field_table.hpp"

#include <array>

namespace keel {

namespace {

/// The table without the help texts, which then are no part of this file's data.
consteval auto without_help(auto table) {
    for (Field& field : table)
        field.help = {};
    return table;
}

constexpr auto kFields = without_help(field_access::kFieldTable);

} // namespace

std::span<const Field> fields() { return kFields; }

} // namespace keel
