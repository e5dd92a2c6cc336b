#include "text/table.hpp"

#include "model/report_table.hpp"
#include "text/ladder.hpp"
#include "text/layout.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/report_rows.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <vector>

namespace keel::text {

namespace {

constexpr std::string_view kIndent = "  ";

std::string indented(const std::string& lines) {
    std::string result;
    for (std::size_t start = 0; start < lines.size();) {
        const auto end = std::min(lines.find('\n', start), lines.size() - 1);
        result += std::string(kIndent).append(lines, start, end + 1 - start);
        start = end + 1;
    }
    return result;
}

std::string warnings_text(const Report& report) {
    std::string text;
    for (const Warning& warning : report.warnings) {
        const std::string line = capitalised(std::string(name_of(warning.severity))) + ": " + warning.message;
        text += wrapped(line, kIndent.size()) + '\n';
    }
    return text.empty() ? text : '\n' + text;
}

/// "  Worth           325,000 USD".
std::string labelled(const std::string& label, const std::string& value) {
    constexpr std::size_t kLabelWidth = 16;
    const std::string head = std::string(kIndent) + label + std::string(kLabelWidth - label.size(), ' ');
    return head + wrapped(value, head.size(), FirstLine::Indented).substr(head.size()) + '\n';
}

std::string labelled(const Rows& rows) {
    std::string text;
    for (const auto& row : rows)
        text += labelled(row[0], row[1]);
    return text;
}

std::string titled(const NamedRows& named) { return "\n" + named.title + "\n" + labelled(named.rows); }

std::string bags_text(const Plan& plan, const Report& report) {
    const Rows rows = rows_of_bags(plan, report, Digits::All);
    if (aligned_width(rows) <= kTerminalColumns) return '\n' + aligned(rows, 1);
    return '\n' + aligned(rows_of_bags(plan, report, Digits::Few), 1);
}

std::string cost_text(const Plan& plan, const Report& report) {
    const NamedRows cost = rows_of_cost(plan, report);
    std::string text = "\n" + cost.title + "\n" + indented(aligned(cost.rows, 1));
    const std::string break_even = break_even_in_words(plan, report);
    if (!break_even.empty()) text += wrapped(break_even, kIndent.size(), FirstLine::Indented) + '\n';
    return text;
}

// ---- CSV ----

std::string cell_from(double value) { return std::isfinite(value) ? exact(value) : ""; }
std::string cell_from(bool value) { return value ? "true" : "false"; }

/// Parts of a scenario by leg, bag and wallet are lists, which a row has no cells for.
template <class Type>
inline constexpr bool kIsCell = std::same_as<Type, double> || std::same_as<Type, bool>;

/// `for_cell(member)` for every member of a scenario that is a cell.
template <class Function>
void for_each_cell(Function&& for_cell) {
    const auto visit = [&]<class Type>(const Member<Scenario, Type>& member) {
        if constexpr (kIsCell<Type>) for_cell(member);
    };
    std::apply([&](const auto&... member) { (visit(member), ...); }, Table<Scenario>::members);
}

} // namespace

std::string text_from_report(const Plan& plan, const Report& report) {
    std::string text = wrapped(report.answer, 0) + '\n' + warnings_text(report);
    const std::size_t legs = std::min({plan.legs.size(), report.sizing.legs.size(), report.margin.legs.size()});
    for (std::size_t leg = 0; leg < legs; ++leg)
        text += titled(rows_of_leg(plan, report, leg));
    for (const NamedRows& wallet : rows_of_wallets(plan, report))
        text += titled(wallet);
    return text + bags_text(plan, report) + cost_text(plan, report) + ladder_text(plan, report)
           + parts_text(plan, report);
}

std::string csv_from_report(const Report& report) {
    std::vector<std::string> names;
    for_each_cell([&](const auto& member) { names.emplace_back(member.key); });
    std::string csv = csv_line(names);
    for (const Scenario& scenario : report.scenarios) {
        std::vector<std::string> cells;
        for_each_cell([&](const auto& member) { cells.push_back(cell_from(scenario.*member.pointer)); });
        csv += csv_line(cells);
    }
    return csv;
}

} // namespace keel::text
