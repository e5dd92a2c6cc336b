#include "view/risk_tables.hpp"

#include "engine/hedge.hpp"
#include "engine/path_crossings.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/risk_figures.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::view {

namespace {

constexpr double kSame = 1e-6;

struct Line {
    const char* name;
    std::string_view key; // of explain::derivation_of_risk
    Estimate RiskDistribution::*figure;
};
constexpr Line kLines[] = {
    {"Mean", "risk.mean", &RiskDistribution::mean_usd},
    {"Usual swing", "risk.deviation", &RiskDistribution::deviation_usd},
    {"1 of 100 is below", "risk.p1", &RiskDistribution::p1_usd},
    {"5 of 100 are below", "risk.p5", &RiskDistribution::p5_usd},
    {"25 of 100 are below", "risk.p25", &RiskDistribution::p25_usd},
    {"Half are below", "risk.p50", &RiskDistribution::p50_usd},
    {"75 of 100 are below", "risk.p75", &RiskDistribution::p75_usd},
    {"95 of 100 are below", "risk.p95", &RiskDistribution::p95_usd},
    {"99 of 100 are below", "risk.p99", &RiskDistribution::p99_usd},
    {"Value at risk, 95 %", "risk.value_at_risk_95", &RiskDistribution::value_at_risk_95_usd},
    {"Value at risk, 99 %", "risk.value_at_risk_99", &RiskDistribution::value_at_risk_99_usd},
    {"Expected shortfall, 95 %", "risk.expected_shortfall_95", &RiskDistribution::expected_shortfall_95_usd},
    {"Expected shortfall, 99 %", "risk.expected_shortfall_99", &RiskDistribution::expected_shortfall_99_usd},
};

struct Way {
    std::string_view key;
    int rank;
};
constexpr Way kWays[] = {{"hedged", 0}, {"half_hedged", 3}, {"unhedged", 1}, {"sold", 2}};

std::string told_leverage(double leverage) { return text::coins(std::round(leverage * 100.0) / 100.0) + "\u00d7"; }

TableCell chance_of(const RiskLevel& level) {
    if (level.liquidation.value > 0.0) return {told_chance(level.liquidation)};
    return {level.liquidation_price ? "never seen" : "never", CellInk::Muted};
}

} // namespace

std::string unit_of_paths(const Money& money) {
    return money.in_titles() + (money.unit() == MoneyUnit::Coin ? " at today's price" : "");
}

Table results_table(const RiskReport& risk, bool is_hedged, const Money& money) {
    Table table{.title = "Gain or loss, " + unit_of_paths(money),
                .hint = "press a row to see where it comes from",
                .rows_open = RowsOpen::Always};
    TableColumn names{"", 0, CellSide::Left};
    for (const Line& line : kLines) {
        names.cells.push_back({line.name});
        table.rows.push_back({std::string("More on ") + line.name});
    }
    table.columns.push_back(std::move(names));
    for (const Way& way : kWays) {
        const auto found = std::ranges::find(risk.distributions, way.key, &RiskDistribution::key);
        const bool is_of_hedge = way.key == "hedged" || way.key == "half_hedged";
        if (found == risk.distributions.end() || (is_of_hedge && !is_hedged)) continue;
        std::vector<std::optional<double>> amounts;
        for (const Line& line : kLines)
            amounts.emplace_back(((*found).*line.figure).value);
        table.columns.push_back(money_column(money, found->label, way.rank, std::move(amounts)));
    }
    return table;
}

std::string_view key_of_result(std::size_t row) {
    return row < std::size(kLines) ? kLines[row].key : std::string_view();
}

const std::vector<RiskLevel>& levels_of(const RiskReport& risk, LevelsBy by) {
    return by == LevelsBy::Leverage ? risk.by_leverage : risk.by_collateral;
}

std::optional<std::size_t> leg_of_levels(const Plan& plan, const Report& report) {
    const auto hedge = hedge_from_checked(plan);
    if (!hedge) return std::nullopt;
    for (std::size_t i = 0; i < std::min(hedge->legs.size(), report.sizing.legs.size()); ++i)
        if (report.sizing.legs[i].contracts != 0.0 && !is_shared(*hedge, i)) return i;
    return std::nullopt;
}

Table levels_table(const Report& report, std::size_t leg, const RiskReport& risk, LevelsBy by) {
    const LegMargin& margin = report.margin.legs[leg];
    const bool is_by_leverage = by == LevelsBy::Leverage;
    const std::string which = report.margin.legs.size() > 1 ? " of hedge " + text::grouped(double(leg + 1), 0) : "";
    Table table{.title = (is_by_leverage ? "With another leverage" : "With other collateral") + which,
                .hint = "press a row to use it",
                .rows_open = RowsOpen::Always};
    TableColumn leverage{"Leverage", is_by_leverage ? 0 : 2, is_by_leverage ? CellSide::Left : CellSide::Right};
    TableColumn collateral{"Collateral, " + margin.settle_asset, is_by_leverage ? 2 : 0,
                           is_by_leverage ? CellSide::Right : CellSide::Left};
    TableColumn price{"Liquidated at", 1}, chance{"Chance in " + days_in_words(risk.days)};
    for (const RiskLevel& level : levels_of(risk, by)) {
        const bool is_present = std::fabs(level.collateral / margin.collateral - 1.0) < kSame;
        const CellInk ink = is_present ? CellInk::Strong : CellInk::Text;
        const std::string told = is_by_leverage
                                     ? told_leverage(level.leverage)
                                     : short_amount(level.collateral) + " " + margin.settle_asset + " as collateral";
        leverage.cells.push_back({told_leverage(level.leverage), is_by_leverage ? ink : CellInk::Text});
        collateral.cells.push_back({short_amount(level.collateral), is_by_leverage ? CellInk::Text : ink});
        price.cells.push_back({level.liquidation_price ? short_price(*level.liquidation_price) : "never",
                               level.liquidation_price ? CellInk::Text : CellInk::Muted});
        chance.cells.push_back(chance_of(level));
        table.rows.push_back({"More on " + told, is_present ? RowTone::Chosen : RowTone::Plain});
    }
    if (is_by_leverage) {
        table.columns = {std::move(leverage), std::move(collateral)};
    } else {
        table.columns = {std::move(collateral), std::move(leverage)};
    }
    table.columns.push_back(std::move(price));
    table.columns.push_back(std::move(chance));
    return table;
}

LevelUse use_of_level(const Plan& plan, const Report& report, std::size_t leg, const RiskLevel& level, LevelsBy by) {
    LevelUse use{"", plan};
    Leg& changed = use.plan.legs[leg];
    if (by == LevelsBy::Leverage) {
        changed.leverage = level.leverage;
        changed.collateral.reset(); // what the leverage asks for
        use.what = told_leverage(level.leverage) + " leverage";
        return use;
    }
    const std::string amount = short_amount(level.collateral);
    changed.collateral = text::read_typed(amount).value_or(level.collateral);
    use.what = amount + " " + report.margin.legs[leg].settle_asset + " as collateral";
    // The exchange asks for more at a lower leverage.
    const double least = std::ceil(level.leverage - kSame);
    if (!changed.entry_price && changed.leverage < least) {
        changed.leverage = least;
        use.what += " at " + told_leverage(least);
    }
    return use;
}

} // namespace keel::view
