#include "view/panels/pinned.hpp"

#include "engine/compare.hpp"
#include "engine/market.hpp"
#include "model/fields.hpp"
#include "text/comparison_text.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/field_input.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

/// A row: what it is, what A and B have, and by how much B is more.
struct Line {
    std::string label, a, b, more;
};

bool has_part(const Plan& plan, Scope scope, std::size_t index) {
    if (scope == Scope::Plan) return true;
    return index < (scope == Scope::Bag ? plan.bags.size() : plan.legs.size());
}

std::string told_input(const Plan& plan, const FieldAddress& address) {
    if (!has_part(plan, address.field->scope, address.index)) return "none";
    const FieldValue value = address.field->read(plan, address.index);
    if (std::holds_alternative<std::monostate>(value)) return "automatic";
    const std::string text = spelled(*address.field, value), unit = unit_in_words(plan, address);
    return unit.empty() || text.empty() ? text : text + " " + unit;
}

/// The inputs that A and B do not share.
std::vector<Line> input_lines(const Plan& a, const Plan& b) {
    std::vector<Line> lines;
    for (const Field& field : fields()) {
        const std::size_t bags = std::max(a.bags.size(), b.bags.size()), legs = std::max(a.legs.size(), b.legs.size());
        const std::size_t count = field.scope == Scope::Plan ? 1 : field.scope == Scope::Bag ? bags : legs;
        for (std::size_t i = 0; i < count; ++i) {
            const FieldAddress address{&field, i};
            const bool is_same =
                has_part(a, field.scope, i) == has_part(b, field.scope, i) && field.read(a, i) == field.read(b, i);
            if (is_same) continue;
            const Plan& larger = has_part(a, field.scope, i) ? a : b;
            // Of a part that only one of them has, its contract or coin says enough.
            const bool is_whole_part = !has_part(a, field.scope, i) || !has_part(b, field.scope, i);
            if (is_whole_part && field.key != "leg.contract" && field.key != "bag.coin") continue;
            lines.push_back({name_in_log(larger, address), told_input(a, address), told_input(b, address), ""});
        }
    }
    return lines;
}

/// The unit of A and of B: each is at its own end prices, and percentages are of what B holds.
struct Sides {
    Money a, b;

    Sides at(double price_a, double price_b) const { return {a.at(price_a), b.at(price_b)}; }
};

/// Of different coins dollars are what both have in common.
Sides sides_of(const Plan& a, const Plan& b, MoneyUnit unit) {
    const bool is_one_coin = a.bags.front().coin == b.bags.front().coin;
    const Money money(unit == MoneyUnit::Coin && !is_one_coin ? MoneyUnit::Usd : unit, b);
    return Sides{money, money}.at(a.bags.front().price, b.bags.front().price);
}

/// Of an amount in the unit already.
std::string told_amount(double amount, MoneyUnit unit) {
    if (amount == 0.0) return "0";
    if (unit == MoneyUnit::Percent) return text::percent(amount, 2, kMinus);
    return unit == MoneyUnit::Coin ? short_amount(amount) : short_money(amount);
}

Line money_line(const Sides& money, std::string label, double a_usd, double b_usd) {
    const MoneyUnit unit = money.b.unit();
    const double a = money.a.of(a_usd), b = money.b.of(b_usd), more = b - a;
    const bool is_same = std::fabs(more) < money.b.of(0.005);
    return {std::move(label), told_amount(a, unit), told_amount(b, unit),
            is_same ? "" : (more > 0.0 ? "+" : "") + told_amount(more, unit)};
}

/// Prices stay in dollars, which is said where sums are not.
Line price_line(const std::optional<double>& a, const std::optional<double>& b, MoneyUnit unit) {
    const std::string behind = unit == MoneyUnit::Usd ? "" : " USD";
    const auto told = [&](const std::optional<double>& price) {
        return price ? short_price(*price) + behind : std::string("never");
    };
    const double more = a && b ? *b - *a : 0.0;
    const bool is_same = std::fabs(more) < 0.005;
    return {"Liquidation", told(a), told(b), is_same ? "" : (more > 0.0 ? "+" : "") + short_money(more) + behind};
}

std::vector<Line> result_lines(const Plan& of_a, const Plan& of_b, const Comparison& comparison, const Sides& money) {
    const Alternative &a = comparison.alternatives[0], &b = comparison.alternatives[1];
    std::vector<Line> lines{money_line(money, "Collateral", a.collateral_usd, b.collateral_usd),
                            money_line(money, "From outside", a.outside_usd, b.outside_usd),
                            price_line(a.liquidation_price, b.liquidation_price, money.b.unit()),
                            money_line(money, "Cost, " + days_in_words(of_b.horizon_days), a.cost_usd, b.cost_usd)};
    for (const std::size_t k : text::usual_shocks(comparison.shocks)) {
        const double shock = comparison.shocks[k];
        const std::string move = shock == 0.0 ? "price unchanged" : text::signed_percent(shock, 0, kMinus);
        const auto mark = [&](const Alternative& of) { return of.liquidated[k] != 0.0 ? " *" : ""; };
        const Sides then = money.at(double(price_after(of_a, 0, shock)), double(price_after(of_b, 0, shock)));
        lines.push_back(money_line(then, "Value, " + move, a.values_usd[k], b.values_usd[k]));
        lines.back().a += mark(a);
        lines.back().b += mark(b);
    }
    return lines;
}

void add_lines(Table& table, const std::vector<Line>& lines, RowTone tone) {
    for (const Line& line : lines) {
        const bool differs = line.a != line.b;
        const CellInk ink = differs ? CellInk::Strong : CellInk::Text;
        table.columns[0].cells.push_back({line.label});
        table.columns[1].cells.push_back({line.a});
        table.columns[2].cells.push_back({line.b, ink});
        table.columns[3].cells.push_back({line.more, ink});
        table.rows.push_back({line.label, tone});
    }
}

void refresh(PinnedState& state, const Plan& plan) {
    if (state.plan == plan) return;
    state.plan = plan;
    auto comparison = compare(*state.pinned, plan);
    state.comparison = comparison ? std::optional(*std::move(comparison)) : std::nullopt;
}

/// Buttons side by side. Returns the one that was pressed.
std::optional<std::size_t> buttons(Ui& ui, std::span<const std::string_view> labels, float width) {
    std::optional<std::size_t> pressed;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 at = start;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float needed = button_width(ui, labels[i], Icon::None);
        if (at.x > start.x && at.x + needed > start.x + width)
            at = {start.x, at.y + ui.theme.control_height() + ui.px(kSpace2)};
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(static_cast<int>(i));
        if (button(ui, "do", labels[i], labels[i], Icon::None, ButtonLook::Plain)) pressed = i;
        ImGui::PopID();
        at.x += needed + ui.px(kSpace2);
    }
    end_at({start.x, at.y + ui.theme.control_height()});
    return pressed;
}

void draw_pin(Ui& ui, PinnedState& state, const Plan& plan, float width) {
    constexpr std::string_view kLabels[] = {"Pin this plan as A"};
    if (buttons(ui, kLabels, width)) {
        state.pinned = plan;
        state.plan.reset();
    }
    gap(ui, kSpace2);
    text_line(ui, ui.fonts().small, ui.palette().muted,
              "Keeps the plan as it is now. Go on editing, and see both side by side here.", width);
}

} // namespace

void pinned_panel(Ui& ui, PinnedState& state, const Plan& plan, const Money& money, Freshness freshness, float width) {
    if (!state.pinned) return draw_pin(ui, state, plan, width);
    refresh(state, plan);
    const std::vector<Line> inputs = input_lines(*state.pinned, plan);
    if (inputs.empty()) {
        text_line(ui, ui.fonts().body, ui.palette().text,
                  "A is pinned, and the plan is still the same. Change an input to see the difference.", width);
    } else if (state.comparison) {
        Table table{.title = "A, pinned, beside B, the plan now"};
        table.columns = {{"", 0, CellSide::Left}, {"A", 0}, {"B", 0}, {"B less A", 1}};
        add_lines(table, inputs, RowTone::Chosen);
        const Sides sides = sides_of(*state.pinned, plan, money.unit());
        add_lines(table, result_lines(*state.pinned, plan, *state.comparison, sides), RowTone::Plain);
        table_card(ui, state.table, table, width, freshness);
        if (sides.b.unit() != MoneyUnit::Usd) {
            gap(ui, kSpace2);
            const std::string unit = sides.b.unit() == MoneyUnit::Coin ? sides.b.name() : sides.b.in_titles();
            text_line(ui, ui.fonts().small, ui.palette().muted, "Sums are in " + unit + ", prices in USD.", width);
        }
    }
    gap(ui, kSpace2);
    constexpr std::string_view kLabels[] = {"Pin B as A", "Back to A", "Forget A"};
    const auto pressed = buttons(ui, kLabels, width);
    if (pressed == 0u) state.pinned = plan;
    if (pressed == 1u)
        ui.actions.push_back({ActionKind::TakePlan, text::link_from_plan(*state.pinned), "Back to plan A"});
    if (pressed == 2u) state.pinned.reset();
    if (pressed) state.plan.reset();
}

} // namespace keel::view
