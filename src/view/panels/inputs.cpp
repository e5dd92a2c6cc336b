#include "view/panels/inputs.hpp"

#include "text/number.hpp"
#include "text/words.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/panels/input_controls.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace keel::view {

namespace {

// What has just been unfolded takes its place in the next frames.
constexpr int kFramesToScroll = 4;

enum class Width { Half, Full };

bool always(const Leg&) { return true; }
bool is_custom(const Leg& leg) { return leg.contract == kCustomContract; }
bool is_listed(const Leg& leg) { return !is_custom(leg); }
bool by_ratio(const Leg& leg) { return leg.sizing == SizingMode::Ratio; }
bool by_contracts(const Leg& leg) { return leg.sizing == SizingMode::Contracts; }
bool by_notional(const Leg& leg) { return leg.sizing == SizingMode::Notional; }

/// Where a field stands. Fields that do not matter for the leg are left out.
struct Row {
    std::string_view key;
    Width width = Width::Half;
    bool (*applies)(const Leg&) = always;
};

constexpr Row kBagRows[] = {{"bag.coin"}, {"bag.amount"}, {"bag.price", Width::Full}};
constexpr Row kHedgeRows[] = {
    {"leg.bag", Width::Full},
    {"leg.contract", Width::Full},
    {"leg.kind", Width::Half, is_custom},
    {"leg.contract_value", Width::Half, is_custom},
    {"leg.lot_step", Width::Half, is_custom},
    {"leg.maintenance_rate", Width::Half, is_custom},
    {"leg.sizing", Width::Full},
    {"leg.ratio", Width::Full, by_ratio},
    {"leg.contracts", Width::Full, by_contracts},
    {"leg.notional", Width::Full, by_notional},
    {"leg.leverage", Width::Full},
    {"leg.collateral"},
    {"leg.collateral_source"},
};
constexpr Row kHedgeAdvanced[] = {
    {"leg.rounding", Width::Full},
    {"leg.maintenance_rate", Width::Half, is_listed},
    {"leg.maintenance_amount"},
};
constexpr Row kCostRows[] = {
    {"leg.funding_rate"}, {"leg.funding_interval_hours"}, {"leg.basis"}, {"leg.exit_basis"}, {"leg.entry_order"},
    {"leg.exit_order"},
};
constexpr Row kCostAdvanced[] = {{"leg.maker_fee_rate"}, {"leg.taker_fee_rate"}};
constexpr Row kPlanAdvanced[] = {{"cost.borrow_rate", Width::Full}};
constexpr Row kScenarioRows[] = {{"horizon_days"}, {"scenario.move"}, {"scenario.shocks", Width::Full}};

struct Section {
    std::string_view title;
    std::span<const Row> rows;
    std::span<const Row> advanced;
    std::span<const Row> advanced_of_plan;
};
constexpr Section kSections[] = {
    {"Bag", kBagRows, {}, {}},
    {"Hedge", kHedgeRows, kHedgeAdvanced, {}},
    {"Costs", kCostRows, kCostAdvanced, kPlanAdvanced},
    {"Scenario", kScenarioRows, {}, {}},
};
constexpr std::string_view kAdvanced[] = {"Bag, advanced", "Hedge, advanced", "Costs, advanced", "Scenario, advanced"};

/// What is in force while a field is empty, as text; empty when it is not known.
std::string automatic_value(const Plan& plan, const Report& report, const FieldAddress& address) {
    const std::size_t index = address.index;
    if (address.field->scope != Scope::Leg || index >= plan.legs.size()) return "";
    const std::string_view key = address.field->key;
    const Contract* contract = find_contract(plan.legs[index].contract);
    const auto known = [&](std::optional<double> value) { return value ? spelled(*address.field, *value) : ""; };
    if (index < report.margin.legs.size()) {
        const LegMargin& margin = report.margin.legs[index];
        if (key == "leg.collateral") return short_amount(margin.collateral);
        if (key == "leg.maintenance_rate") return known(margin.maintenance_rate);
        if (key == "leg.maintenance_amount") return short_amount(margin.maintenance_amount);
    }
    if (key == "leg.exit_basis") return known(plan.legs[index].basis);
    if (key == "leg.funding_interval_hours") return known(contract ? contract->funding_interval_hours : std::nullopt);
    if (contract == nullptr) return "";
    if (key == "leg.maker_fee_rate") return known(contract->maker_fee_rate);
    if (key == "leg.taker_fee_rate") return known(contract->taker_fee_rate);
    return "";
}

void draw_field(Form& form, InputsState& state, const Report& report, const FieldAddress& address, float width) {
    const std::string_view key = address.field->key;
    if (key == "bag.coin") return coin_input(form, state.typed_coins, address, width);
    if (key == "leg.bag") return bag_input(form, address, width);
    if (key == "leg.contract") return contract_input(form, address, width);
    if (key == "leg.ratio") return ratio_input(form, address, width);
    if (key == "leg.leverage") return leverage_input(form, address, width);
    field_input(form, address, width, automatic_value(form.plan, report, address));
}

/// Two halves share a line when both are there.
void draw_rows(Form& form, InputsState& state, const Report& report, std::span<const Row> rows, std::size_t index) {
    Ui& ui = form.ui;
    const float width = form.width, between = ui.px(kSpace3);
    const float half = std::floor((width - between) / 2.0f);
    ImVec2 start = ImGui::GetCursorScreenPos();
    float lowest = start.y;
    bool is_second = false;
    const auto end_line = [&] {
        if (lowest > start.y) start.y = lowest + ui.px(kSpace3);
        ImGui::SetCursorScreenPos(start);
        is_second = false;
    };
    const Leg leg = index < form.plan.legs.size() ? form.plan.legs[index] : Leg{};
    for (const Row& row : rows) {
        const auto address = find_field(row.key);
        if (!address || !row.applies(leg)) continue;
        if (row.key == "leg.bag" && form.plan.bags.size() < 2) continue;
        if (row.width == Width::Full && is_second) end_line();
        ImGui::SetCursorScreenPos({start.x + (is_second ? half + between : 0.0f), start.y});
        draw_field(form, state, report, {address->field, index}, row.width == Width::Full ? width : half);
        lowest = std::max(lowest, ImGui::GetCursorScreenPos().y);
        if (is_second || row.width == Width::Full) {
            end_line();
        } else {
            is_second = true;
        }
    }
    end_line();
    end_at(start);
}

Fold fold_of(const InputsState& state, std::string_view name, Fold otherwise) {
    const auto found = state.folds.find(name);
    return found == state.folds.end() ? otherwise : found->second;
}

std::string summary_of(const Plan& plan, const Report& report, std::string_view title) {
    if (title == "Bag") {
        const Bag& bag = plan.bags[0];
        const std::string one = text::coins(bag.amount) + " " + bag.coin + " at " + short_price(bag.price);
        return plan.bags.size() == 1 ? one : one + " and more";
    }
    if (title == "Scenario") return days_in_words(plan.horizon_days);
    if (plan.legs.empty()) return "none";
    if (title == "Costs")
        return "funding " + spelled(*find_field("leg.funding_rate")->field, plan.legs[0].funding_rate) + " %";
    return report.sizing.legs.empty() ? "" : text::position_in_words(plan, report, 0);
}

/// Heading of one of several bags or hedges, with a button that takes it away. True when that was pressed.
bool part_heading(Form& form, std::string_view word, std::size_t index, bool can_remove) {
    Ui& ui = form.ui;
    const std::string name = std::string(word) + " " + text::grouped(double(index + 1), 0);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float right = start.x + form.width;
    const float height = ui.theme.control_height();
    draw_text(ui, {start.x, start.y + (height - ui.fonts().strong->FontSize) / 2.0f}, ui.fonts().strong,
              ui.palette().text, name);
    bool pressed = false;
    if (can_remove) {
        ImGui::SetCursorScreenPos({right - button_width(ui, "Remove", Icon::None, ButtonLook::Link), start.y});
        pressed = button(ui, "remove", "Remove " + name, "Remove", Icon::None, ButtonLook::Link);
    }
    ImGui::SetCursorScreenPos({start.x, start.y + height});
    return pressed;
}

void bag_section(Form& form, InputsState& state, const Report& report) {
    Plan& plan = form.plan;
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (plan.bags.size() > 1 && part_heading(form, "Bag", i, true)) removed = i;
        draw_rows(form, state, report, kBagRows, i);
        ImGui::PopID();
    }
    if (removed) remove_bag(plan, *removed), forget_typing(state.form), state.typed_coins.clear();
    if (plan.bags.size() < kMostBags
        && button(form.ui, "add bag", "Add another coin", "Add another coin", Icon::Plus, ButtonLook::Link)) {
        add_bag(plan);
    }
}

void leg_section(Form& form, InputsState& state, const Report& report, const Section& section, std::string_view more) {
    Plan& plan = form.plan;
    const bool is_hedge = section.title == "Hedge";
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const bool can_remove = is_hedge;
        if ((plan.legs.size() > 1) && part_heading(form, "Hedge", i, can_remove)) removed = i;
        draw_rows(form, state, report, section.rows, i);
        ImGui::PopID();
    }
    Fold fold = fold_of(state, more, Fold::Closed);
    if (!plan.legs.empty()) {
        fold = sub_header(form.ui, "advanced", "Advanced", fold);
        if (fold != fold_of(state, more, Fold::Closed)) state.folds[more] = fold;
        gap(form.ui, kSpace1);
    }
    if (fold == Fold::Open && !plan.legs.empty()) {
        for (std::size_t i = 0; i < plan.legs.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (plan.legs.size() > 1) part_heading(form, "Hedge", i, false);
            draw_rows(form, state, report, section.advanced, i);
            ImGui::PopID();
        }
        draw_rows(form, state, report, section.advanced_of_plan, 0);
    }
    if (!is_hedge) return;
    if (removed) remove_leg(plan, *removed), forget_typing(state.form);
    const std::string_view words = plan.legs.empty() ? "Add a hedge" : "Add another hedge";
    if (plan.legs.size() < kMostLegs && button(form.ui, "add leg", words, words, Icon::Plus, ButtonLook::Link)) {
        add_leg(plan);
    }
}

bool has_row(std::span<const Row> rows, std::string_view key) {
    return std::ranges::find(rows, key, &Row::key) != rows.end();
}

} // namespace

void inputs_panel(Ui& ui, InputsState& state, InputLayout layout, Plan& plan, const Report& report,
                  const Issues& issues, float width) {
    Form form{ui, state.form, plan, issues, width};
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsKeyPressed(ImGuiKey_Tab)) state.form.marked.clear();
    if (state.form.frames_to_scroll > 0) --state.form.frames_to_scroll;
    const Fold usual = layout == InputLayout::Column ? Fold::Open : Fold::Closed;
    const Plan before = plan;
    for (std::size_t i = 0; i < std::size(kSections); ++i) {
        const Section& section = kSections[i];
        ImGui::PushID(static_cast<int>(i));
        const Fold was = fold_of(state, section.title, usual);
        const Fold fold =
            section_header(ui, "header", section.title, summary_of(plan, report, section.title), was, width);
        if (fold != was) state.folds[section.title] = fold;
        if (fold == Fold::Open) {
            gap(ui, kSpace1);
            if (section.title == "Bag")
                bag_section(form, state, report);
            else if (section.title == "Scenario")
                draw_rows(form, state, report, kScenarioRows, 0);
            else
                leg_section(form, state, report, section, kAdvanced[i]);
            gap(ui, kSpace3);
        }
        if (i + 1 < std::size(kSections)) {
            const ImVec2 line = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddRectFilled(line, {line.x + width, line.y + ui.px(1.0f)},
                                                      ui.palette().border);
            gap(ui, 1.0f + kSpace1);
        }
        ImGui::PopID();
    }
    keep_consistent(before, plan);
}

void go_to_field(InputsState& state, std::string_view key) {
    const auto address = find_field(key);
    if (!address) return;
    const std::string_view plain = address->field->key;
    for (std::size_t i = 0; i < std::size(kSections); ++i) {
        const Section& section = kSections[i];
        const bool is_plain = has_row(section.rows, plain);
        const bool is_advanced = has_row(section.advanced, plain) || has_row(section.advanced_of_plan, plain);
        if (is_plain || is_advanced) state.folds[section.title] = Fold::Open;
        if (is_advanced) state.folds[kAdvanced[i]] = Fold::Open;
    }
    state.form.wanted = std::string(key);
    state.form.frames_to_scroll = kFramesToScroll;
}

std::vector<std::string_view> placed_fields() {
    std::vector<std::string_view> keys = {"bags", "legs"}; // their buttons add and remove
    for (const Section& section : kSections) {
        for (const auto rows : {section.rows, section.advanced, section.advanced_of_plan}) {
            for (const Row& row : rows)
                keys.push_back(row.key);
        }
    }
    return keys;
}

} // namespace keel::view
