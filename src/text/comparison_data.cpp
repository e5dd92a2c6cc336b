// The answers beside the report as CSV and JSON: the rest of comparison_text.hpp.

#include "text/comparison_text.hpp"

#include "model/comparison_table.hpp"
#include "text/json_from_struct.hpp"
#include "text/layout.hpp"
#include "text/number.hpp"

#include <string>

namespace keel::text {

namespace {

std::string cell_from(double number) { return exact(number); }
std::string cell_from(const std::optional<double>& number) { return number ? exact(*number) : ""; }
std::string cell_from(const std::string& text) { return text; }

template <class Struct>
std::string csv_from_rows(std::span<const Struct> rows) {
    std::vector<std::string> names;
    std::apply([&](const auto&... member) { (names.emplace_back(member.key), ...); }, Table<Struct>::members);
    std::string csv = csv_line(names);
    for (const Struct& row : rows) {
        std::vector<std::string> cells;
        std::apply([&](const auto&... member) { (cells.push_back(cell_from(row.*member.pointer)), ...); },
                   Table<Struct>::members);
        csv += csv_line(cells);
    }
    return csv;
}

} // namespace

std::string csv_from_comparison(const Comparison& comparison) {
    std::string csv = csv_line(std::vector<std::string>{"key", "label", "contracts", "collateral_usd", "outside_usd",
                                                        "liquidation_price", "cost_usd", "shock", "price", "value_usd",
                                                        "in_hand_usd", "after_tax_usd", "liquidated"});
    for (const Alternative& a : comparison.alternatives) {
        for (std::size_t k = 0; k < comparison.shocks.size(); ++k) {
            csv += csv_line(std::vector<std::string>{
                a.key, a.label, exact(a.contracts), exact(a.collateral_usd), exact(a.outside_usd),
                cell_from(a.liquidation_price), exact(a.cost_usd), exact(comparison.shocks[k]),
                exact(comparison.prices[k]), exact(a.values_usd[k]), exact(a.in_hand_usd[k]), exact(a.after_tax_usd[k]),
                a.liquidated[k] != 0.0 ? "true" : "false"});
        }
    }
    return csv;
}

std::string csv_from_offers(std::span<const VenueOffer> offers) { return csv_from_rows(offers); }

std::string csv_from_top_ups(std::span<const TopUp> rungs) { return csv_from_rows(rungs); }

std::string csv_from_grid(const Grid& grid, const SumUnit& unit) {
    std::string csv = csv_line(std::vector<std::string>{grid.axis, "price", unit.name_of("net_usd"), "liquidated"});
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        for (std::size_t column = 0; column < grid.prices.size(); ++column) {
            const std::size_t cell = row * grid.prices.size() + column;
            csv += csv_line(std::vector<std::string>{exact(grid.rows[row]), exact(grid.prices[column]),
                                                     exact(unit.of(grid.net_usd[cell], grid.prices[column])),
                                                     grid.liquidated[cell] != 0.0 ? "true" : "false"});
        }
    }
    return csv;
}

std::string json_from_comparison(const Comparison& comparison) { return json_from_struct(comparison); }
std::string json_from_offers(const std::vector<VenueOffer>& offers) { return json_from_struct(offers); }
std::string json_from_solution(const Solution& solution) { return json_from_struct(solution); }
std::string json_from_top_ups(const std::vector<TopUp>& rungs) { return json_from_struct(rungs); }
std::string json_from_grid(const Grid& grid) { return json_from_struct(grid); }

} // namespace keel::text
