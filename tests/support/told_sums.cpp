#include "support/told_sums.hpp"

#include "text/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

/// Half of the last digit of a number as it is written: "1,234.50 %" is told to within 0.00005 USD a dollar held.
double half_of_last_digit(const std::string& told) {
    const std::size_t point = told.find('.');
    double half = told.contains('%') ? 0.005 : 0.5;
    if (point == std::string::npos) return half;
    for (std::size_t i = point + 1; i < told.size() && told[i] >= '0' && told[i] <= '9'; ++i)
        half /= 10.0;
    return half;
}

} // namespace

void check_tells(const std::string& told, const DueSum& due, MoneyUnit unit, double held_usd) {
    const double factor = unit == MoneyUnit::Usd ? 1.0 : unit == MoneyUnit::Coin ? due.coin_price : held_usd;
    const auto number = text::read_typed(told);
    INFO(told << " is to be " << due.usd << " USD, at " << due.coin_price);
    REQUIRE(number.has_value());
    constexpr double kShort = 1e-4; // numbers that have no room are told with five digits
    const bool is_short = std::fabs(due.usd / factor) >= 1e12;
    const double within = is_short ? kShort * std::fabs(due.usd) : 1.001 * half_of_last_digit(told) * factor;
    CHECK_THAT(*number * factor, Catch::Matchers::WithinAbs(due.usd, within + 1e-9 * std::fabs(due.usd)));
}

void check_tells(const TableColumn& column, const std::vector<DueSum>& due, MoneyUnit unit, double held_usd) {
    INFO(column.name);
    REQUIRE(column.cells.size() == due.size());
    for (std::size_t i = 0; i < due.size(); ++i)
        if (!column.cells[i].text.empty()) check_tells(column.cells[i].text, due[i], unit, held_usd);
}

const TableColumn& column_of(const Table& table, const std::string& name) {
    const auto found =
        std::ranges::find_if(table.columns, [&](const TableColumn& column) { return column.name.starts_with(name); });
    INFO(name);
    REQUIRE(found != table.columns.end());
    return *found;
}

} // namespace keel::view
