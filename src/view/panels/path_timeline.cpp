#include "view/panels/path_timeline.hpp"

#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"
#include "view/amounts.hpp"
#include "view/money_files.hpp"

#include <algorithm>
#include <vector>

namespace keel::view {

namespace {

constexpr std::size_t kMostRows = 100;

CellInk ink_of(PathEventKind kind) {
    switch (kind) {
    case PathEventKind::Liquidation:
    case PathEventKind::VenueFailure:
    case PathEventKind::Stop:
    case PathEventKind::Adl: return CellInk::Warning;
    case PathEventKind::Funding: return CellInk::Muted;
    default: return CellInk::Text;
    }
}

/// The amount in dollars means something else for each kind: the note says what.
bool is_cash(PathEventKind kind) {
    switch (kind) {
    case PathEventKind::Funding:
    case PathEventKind::Reduce:
    case PathEventKind::Stop:
    case PathEventKind::Adl:
    case PathEventKind::Expiry:
    case PathEventKind::Close: return true;
    default: return false;
    }
}

/// Coins that were paid are told as they were paid.
double result_of(const Plan& plan, const PathEvent& event, const Money& money) {
    const bool is_in_coins =
        event.leg > 0.0
        && text::settle_asset_of(plan, static_cast<std::size_t>(event.leg) - 1) == plan.bags.front().coin;
    if (money.unit() == MoneyUnit::Coin && is_in_coins) return event.amount;
    return money.of(event.amount_usd, event.coin_price);
}

/// Events with their results in place of dollars: what is joined later was paid at several prices.
PathReport in_unit(const Plan& plan, const PathReport& report, const Money& money) {
    PathReport converted;
    converted.events = report.events;
    for (PathEvent& event : converted.events) {
        if (is_cash(event.kind)) event.amount_usd = result_of(plan, event, money);
    }
    return converted;
}

Table table_of(const Plan& plan, const std::vector<PathEvent>& events, const Money& money) {
    Table table{.title = "What happens", .hint = "press a row for more"};
    TableColumn days{"Day", 0}, kinds{"Event", 0, CellSide::Left}, legs{"Hedge", 3}, prices{"Price", 1},
        notes{"In words", 4, CellSide::Left};
    std::vector<std::optional<double>> results;
    for (const PathEvent& event : events) {
        const CellInk ink = ink_of(event.kind);
        days.cells.push_back({text::grouped(event.day, 1), ink});
        kinds.cells.push_back({std::string(title_of(event.kind)), ink});
        legs.cells.push_back({event.leg > 0.0 ? text::grouped(event.leg, 0) : "all", CellInk::Muted});
        prices.cells.push_back({short_price(event.price)});
        notes.cells.push_back({event.note, ink});
        results.push_back(is_cash(event.kind) ? std::optional(event.amount_usd) : std::nullopt);
        table.rows.push_back(
            {"More on " + std::string(title_of(event.kind)) + " on day " + text::grouped(event.day, 1)});
    }
    table.columns = {std::move(days), std::move(kinds)};
    if (plan.legs.size() > 1) table.columns.push_back(std::move(legs));
    table.columns.push_back(std::move(prices));
    table.columns.push_back(money_column("Result, " + money.name(), 2, results, {}, money.unit()));
    table.columns.push_back(std::move(notes));
    return table;
}

/// Buttons beside each other, in as many lines as they need.
class ButtonLine {
public:
    ButtonLine(Ui& ui, float width)
        : ui_(ui), left_(ImGui::GetCursorScreenPos().x), width_(width), x_(left_), y_(ImGui::GetCursorScreenPos().y) {}

    bool press(const char* id, std::string_view label) {
        const float wide = button_width(ui_, label, Icon::None);
        if (x_ > left_ && x_ + wide > left_ + width_) {
            x_ = left_;
            y_ += ui_.theme.control_height() + ui_.px(kSpace2);
        }
        ImGui::SetCursorScreenPos({x_, y_});
        x_ += wide + ui_.px(kSpace2);
        return button(ui_, id, label, label, Icon::None, ButtonLook::Plain);
    }
    void end() { end_at({left_, y_ + ui_.theme.control_height()}); }

private:
    Ui& ui_;
    float left_, width_, x_, y_;
};

} // namespace

void make_rows(TimelineState& state, const Plan& plan, const PathReport& report, const Money& money) {
    const PathReport converted = in_unit(plan, report, money);
    std::vector<PathEvent> events = state.shows_funding ? converted.events : text::with_funding_joined(plan, converted);
    state.left_out = report.events_left_out + double(events.size() > kMostRows ? events.size() - kMostRows : 0);
    if (events.size() > kMostRows) events.resize(kMostRows);
    state.rows = table_of(plan, events, money);
    state.unit = money.unit();
}

std::string_view title_of(PathEventKind kind) {
    switch (kind) {
    case PathEventKind::Open: return "Opened";
    case PathEventKind::Add: return "Added to";
    case PathEventKind::Reduce: return "Reduced";
    case PathEventKind::Funding: return "Funding";
    case PathEventKind::Stop: return "Stopped out";
    case PathEventKind::Liquidation: return "Liquidated";
    case PathEventKind::Adl: return "Closed by the exchange";
    case PathEventKind::TopUp: return "Deposit";
    case PathEventKind::Trigger: return "Rule on";
    case PathEventKind::Exit: return "Rule over";
    case PathEventKind::Target: return "Target reached";
    case PathEventKind::Expiry: return "Expired";
    case PathEventKind::Settle: return "Settle price";
    case PathEventKind::MarginRule: return "New margin rules";
    case PathEventKind::VenueFailure: return "Exchange fails";
    case PathEventKind::Close: return "Closed";
    }
    return "";
}

void timeline_panel(Ui& ui, TimelineState& state, const Plan& plan, const PathReport& report, const Money& money,
                    Freshness freshness, float width) {
    if (!state.rows || state.unit != money.unit()) make_rows(state, plan, report, money);
    table_card(ui, state.table, *state.rows, width, freshness);
    gap(ui, kSpace2);
    if (state.left_out > 0.0) {
        text_line(ui, ui.fonts().small, ui.palette().muted,
                  "And " + text::grouped(state.left_out, 0) + " more, which the file has.", width);
        gap(ui, kSpace2);
    }
    ButtonLine line(ui, width);
    if (line.press("funding", state.shows_funding ? "Join the funding payments" : "Each day's funding")) {
        state.shows_funding = !state.shows_funding;
        state.rows.reset();
    }
    if (line.press("save-events", "Save the events (CSV)"))
        ui.actions.push_back(
            {ActionKind::SaveText, text::csv_from_events(report, unit_of_files(money)), "keel-path-events.csv"});
    if (line.press("save-values", "Save the values (CSV)"))
        ui.actions.push_back(
            {ActionKind::SaveText, text::csv_from_path(report, unit_of_files(money)), "keel-path-values.csv"});
    line.end();
}

} // namespace keel::view
