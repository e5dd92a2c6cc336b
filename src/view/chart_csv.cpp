#include "view/chart_csv.hpp"

#include "history/calendar.hpp"
#include "text/layout.hpp"
#include "text/number.hpp"
#include "view/date_axis.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace keel::view {

namespace {

struct Column {
    std::string name;
    std::vector<ChartPoint> points;
    std::size_t next = 0;
};

std::vector<Column> columns_of(const Chart& chart, ChartRange range) {
    std::vector<Column> columns;
    for (const Series& series : chart.series) {
        if (series.look == LineLook::Dots && series.label.empty()) continue; // marks on another line
        Column column{series.label.empty() ? chart.name : series.label, {}};
        for (const Run& run : series.runs) {
            for (const ChartPoint& point : run)
                if (point.x >= range.least && point.x <= range.most) column.points.push_back(point);
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace

std::string csv_from_chart(const Chart& chart, ChartRange range) {
    std::vector<Column> columns = columns_of(chart, range);
    const bool are_dates = chart.x_axis == date_axis;
    std::vector<std::string> cells = {are_dates ? "Time, UTC" : chart.x_title};
    for (const Column& column : columns)
        cells.push_back(column.name + (chart.y_unit.empty() ? "" : ", " + chart.y_unit));
    std::string csv = text::csv_line(cells);
    constexpr double kEnd = std::numeric_limits<double>::infinity();
    while (true) {
        double x = kEnd;
        for (const Column& column : columns)
            if (column.next < column.points.size()) x = std::min(x, column.points[column.next].x);
        if (x == kEnd) return csv;
        cells = {are_dates ? history::time_text(static_cast<history::Milliseconds>(x)) : text::exact(x)};
        for (Column& column : columns) {
            const bool has_point = column.next < column.points.size() && column.points[column.next].x == x;
            cells.push_back(has_point ? text::exact(column.points[column.next].y) : "");
            if (has_point) ++column.next;
        }
        csv += text::csv_line(cells);
    }
}

} // namespace keel::view
