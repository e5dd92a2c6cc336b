#include "view/panels/history_backtest.hpp"

#include "model/backtest_table.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"
#include "view/amounts.hpp"
#include "view/card_box.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace keel::view {

namespace {

constexpr std::size_t kFirstEpisodes = 10;
constexpr float kWidestChoice = 420.0f; // CSS pixels

void ask_if_changed(Ui& ui, BacktestState& state, const Plan& plan) {
    if (state.asked == plan && state.asked_scale == state.scale) return;
    state.asked = plan;
    state.asked_scale = state.scale;
    state.is_waiting = true;
    ui.actions.push_back({ActionKind::RunBacktest, text::link_from_plan(plan), state.scale == 1 ? "scaled" : ""});
}

std::string end_in_words(EpisodeEnd end) {
    std::string words(name_of(end));
    std::ranges::replace(words, '_', ' ');
    return words;
}

/// What titles end with. Percentages are of what was held at the start of the history.
std::string unit_in_titles(const Money& money) {
    return money.unit() == MoneyUnit::Percent ? "% of what you held at the start" : money.in_titles();
}

void draw_words(Ui& ui, BacktestState& state, const Plan& plan, float width) {
    const Palette& p = ui.palette();
    CardBox card(ui, width);
    const auto line = [&](ImFont* font, ImU32 ink, std::string_view words) {
        card.flush();
        text_line(ui, font, ink, words, card.room());
        gap(ui, kSpace2);
    };
    line(ui.fonts().strong, p.text, "Your plan along these prices");
    const std::string options[] = {"Prices of the file", "From today's price on"};
    state.scale =
        segmented(ui, "scale", "Prices to take", options, state.scale, std::min(card.room(), ui.px(kWidestChoice)));
    gap(ui, kSpace2);
    if (!state.picture) {
        line(ui.fonts().body, p.muted, "Computing \u2026");
        return card.end();
    }
    const history::BacktestPicture& picture = *state.picture;
    for (const std::string& trouble : picture.troubles)
        line(ui.fonts().body, p.warning, "Not possible: " + trouble);
    if (!picture.answer.empty())
        line(ui.fonts().body, state.is_waiting ? p.muted : p.text,
             state.is_waiting ? "Computing again \u2026 " + picture.answer : picture.answer);
    if (plan.rules.empty() && picture.troubles.empty())
        line(ui.fonts().small, p.muted, "The plan has no rules: its hedge stands from the first row to the last.");
    if (picture.has_highs_and_lows)
        line(ui.fonts().small, p.muted, "Inside one bar the worse of high and low for the hedge comes first.");
    if (!picture.conventions.empty()) {
        card.flush();
        state.conventions = sub_header(ui, "conventions", "How it was computed", state.conventions);
        end_at({card.left(), ImGui::GetItemRectMax().y});
    }
    for (const std::string& sentence : picture.conventions) {
        if (state.conventions == Fold::Open) line(ui.fonts().small, p.muted, sentence);
    }
    card.end();
}

/// The first ones, and all of them when that is asked for.
void draw_episodes(Ui& ui, BacktestState& state, const Money& money, float width, Freshness freshness) {
    std::vector<RuleEpisode> episodes = state.picture->episodes;
    const std::size_t count = episodes.size();
    if (state.all_episodes == Fold::Closed && count > kFirstEpisodes) episodes.resize(kFirstEpisodes);
    ImGui::PushID("episodes");
    table_card(ui, state.episodes, episodes_table(episodes, money), width, freshness);
    const float left = ImGui::GetCursorScreenPos().x;
    if (count > kFirstEpisodes) {
        const std::string all = "All " + text::grouped(static_cast<double>(count), 0);
        state.all_episodes = sub_header(ui, "all", all, state.all_episodes);
        end_at({left, ImGui::GetItemRectMax().y});
    }
    ImGui::PopID();
    const double more = state.picture->episodes_in_all - static_cast<double>(count);
    if (more > 0.0)
        text_line(ui, ui.fonts().small, ui.palette().muted, "and " + text::grouped(more, 0) + " more", width);
    gap(ui, kSpace3);
}

} // namespace

Money money_of_history(const history::BacktestPicture& picture, Plan plan, MoneyUnit unit) {
    plan.bags.front().price = picture.start_price;
    return Money(unit, plan).at(picture.end_price);
}

Table totals_table(const std::vector<BacktestTotal>& totals, const Money& money) {
    Table table{.title = "The whole history, " + unit_in_titles(money)};
    table.columns.push_back({"", 0, CellSide::Left});
    for (const BacktestTotal& total : totals) {
        table.columns[0].cells.push_back({total.label, total.key == "rules" ? CellInk::Strong : CellInk::Text});
        table.rows.push_back({"More on " + total.label});
    }
    const auto add = [&](std::string name, int rank, double BacktestTotal::*member) {
        std::vector<std::optional<double>> amounts;
        for (const BacktestTotal& total : totals)
            amounts.emplace_back(total.*member);
        table.columns.push_back(money_column(money, std::move(name), rank, std::move(amounts)));
    };
    add("At the end", 0, &BacktestTotal::value_usd);
    add("Net", 1, &BacktestTotal::net_usd);
    add("The plan has more", 2, &BacktestTotal::difference_usd);
    add("Coins", 4, &BacktestTotal::coins_usd);
    add("Futures", 4, &BacktestTotal::futures_usd);
    add("Funding", 3, &BacktestTotal::funding_usd);
    add("Fees", 5, &BacktestTotal::fees_usd);
    add("Other", 7, &BacktestTotal::other_usd);
    TableColumn days{"Days hedged", 6}, liquidated{"Liquidated", 5};
    for (const BacktestTotal& total : totals) {
        days.cells.push_back({text::grouped(total.hedged_days, 1)});
        liquidated.cells.push_back(
            {text::grouped(total.liquidations, 0), total.liquidations > 0.0 ? CellInk::Warning : CellInk::Muted});
    }
    table.columns.push_back(std::move(days));
    table.columns.push_back(std::move(liquidated));
    return table;
}

Table episodes_table(const std::vector<RuleEpisode>& episodes, const Money& money) {
    Table table{.title = "From each rule's trigger to its exit, " + unit_in_titles(money)};
    TableColumn rule{"Rule", 5}, from{"From, UTC", 0, CellSide::Left}, days{"Days", 3}, end{"Ended by", 2};
    TableColumn first{"Price", 4}, last{"Price then", 4};
    for (const RuleEpisode& each : episodes) {
        from.cells.push_back({text::to_the_minute(each.from)});
        rule.cells.push_back({text::grouped(each.rule, 0)});
        days.cells.push_back({text::grouped(each.to_day - each.from_day, 1)});
        first.cells.push_back({short_price(each.from_price)});
        last.cells.push_back({short_price(each.to_price)});
        const bool is_bad = each.ended_by == EpisodeEnd::Liquidation || each.ended_by == EpisodeEnd::Adl;
        end.cells.push_back({end_in_words(each.ended_by), is_bad ? CellInk::Warning : CellInk::Text});
        table.rows.push_back({"Episode of " + text::to_the_minute(each.from)});
    }
    const auto sums = [&](std::string name, int rank, double RuleEpisode::*member) {
        std::vector<std::optional<double>> amounts;
        for (const RuleEpisode& each : episodes)
            amounts.emplace_back(money.of(each.*member, each.coin_price));
        return money_column(std::move(name), rank, amounts, {}, money.unit());
    };
    for (TableColumn* column : {&from, &rule, &days, &first, &last})
        table.columns.push_back(std::move(*column));
    table.columns.push_back(sums("Futures", 6, &RuleEpisode::futures_usd));
    table.columns.push_back(sums("Funding", 6, &RuleEpisode::funding_usd));
    table.columns.push_back(sums("Fees", 6, &RuleEpisode::fees_usd));
    table.columns.push_back(sums("Hedge made", 0, &RuleEpisode::result_usd));
    table.columns.push_back(std::move(end));
    return table;
}

void backtest_panel(Ui& ui, BacktestState& state, const Plan& plan, const Money& unit, float width) {
    ImGui::PushID("backtest");
    draw_words(ui, state, plan, width);
    ask_if_changed(ui, state, plan);
    gap(ui, kSpace3);
    const Freshness freshness = state.is_waiting ? Freshness::Stale : Freshness::Current;
    if (state.picture && !state.picture->totals.empty()) {
        const Money money = money_of_history(*state.picture, plan, unit.unit());
        // Without rules the hedge that always stands is the plan itself.
        std::vector<BacktestTotal> totals = state.picture->totals;
        if (plan.rules.empty() && totals.size() > 2) totals.resize(2);
        ImGui::PushID("totals");
        table_card(ui, state.totals, totals_table(totals, money), width, freshness);
        ImGui::PopID();
        gap(ui, kSpace3);
        if (!state.picture->episodes.empty()) draw_episodes(ui, state, money, width, freshness);
    }
    ImGui::PopID();
}

} // namespace keel::view
