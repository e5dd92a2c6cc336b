#include "text/table.hpp"

#include "model/report_table.hpp"
#include "text/layout.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <optional>
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

std::string price_or_never(const std::optional<double>& price, const std::string& behind) {
    return price ? price_usd(*price) + behind : "never";
}

std::string rounded_from(const LegSizing& sizing) {
    return sizing.contracts == sizing.contracts_exact ? "" : ", rounded from " + coins(sizing.contracts_exact);
}

std::string source_of(const LegMargin& margin) {
    if (margin.collateral <= 0.0) return "";
    if (margin.collateral_from_bag <= 0.0) return ", brought from outside the bag";
    if (margin.collateral_from_bag >= margin.collateral) return ", out of the bag";
    return ", " + amount_of(margin.collateral_from_bag, margin.settle_asset) + " of it out of the bag";
}

/// "  Worth           325,000 USD".
std::string labelled(const std::string& label, const std::string& value) {
    constexpr std::size_t kLabelWidth = 16;
    const std::string head = std::string(kIndent) + label + std::string(kLabelWidth - label.size(), ' ');
    return head + wrapped(value, head.size(), FirstLine::Indented).substr(head.size()) + '\n';
}

std::string leg_text(const Plan& plan, const Report& report, std::size_t leg) {
    const LegSizing& sizing = report.sizing.legs[leg];
    const LegMargin& margin = report.margin.legs[leg];
    const std::string distance =
        margin.liquidation_distance ? " (" + signed_percent(*margin.liquidation_distance, 2) + ")" : "";
    const Rows rows{
        {"Short", contracts_in_words(plan, report, leg) + place_in_words(plan, leg) + rounded_from(sizing)},
        {"Worth", usd(sizing.notional_usd) + ": " + amount_of(sizing.coins, coin_of(plan, leg)) + " at "
                      + price_usd(sizing.futures_price)},
        {"Collateral", amount_of(margin.collateral, margin.settle_asset) + source_of(margin)},
        {"Initial margin", amount_of(margin.initial_margin, margin.settle_asset)},
        {"Maintenance", short_percent(margin.maintenance_rate) + " (" + margin.maintenance_source + ")"},
        {"Liquidation", price_or_never(margin.liquidation_price, distance)},
        {"Bankruptcy", price_or_never(margin.bankruptcy_price, "")},
    };
    std::string text = "\nHedge " + std::to_string(leg + 1) + '\n';
    for (const auto& row : rows)
        text += labelled(row[0], row[1]);
    return text;
}

std::string bags_text(const Plan& plan, const Report& report) {
    Rows rows{{"Bag", "exposed", "hedged", "left open", "ratio"}};
    for (std::size_t i = 0; i < std::min(plan.bags.size(), report.sizing.bags.size()); ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        rows.push_back({plan.bags[i].coin, coins(bag.exposed_coins), coins(bag.hedged_coins), coins(bag.residual_coins),
                        bag.achieved_ratio ? percent(*bag.achieved_ratio, 2) : "none"});
    }
    return '\n' + aligned(rows, 1);
}

std::string cost_text(const Plan& plan, const Report& report) {
    const Cost& cost = report.cost;
    const auto rate = [](const std::optional<double>& fraction) { return fraction ? percent(*fraction, 2) : "none"; };
    const Rows rows{
        {"Entry fee", usd(cost.entry_fee_usd)},
        {"Exit fee", usd(cost.exit_fee_usd)},
        {"Funding", usd(cost.funding_usd)},
        {"Interest", usd(cost.borrow_usd)},
        {"Basis", usd(cost.basis_usd)},
        {"Total", usd(cost.total_usd)},
        {"of the bags", rate(cost.total_rate)},
        {"a year", rate(cost.annualised_rate)},
        {"a day", cost.per_day_usd ? usd(*cost.per_day_usd) : "none"},
    };
    return "\nCost of " + days(plan.horizon_days) + " at an unchanged price; below zero you receive it\n"
           + indented(aligned(rows, 1));
}

// ---- The ladder ----

/// How numbers are written: with cents, without, or with this many digits and "k", "m", "bn".
enum class Detail { Cents, Whole, FourDigits, ThreeDigits, TwoDigits };

std::optional<int> digits_of(Detail detail) {
    switch (detail) {
    case Detail::Cents:
    case Detail::Whole: return std::nullopt;
    case Detail::FourDigits: return 4;
    case Detail::ThreeDigits: return 3;
    case Detail::TwoDigits: return 2;
    }
    return std::nullopt;
}

std::string ladder_usd(double amount, Detail detail) {
    if (const auto digits = digits_of(detail)) return short_number(amount, *digits);
    return grouped(amount, detail == Detail::Cents ? 2 : 0);
}

std::string ladder_price(double amount, Detail detail) {
    return !digits_of(detail) && std::fabs(amount) < 1.0 ? price(amount) : ladder_usd(amount, detail);
}

/// One count of decimals for the whole column: fewer for many coins.
std::string ladder_coins(double amount, double largest, Detail detail) {
    if (const auto digits = digits_of(detail)) return short_number(amount, *digits);
    const int decimals = largest < 1000.0 ? 8 : largest < 1e6 ? 4 : 0;
    return grouped(amount, detail == Detail::Cents ? decimals : decimals / 2);
}

/// What the ladder has no column of its own for.
double other_usd(const Scenario& scenario) {
    return scenario.basis_usd + scenario.borrow_usd + scenario.liquidation_usd;
}

bool has_other(const Report& report) {
    constexpr double kHalfCent = 0.005;
    return std::ranges::any_of(report.scenarios,
                               [](const Scenario& scenario) { return std::fabs(other_usd(scenario)) >= kHalfCent; });
}

std::vector<std::string> ladder_head(const Report& report) {
    std::vector<std::string> head{"price", "move", "spot", "futures", "funding", "fees"};
    if (has_other(report)) head.emplace_back("other");
    head.insert(head.end(), {"net", "value", "coins"});
    return head;
}

Rows ladder_rows(const Report& report, Detail detail) {
    double most_coins = 0.0;
    for (const Scenario& scenario : report.scenarios)
        most_coins = std::fmax(most_coins, std::fabs(scenario.value_coin));
    Rows rows{ladder_head(report)};
    for (const Scenario& s : report.scenarios) {
        std::vector<std::string> row{ladder_price(s.price, detail),
                                     signed_percent(s.shock, detail == Detail::TwoDigits ? 0 : 1)};
        std::vector<double> amounts{s.spot_usd, s.futures_usd, s.funding_usd, s.fees_usd};
        if (has_other(report)) amounts.push_back(other_usd(s));
        amounts.insert(amounts.end(), {s.net_usd, s.value_usd});
        for (const double amount : amounts)
            row.push_back(ladder_usd(amount, detail));
        row.push_back(ladder_coins(s.value_coin, most_coins, detail));
        if (s.liquidated) row.emplace_back("liquidated");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string ladder_text(const Report& report) {
    Rows rows;
    for (const Detail detail :
         {Detail::Cents, Detail::Whole, Detail::FourDigits, Detail::ThreeDigits, Detail::TwoDigits}) {
        rows = ladder_rows(report, detail);
        if (aligned_width(rows) <= kTerminalColumns) break;
    }
    const std::string other = has_other(report) ? "; other: basis, interest, lost to a liquidation" : "";
    return "\nWhat is left at each price, in USD" + other + "\n" + aligned(rows, 0);
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
        text += leg_text(plan, report, leg);
    return text + bags_text(plan, report) + cost_text(plan, report) + ladder_text(report);
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
