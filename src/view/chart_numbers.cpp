#include "view/chart_numbers.hpp"

#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel::view {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

bool is_line(const Series& series) { return series.look != LineLook::Dots && !series.runs.empty(); }

std::vector<double> all_x(const Series& series, const Chart& chart) {
    std::vector<double> all;
    for (const Run& run : series.runs)
        for (const ChartPoint& point : run)
            if (point.x >= chart.x_least && point.x <= chart.x_most && (all.empty() || all.back() < point.x))
                all.push_back(point.x);
    return all;
}

/// The first and the last stay.
std::vector<double> thinned(const std::vector<double>& all, std::size_t most) {
    if (all.size() <= most) return all;
    std::vector<double> few;
    for (std::size_t i = 0; i < most; ++i)
        few.push_back(all[i * (all.size() - 1) / (most - 1)]);
    return few;
}

std::string told(std::string (*how)(double), double number, std::string (*otherwise)(double)) {
    return how != nullptr ? how(number) : otherwise(number);
}

/// One line: a column of the numbers.
class Column {
public:
    Column(const ChartNumbers& numbers, std::size_t column) : numbers_(numbers), column_(column) {
        for (std::size_t row = 0; row < rows(); ++row) {
            if (!std::isfinite(y(row))) continue;
            if (!has_any_) first_ = least_ = most_ = row;
            has_any_ = true;
            last_ = row;
            if (y(row) < y(least_)) least_ = row;
            if (y(row) > y(most_)) most_ = row;
        }
    }

    std::string sentence() const {
        if (!has_any_) return {};
        std::string text = numbers_.names[column_] + ": " + point(first_);
        if (last_ != first_) text += ", " + point(last_);
        if (is_between(least_)) text += "; lowest " + point(least_);
        if (is_between(most_)) text += "; highest " + point(most_);
        return text + ". ";
    }

private:
    std::size_t rows() const { return numbers_.cells.size() / numbers_.names.size(); }
    double cell(std::size_t row, std::size_t column) const {
        return numbers_.cells[row * numbers_.names.size() + column];
    }
    double y(std::size_t row) const { return cell(row, column_); }
    bool is_between(std::size_t row) const { return y(row) != y(first_) && y(row) != y(last_); }
    std::string point(std::size_t row) const {
        return told(numbers_.y_told, y(row), short_money) + " at " + told(numbers_.x_told, cell(row, 0), short_price);
    }

    const ChartNumbers& numbers_;
    std::size_t column_;
    std::size_t first_ = 0, last_ = 0, least_ = 0, most_ = 0;
    bool has_any_ = false;
};

} // namespace

ChartNumbers numbers_of(const Chart& chart, std::size_t most_rows) {
    ChartNumbers numbers;
    numbers.names = {chart.x_title};
    numbers.x_told = chart.x_told;
    numbers.y_told = chart.y_told;
    std::vector<const Series*> lines;
    std::vector<double> places;
    for (const Series& series : chart.series) {
        if (!is_line(series)) continue;
        lines.push_back(&series);
        numbers.names.push_back(series.label.empty() ? chart.name : series.label);
        std::vector<double> own = all_x(series, chart);
        if (own.size() > places.size()) places = std::move(own);
    }
    for (const double x : thinned(places, most_rows)) {
        numbers.cells.push_back(x);
        for (const Series* line : lines)
            numbers.cells.push_back(value_at(*line, x).value_or(kNothing));
    }
    return numbers;
}

std::string sentence_from_numbers(const ChartNumbers& numbers) {
    std::string text;
    for (std::size_t column = 1; column < numbers.names.size(); ++column)
        text += Column(numbers, column).sentence();
    if (!text.empty()) text.pop_back();
    return text;
}

void log_numbers(Ui& ui, const Chart& chart) {
    ChartNumbers numbers = numbers_of(chart);
    numbers.widget = ui.log.widgets().size() - 1;
    ui.log.add(std::move(numbers));
}

} // namespace keel::view
