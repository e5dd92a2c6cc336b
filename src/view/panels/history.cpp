#include "view/panels/history.hpp"

#include "history/figures.hpp"
#include "history/picture_table.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/card_box.hpp"
#include "view/panels/history_backtest.hpp"
#include "view/panels/history_files.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

void refresh(HistoryState& state, const Theme& theme, const Plan& plan) {
    if (state.colours != colours_of(theme)) {
        state.colours = colours_of(theme);
        state.charts = history_charts(theme, state.picture);
        if (state.picture.first && state.backtest.picture) add_rules(state.charts, theme, *state.backtest.picture);
        state.crosshairs.resize(state.charts.size());
        state.returns = returns_chart(theme, state.picture);
    }
    if (state.plan != plan) {
        state.plan = plan;
        state.uses = history_uses(state.picture, plan);
    }
}

/// What two histories say together, in words.
std::string pair_in_words(const history::HistoryPicture& picture) {
    const history::PairFacts& facts = picture.pair->facts;
    const std::string first = short_name(picture.first->source), second = short_name(picture.second->source);
    if (!facts.line)
        return "The two have " + text::grouped(static_cast<double>(facts.returns), 0)
               + " returns over the same time: too few to compare. Rows are compared where both files have one at the "
                 "same moment.";
    const history::Regression& line = *facts.line;
    const auto two = [](double value) { return text::grouped(value, 2, kMinus); };
    std::string words = "When " + second + " moved by 10 %, " + first + " moved by "
                        + text::percent(line.slope * 0.1, 1, kMinus) + " on average: its beta is " + two(line.slope)
                        + ". ";
    words += "Whoever hedges " + first + " with " + second + " swings least with " + two(line.slope)
             + " USD short for each USD held (the minimum-variance ratio; with 95 % confidence "
             + two(line.slope_95.least) + " to " + two(line.slope_95.most) + "). ";
    if (line.correlation)
        words += "The correlation is " + two(*line.correlation) + ", so such a hedge takes away "
                 + text::percent(*line.correlation * *line.correlation, 0) + " of the variance and leaves the rest.";
    return words;
}

void pair_card(Ui& ui, HistoryState& state, float width) {
    CardBox card(ui, width);
    text_line(ui, ui.fonts().strong, ui.palette().text, "How the two move together", card.room());
    gap(ui, kSpace1);
    text_line(ui, ui.fonts().body, ui.palette().text, pair_in_words(state.picture), card.room());
    card.end();
    gap(ui, kSpace3);
    if (!state.returns) return;
    draw_chart_cards(ui, {&*state.returns, 1}, {&state.returns_state, 1}, width, 1.0f);
    gap(ui, kSpace3);
}

std::string funding_in_words(const history::FundingPicture& funding) {
    if (!funding.facts) return "Two payments or more are needed for an average.";
    const history::FundingSummary& summary = funding.facts->summary;
    const auto& interval = funding.source.account.bar_ms;
    const std::string each = interval ? " each " + history::length_in_words(*interval) : " a payment";
    const bool is_income = summary.mean_rate >= 0.0;
    std::string words = is_income ? "You receive: a short would have received " : "You pay: a short would have paid ";
    words += text::percent(std::fabs(summary.mean_rate), 4) + each + " on average, "
             + text::percent(std::fabs(summary.annual_rate), 1) + " a year of what it is worth. ";
    words += "In " + text::percent(summary.paid_by_longs, 0)
             + " of the payments a short received. What comes next is "
               "not known.";
    return words;
}

void funding_card(Ui& ui, const HistoryState& state, float width) {
    CardBox card(ui, width);
    text_line(ui, ui.fonts().strong, ui.palette().text, "What funding has paid", card.room());
    gap(ui, kSpace1);
    text_line(ui, ui.fonts().body, ui.palette().text, funding_in_words(*state.picture.funding), card.room());
    card.end();
    gap(ui, kSpace3);
}

/// What the plan has a field for, each with a button that takes it over.
void uses_card(Ui& ui, const HistoryState& state, float width) {
    if (state.uses.empty()) return;
    CardBox card(ui, width);
    text_line(ui, ui.fonts().strong, ui.palette().text, "Use in the plan", card.room());
    constexpr std::string_view kUse = "Use";
    const float beside = button_width(ui, kUse, Icon::None), height = ui.theme.control_height();
    for (std::size_t i = 0; i < state.uses.size(); ++i) {
        const HistoryUse& use = state.uses[i];
        gap(ui, kSpace2);
        const ImVec2 place = ImGui::GetCursorScreenPos();
        const float wrap = card.room() - beside - ui.px(kSpace3);
        const float text = text_size(ui.fonts().body, use.what, wrap).y;
        const float row = std::max(height, text);
        draw_text(ui, {place.x, place.y + (row - text) / 2.0f}, ui.fonts().body, ui.palette().text, use.what, wrap);
        ImGui::SetCursorScreenPos({card.left() + card.room() - beside, place.y + (row - height) / 2.0f});
        ImGui::PushID(static_cast<int>(i));
        if (button(ui, "use", "Use " + use.what, kUse, Icon::None, ButtonLook::Plain))
            ui.actions.push_back({ActionKind::TakePlan, text::link_from_plan(use.plan), use.note});
        ImGui::PopID();
        end_at({card.left(), place.y + row});
    }
    card.end();
    gap(ui, kSpace3);
}

void add_rows(Table& table, const history::Figures& figures, const history::Figures* others) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (figures[i].label.empty()) continue;
        const std::size_t start = figures[i].label.find_first_not_of(' ');
        table.columns[0].cells.push_back(
            {std::string(figures[i].label.substr(start)), start == 0 ? CellInk::Text : CellInk::Muted});
        table.columns[1].cells.push_back({figures[i].told});
        if (table.columns.size() > 2) table.columns[2].cells.push_back({others != nullptr ? (*others)[i].told : ""});
        table.rows.push_back({std::string(figures[i].label)});
    }
}

void figures_table(Ui& ui, HistoryState& state, float width) {
    const history::HistoryPicture& picture = state.picture;
    const auto column = [](std::string name, int rank) { return TableColumn{std::move(name), rank}; };
    Table table{.title = "Figures"};
    table.columns.push_back({"", 0, CellSide::Left});
    if (picture.first || picture.second) {
        const history::PricePicture& main = picture.first ? *picture.first : *picture.second;
        table.columns.push_back(column(short_name(main.source), 0));
        const history::Figures figures = history::figures_of(main.facts);
        if (picture.first && picture.second) {
            table.columns.push_back(column(short_name(picture.second->source), 1));
            const history::Figures others = history::figures_of(picture.second->facts);
            add_rows(table, figures, &others);
        } else {
            add_rows(table, figures, nullptr);
        }
    } else {
        table.columns.push_back(column("", 0));
    }
    if (picture.pair) add_rows(table, history::figures_of(picture.pair->facts), nullptr);
    if (picture.funding && picture.funding->facts)
        add_rows(table, history::figures_of(*picture.funding->facts), nullptr);
    if (table.rows.empty()) return;
    table_card(ui, state.figures, table, width, Freshness::Current);
    gap(ui, kSpace3);
}

} // namespace

void tell(HistoryState& state, HistoryNews news, std::string_view text, double part) {
    if (news == HistoryNews::Backtest) {
        state.backtest.picture = history::unpacked<history::BacktestPicture>(text);
        state.backtest.is_waiting = false;
        state.colours.reset();
        return;
    }
    if (news == HistoryNews::Reading) {
        state.reading = FileReading{std::string(text), part};
        state.trouble.clear();
        return;
    }
    state.reading.reset();
    if (news == HistoryNews::Ended) return;
    if (news == HistoryNews::Trouble || news == HistoryNews::Lost) state.trouble = text;
    if (news == HistoryNews::Trouble) return;
    auto picture = news == HistoryNews::Picture ? history::unpacked<history::HistoryPicture>(text) : std::nullopt;
    state.picture = picture ? *std::move(picture) : history::HistoryPicture{};
    state.colours.reset();
    state.plan.reset();
    state.figures = {};
    const std::size_t scale = state.backtest.scale;
    state.backtest = {};
    state.backtest.scale = scale;
}

void history_panel(Ui& ui, HistoryState& state, const Plan& plan, const Money& money, Freshness freshness,
                   float width) {
    refresh(state, ui.theme, plan);
    history_files(ui, state, width);
    gap(ui, kSpace3);
    if (freshness == Freshness::Current) uses_card(ui, state, width);
    if (freshness == Freshness::Current && state.picture.first) backtest_panel(ui, state.backtest, plan, money, width);
    if (state.picture.pair) pair_card(ui, state, width);
    if (state.picture.funding) funding_card(ui, state, width);
    draw_chart_cards(ui, state.charts, state.crosshairs, width, 1.0f);
    gap(ui, kSpace3);
    figures_table(ui, state, width);
}

} // namespace keel::view
