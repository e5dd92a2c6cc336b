// The help texts of the field table, apart from the rest of it: a page fetches them when it has shown its first
// picture.

#include "model/field_table.hpp"
#include "model/fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace keel {

namespace {

constexpr std::size_t kCount = field_access::kFieldTable.size();

consteval auto helps_of(const std::array<Field, kCount>& table) {
    std::array<std::string_view, kCount> helps{};
    std::ranges::transform(table, helps.begin(), &Field::help);
    return helps;
}

constexpr auto kHelps = helps_of(field_access::kFieldTable);

} // namespace

std::string_view help_of(const Field& field) {
    const auto found = std::ranges::find(fields(), field.key, &Field::key);
    return kHelps[static_cast<std::size_t>(found - fields().begin())];
}

} // namespace keel
