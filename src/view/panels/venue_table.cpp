#include "view/panels/venue_table.hpp"

#include "engine/venue_offers.hpp"
#include "model/venues.hpp"
#include "text/comparison_text.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/field_spelling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr double kNever = std::numeric_limits<double>::infinity();

std::string percent_of(double rate) { return spelled(*find_field("leg.funding_rate")->field, rate) + " %"; }

std::string collateral_of(const VenueOffer& offer) { return short_amount(offer.collateral) + " " + offer.settle_asset; }

std::string cap_of(const VenueOffer& offer) {
    if (!offer.funding_interval_hours) return find_contract(offer.contract)->delivery_date.empty() ? "?" : "none";
    if (!offer.funding_cap_rate) return "?";
    return percent_of(*offer.funding_cap_rate) + " / " + text::coins(*offer.funding_interval_hours) + " h";
}

std::string symbol_of(const VenueOffer& offer) { return std::string(find_contract(offer.contract)->symbol); }

using Figure = std::optional<double>;

/// A column: what is told of an offer, dollars where nothing is, and the number it is sorted by, where it is not the
/// text. A number that is not there comes last.
struct Spec {
    std::string_view name;
    int rank;
    CellSide side;
    std::string (*told)(const VenueOffer&);
    Figure (*number)(const VenueOffer&);
};

constexpr Spec kSpecs[] = {
    {"Venue", 0, CellSide::Left, [](const VenueOffer& o) { return o.venue; }, nullptr},
    {"Contract", 0, CellSide::Left, symbol_of, nullptr},
    {"Kind", 9, CellSide::Left, [](const VenueOffer& o) { return o.kind; }, nullptr},
    {"Contracts", 5, CellSide::Right, [](const VenueOffer& o) { return text::coins(std::fabs(o.contracts)); },
     [](const VenueOffer& o) { return Figure(std::fabs(o.contracts)); }},
    {"Left open", 6, CellSide::Right, [](const VenueOffer& o) { return text::coins(o.residual_coins, kMinus); },
     [](const VenueOffer& o) { return Figure(std::fabs(o.residual_coins)); }},
    {"Collateral", 2, CellSide::Right, collateral_of, [](const VenueOffer& o) { return Figure(o.collateral_usd); }},
    {"From outside", 8, CellSide::Right, nullptr, [](const VenueOffer& o) { return Figure(o.outside_usd); }},
    {"Liquidation", 1, CellSide::Right,
     [](const VenueOffer& o) { return o.liquidation_price ? short_price(*o.liquidation_price) : "never"; },
     [](const VenueOffer& o) {
         return o.liquidation_distance ? Figure(std::fabs(*o.liquidation_distance)) : Figure();
     }},
    {"Fees", 4, CellSide::Right, nullptr, [](const VenueOffer& o) { return o.fees_usd; }},
    {"Funding cap", 7, CellSide::Right, cap_of, [](const VenueOffer& o) { return o.funding_cap_rate; }},
    {"Cost", 3, CellSide::Right, nullptr, [](const VenueOffer& o) { return Figure(o.cost_usd); }},
};

bool is_delivered(const Contract& contract) {
    const auto days = days_to_delivery(contract);
    return days && *days <= 0.0;
}

void refresh(VenueTableState& state, const Plan& plan) {
    if (state.plan == plan) return;
    state.plan = plan;
    state.leg = std::min(state.leg, plan.legs.empty() ? 0 : plan.legs.size() - 1);
    state.offers = venue_offers(plan, state.leg).value_or(std::vector<VenueOffer>{});
    std::erase_if(state.offers, [&](const VenueOffer& offer) {
        return offer.contract != plan.legs[state.leg].contract && is_delivered(*find_contract(offer.contract));
    });
}

/// The offers in the order they are shown; what cannot be had comes last.
std::vector<const VenueOffer*> in_order(const VenueTableState& state) {
    std::vector<const VenueOffer*> order;
    for (const VenueOffer& offer : state.offers)
        order.push_back(&offer);
    const auto is_before = [&](const VenueOffer* a, const VenueOffer* b) {
        if (a->problem.empty() != b->problem.empty()) return a->problem.empty();
        if (!state.sorted_by) return false;
        if (state.is_descending) std::swap(a, b);
        const Spec& spec = kSpecs[*state.sorted_by];
        if (spec.number != nullptr) return spec.number(*a).value_or(kNever) < spec.number(*b).value_or(kNever);
        return spec.told(*a) < spec.told(*b);
    };
    std::ranges::stable_sort(order, is_before);
    return order;
}

TableColumn column_of(const Spec& spec, const Plan& plan, const Money& money,
                      const std::vector<const VenueOffer*>& order) {
    std::string name(spec.name);
    if (name == "Cost") name += ", " + days_in_words(plan.horizon_days);
    if (name == "Left open") name += ", " + std::string(find_contract(order[0]->contract)->underlying);
    const auto is_told = [&](const VenueOffer& offer) { return spec.side == CellSide::Left || offer.problem.empty(); };
    if (spec.told == nullptr) {
        std::vector<Figure> amounts;
        for (const VenueOffer* offer : order)
            amounts.push_back(is_told(*offer) ? spec.number(*offer) : Figure());
        return money_column(money, std::move(name), spec.rank, std::move(amounts), "?");
    }
    TableColumn column{std::move(name), spec.rank, spec.side};
    for (const VenueOffer* offer : order) {
        const std::string told = is_told(*offer) ? spec.told(*offer) : "";
        const bool is_nothing = told == "0" || told == "?" || !offer->problem.empty();
        column.cells.push_back({told, is_nothing ? CellInk::Muted : CellInk::Text});
    }
    return column;
}

Table table_of(const VenueTableState& state, const Plan& plan, const Money& money,
               const std::vector<const VenueOffer*>& order) {
    const std::string coin(find_contract(order[0]->contract)->underlying);
    Table table{.title = "This hedge with each contract on " + coin + ", " + money.in_titles(),
                .hint = "press a row to take it",
                .rows_open = RowsOpen::Always,
                .is_sortable = true,
                .sorted_by = state.sorted_by,
                .sort_icon = state.is_descending ? Icon::ArrowDown : Icon::ArrowUp};
    for (const Spec& spec : kSpecs)
        table.columns.push_back(column_of(spec, plan, money, order));
    for (const VenueOffer* offer : order) {
        const bool is_present = offer->contract == plan.legs[state.leg].contract;
        table.rows.push_back({"More on " + offer->contract, is_present ? RowTone::Chosen : RowTone::Plain});
    }
    return table;
}

/// Where the rate that decides about liquidation comes from, when it is not the venue's own table.
std::string source_in_words(const VenueOffer& offer) {
    if (offer.maintenance_source == "assumed")
        return "Its maintenance rate is not known; 0.5 % is assumed, so take the liquidation price as a guess.";
    if (offer.maintenance_source == "inferred") return "Its maintenance rates are inferred from its general schedule.";
    return {};
}

void draw_details(Ui& ui, const VenueTableState& state, const Plan& plan, const VenueOffer& offer, float width) {
    const Palette& p = ui.palette();
    const float edge = ui.px(kSpace4), left = ImGui::GetCursorScreenPos().x, room = width - 2.0f * edge;
    const auto line = [&](std::string_view words, ImU32 ink) {
        if (words.empty()) return;
        ImGui::SetCursorScreenPos({left + edge, ImGui::GetCursorScreenPos().y});
        text_line(ui, ui.fonts().small, ink, words, room);
        gap(ui, kSpace1);
    };
    if (!offer.problem.empty()) line("Not possible: " + offer.problem, p.warning);
    line(source_in_words(offer), p.muted);
    line(offer.note, p.muted);
    ImGui::SetCursorScreenPos({left + edge, ImGui::GetCursorScreenPos().y + ui.px(kSpace1)});
    if (offer.contract == plan.legs[state.leg].contract) {
        text_line(ui, ui.fonts().small, p.text, "This is the contract you use now.", room);
    } else {
        const std::string name = "Use " + offer.venue + " " + symbol_of(offer);
        if (button(ui, "use", name, name, Icon::None, ButtonLook::Primary)) {
            Plan other = with_contract(plan, state.leg, offer.contract);
            choose_contract(other.legs[state.leg], *find_contract(offer.contract));
            ui.actions.push_back({ActionKind::TakePlan, text::link_from_plan(other),
                                  "Now hedged with " + offer.venue + " " + symbol_of(offer)});
        }
    }
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
}

/// Which of several hedges is offered.
void choose_leg(Ui& ui, VenueTableState& state, const Plan& plan, float width) {
    if (plan.legs.size() < 2) return;
    std::vector<Option> options;
    for (std::size_t i = 0; i < plan.legs.size(); ++i)
        options.push_back({"Hedge " + text::grouped(double(i + 1), 0), plan.legs[i].contract});
    const std::size_t leg =
        drop_down(ui, "leg", "Hedge to compare", options, state.leg, std::min(width, ui.px(280.0f)));
    gap(ui, kSpace2);
    if (leg == state.leg) return;
    state.leg = leg;
    state.plan.reset();
}

} // namespace

void venue_table_panel(Ui& ui, VenueTableState& state, const Plan& plan, const Money& money, Freshness freshness,
                       float width) {
    choose_leg(ui, state, plan, width);
    refresh(state, plan);
    const float muted_width = std::min(width, ui.px(720.0f));
    if (state.offers.empty()) {
        const std::string_view why = plan.legs.empty() ? "There is no hedge to compare. Add one under Hedge."
                                                       : "Keel knows no exchange with a contract on this coin.";
        return text_line(ui, ui.fonts().body, ui.palette().muted, why, muted_width);
    }
    const std::vector<const VenueOffer*> order = in_order(state);
    const auto details = [&](std::size_t row, float room) { draw_details(ui, state, plan, *order[row], room); };
    const auto chosen = table_card(ui, state.table, table_of(state, plan, money, order), width, freshness, details);
    if (chosen) {
        state.is_descending = state.sorted_by == chosen && !state.is_descending;
        state.sorted_by = chosen;
        state.table.open_row.reset();
    }
    gap(ui, kSpace2);
    text_line(ui, ui.fonts().small, ui.palette().muted,
              "A cost below zero is income; ? is not known. "
                  + text::missing_inverse_in_words(plan, state.leg, state.offers),
              muted_width);
}

} // namespace keel::view
