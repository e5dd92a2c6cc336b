#include "view/heat_numbers.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/heat_axis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr int kPrices = 12;
constexpr int kValues = 6;

/// In place of a tick that is the same but for its last digits.
std::vector<double> with(std::vector<double> ticks, std::optional<double> own) {
    if (!own) return ticks;
    std::erase_if(ticks, [&](double tick) { return std::fabs(tick - *own) <= 1e-9 * std::fabs(*own); });
    ticks.insert(std::ranges::upper_bound(ticks, *own), *own);
    return ticks;
}

/// To three digits: a cell is no finer.
double rounded(double value) {
    if (value == 0.0) return value;
    const double parts = 100.0 / power_of_ten_below(std::fabs(value));
    return std::round(value * parts) / parts;
}

std::string told_dollars(double usd) { return text::money(usd, kMinus); }
std::string told_percent(double fraction) { return text::percent(fraction, 1, kMinus); }

/// How a cell is told, without its unit unless that is percent.
std::string (*told_in(MoneyUnit unit))(double) {
    if (unit == MoneyUnit::Percent) return told_percent;
    return unit == MoneyUnit::Coin ? short_amount : told_dollars;
}

/// Where the cells of the picture lie.
class Places {
public:
    Places(const HeatChart& chart, const HeatCells& cells) : chart_(chart), cells_(cells) {}

    double price(std::size_t column) const {
        const GridRequest& request = cells_.request;
        const double part = double(column) / double(request.columns - 1);
        return chart_.today * (1.0 + request.least_move + (request.most_move - request.least_move) * part);
    }
    std::string told_price(std::size_t column) const { return short_price(price(column)); }
    std::string told_value(std::size_t row) const {
        return told_row(cells_.request.axis,
                        rounded(row_at_part(cells_.request, double(row) / double(cells_.request.rows - 1))));
    }
    /// "−9,000 USD at 97,500 and 30 days"
    std::string told_extreme(double net, std::size_t cell) const {
        std::string sum = cells_.unit == MoneyUnit::Usd ? short_money(net) : told_in(cells_.unit)(net);
        if (cells_.unit != MoneyUnit::Percent) sum += " " + chart_.unit_name;
        return sum + " at " + told_price(cell % cells_.request.columns) + " and "
               + told_value(cell / cells_.request.columns);
    }

private:
    const HeatChart& chart_;
    const HeatCells& cells_;
};

std::string extremes_in_words(const Places& places, const HeatCells& cells) {
    const auto [least, most] = std::ranges::minmax_element(cells.net());
    const auto cell_of = [&](auto at) { return static_cast<std::size_t>(at - cells.net().begin()); };
    return "Lowest " + places.told_extreme(cells.least, cell_of(least)) + "; highest "
           + places.told_extreme(cells.most, cell_of(most)) + ". ";
}

std::string dead_in_words(const Places& places, const HeatCells& cells) {
    const std::size_t columns = cells.request.columns, rows = cells.request.rows;
    std::size_t left = columns, right = 0, low = rows, high = 0;
    for (std::size_t i = 0; i < cells.liquidated().size(); ++i) {
        if (cells.liquidated()[i] < 0.5f) continue;
        left = std::min(left, i % columns), right = std::max(right, i % columns);
        low = std::min(low, i / columns), high = std::max(high, i / columns);
    }
    if (left > right) return "Nowhere is a hedge liquidated. ";
    return "A hedge is liquidated at prices between " + places.told_price(left) + " and " + places.told_price(right)
           + ", from " + places.told_value(low) + " to " + places.told_value(high) + ". ";
}

/// What the plan comes to when the price stays.
std::string own_in_words(const HeatChart& chart, GridAxis axis) {
    if (!chart.own_row) return {};
    const auto reading = chart.read({chart.today, *chart.own_row});
    if (!reading) return {};
    return "Your plan, " + told_row(axis, *chart.own_row)
           + ", at today's price: " + (reading->net < 0.0 ? "loss " : "gain ") + reading->net_told + ", worth then "
           + reading->value_told + ". ";
}

} // namespace

ChartNumbers numbers_of(const HeatChart& chart, const HeatCells& cells) {
    const GridRequest& request = cells.request;
    const std::vector<double> prices = with(
        axis_within(chart.today * (1.0 + request.least_move), chart.today * (1.0 + request.most_move), kPrices).ticks,
        chart.today);
    const std::vector<double> values = with(row_axis(request, kValues).ticks, chart.own_row);
    ChartNumbers numbers;
    numbers.names = {chart.price_title};
    numbers.x_told = short_price;
    numbers.y_told = told_in(cells.unit);
    for (const double value : values)
        numbers.names.push_back(told_row(request.axis, value) + (value == chart.own_row ? ", your plan" : ""));
    for (const double price : prices) {
        numbers.cells.push_back(price);
        numbers.notes.push_back(price == chart.today ? "today" : "");
        for (const double value : values) {
            const auto reading = chart.read({price, value});
            numbers.cells.push_back(reading ? reading->net : std::numeric_limits<double>::quiet_NaN());
            numbers.notes.push_back(reading && reading->is_liquidated ? "liquidated" : "");
        }
    }
    const Places places(chart, cells);
    numbers.sentence = "Gain or loss, " + chart.unit_title + ". " + extremes_in_words(places, cells)
                       + dead_in_words(places, cells) + own_in_words(chart, request.axis);
    numbers.sentence.pop_back();
    return numbers;
}

} // namespace keel::view
