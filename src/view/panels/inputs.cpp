#include "view/panels/inputs.hpp"

#include "text/number.hpp"
#include "text/words.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/panels/input_controls.hpp"
#include "view/panels/input_rows.hpp"
#include "view/panels/rest.hpp"
#include "view/panels/solve_box.hpp"
#include "view/rule_choice.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

// What has just been unfolded takes its place in the next frames.
constexpr int kFramesToScroll = 4;

/// What a button does to the bags, the legs or the rules, once all inputs are drawn.
enum class Edit { None, Add, Remove, MoveUp, MoveDown };
struct PartEdit {
    Edit edit = Edit::None;
    Scope scope = Scope::Plan;
    std::size_t index = 0;
};

struct Drawing {
    Form form;
    InputsState& state;
    const Report& report;
    PartEdit edit;
};

/// The parts of one kind that a plan may have several of.
struct PartKind {
    Scope scope;
    std::string_view name; // "Hedge 2"
    int most;
    std::string_view add_first;
    std::string_view add_more;
    void (*remove)(Plan&, std::size_t);
    void (*move_down)(Plan&, std::size_t);
};
constexpr PartKind kPartKinds[] = {
    {Scope::Bag, "Bag ", kMostBags, "Add a coin", "Add another coin", remove_bag, move_bag_down},
    {Scope::Leg, "Hedge ", kMostLegs, "Add a hedge", "Add another hedge", remove_leg, move_leg_down},
    {Scope::Rule, "Rule ", kMostRules, "Add a rule", "Add another rule", remove_rule, move_rule_down},
};

const PartKind& kind_of_parts(Scope scope) { return *std::ranges::find(kPartKinds, scope, &PartKind::scope); }

std::size_t parts_of(const Plan& plan, Scope scope) {
    switch (scope) {
    case Scope::Bag: return plan.bags.size();
    case Scope::Leg: return plan.legs.size();
    case Scope::Rule: return plan.rules.size();
    case Scope::Plan: break;
    }
    return 1;
}

std::size_t fold_number(std::size_t section, std::size_t fold) {
    return sections().size() + section * kMostFoldsOfSection + fold;
}

void draw_field(Drawing& drawing, const FieldAddress& address, float width) {
    Form& form = drawing.form;
    const std::string_view key = address.field->key;
    if (key == "bag.coin") return coin_input(form, drawing.state.typed_coins, address, width);
    if (key == "leg.bag") return bag_input(form, address, width);
    if (key == "leg.contract") return contract_input(form, address, width);
    if (key == "leg.ratio") return ratio_input(form, address, width);
    if (key == "leg.leverage") return leverage_input(form, address, width);
    field_input(form, address, width, automatic_value(form.plan, drawing.report, address));
}

/// Two halves share a line when both are there.
void draw_rows(Drawing& drawing, std::span<const Row> rows, Scope scope, std::size_t index) {
    Form& form = drawing.form;
    Ui& ui = form.ui;
    const float width = form.width, between = ui.px(kSpace3);
    const float half = std::floor((width - between) / 2.0f);
    ImVec2 start = ImGui::GetCursorScreenPos();
    float lowest = start.y;
    bool is_second = false;
    std::optional<FieldAddress> asked; // in the present line
    const auto end_line = [&] {
        if (asked) {
            ImGui::SetCursorScreenPos({start.x, lowest + ui.px(kSpace2)});
            if (rest_panel(ui, form.rest, {width, 0.0f})) solve_box(form, drawing.state.solve, *asked, width);
            lowest = ImGui::GetCursorScreenPos().y;
            asked.reset();
        }
        if (lowest > start.y) start.y = lowest + ui.px(kSpace3);
        ImGui::SetCursorScreenPos(start);
        is_second = false;
    };
    const unsigned facts = facts_of(form.plan, scope, index);
    for (const Row& row : rows) {
        const auto address = find_field(row.key);
        if (!address) continue;
        // What does not matter but is wrong has to be seen to be mended.
        const bool applies = (facts & row.needs) == row.needs;
        if (!applies && issue_of(form, key_of(*address->field, index)) == nullptr) continue;
        if (row.width == Width::Full && is_second) end_line();
        const FieldAddress place{address->field, index};
        const ImVec2 corner = {start.x + (is_second ? half + between : 0.0f), start.y};
        const float room = row.width == Width::Full ? width : half;
        ImGui::SetCursorScreenPos(corner);
        draw_field(drawing, place, room);
        lowest = std::max(lowest, ImGui::GetCursorScreenPos().y);
        if (has_question(row.key)) {
            find_link(form, drawing.state.solve, place, corner, room);
            if (drawing.state.solve.key == key_of(*place.field, index)) asked = place;
        }
        if (is_second || row.width == Width::Full) {
            end_line();
        } else {
            is_second = true;
        }
    }
    end_line();
    end_at(start);
}

std::string summary_of(const Plan& plan, const Report& report, std::string_view title) {
    if (title == "Bag") {
        const Bag& bag = plan.bags[0];
        const std::string one = text::coins(bag.amount) + " " + bag.coin + " at " + short_price(bag.price);
        return plan.bags.size() == 1 ? one : one + " and more";
    }
    if (title == "Scenario") return days_in_words(plan.horizon_days);
    if (title == "Risk model") return text::grouped(plan.risk.paths, 0) + " paths";
    if (title == "Rules") return plan.rules.empty() ? "none" : text::grouped(double(plan.rules.size()), 0);
    if (plan.legs.empty()) return "none";
    const Leg& leg = plan.legs[0];
    if (title == "Costs") {
        if (is_dated(leg)) return "basis " + short_price(leg.basis) + " USD";
        return "funding " + spelled(*find_field("leg.funding_rate")->field, leg.funding_rate) + " %";
    }
    return report.sizing.legs.empty() ? "" : text::position_in_words(plan, report, 0);
}

/// Heading of one of several bags or hedges, with buttons that move it and take it away.
void part_heading(Drawing& drawing, Scope scope, std::size_t index, bool has_tools) {
    Ui& ui = drawing.form.ui;
    const std::string name = std::string(kind_of_parts(scope).name) + text::grouped(double(index + 1), 0);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = ui.theme.control_height();
    draw_text(ui, {start.x, start.y + (height - ui.fonts().strong->FontSize) / 2.0f}, ui.fonts().strong,
              ui.palette().text, name);
    const auto tool = [&](const char* id, const std::string& words, float x, Icon icon, Edit edit) {
        ImGui::SetCursorScreenPos({x, start.y});
        const bool is_link = icon == Icon::None;
        if (button(ui, id, words, is_link ? "Remove" : "", icon, is_link ? ButtonLook::Link : ButtonLook::Quiet))
            drawing.edit = {edit, scope, index};
    };
    if (has_tools) {
        const float remove_x = start.x + drawing.form.width - button_width(ui, "Remove", Icon::None, ButtonLook::Link);
        const float down_x = remove_x - ui.px(kSpace2) - height;
        if (index > 0) tool("up", "Move " + name + " up", down_x - height, Icon::ArrowUp, Edit::MoveUp);
        if (index + 1 < parts_of(drawing.form.plan, scope))
            tool("down", "Move " + name + " down", down_x, Icon::ArrowDown, Edit::MoveDown);
        tool("remove", "Remove " + name, remove_x, Icon::None, Edit::Remove);
    }
    ImGui::SetCursorScreenPos({start.x, start.y + height});
}

/// The rows of every bag, leg or rule, each under its heading when there are several; a rule always has one.
void draw_parts(Drawing& drawing, std::span<const Row> rows, Scope scope, bool has_tools) {
    const std::size_t count = parts_of(drawing.form.plan, scope);
    for (std::size_t i = 0; i < count; ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (scope == Scope::Rule || (scope != Scope::Plan && count > 1)) part_heading(drawing, scope, i, has_tools);
        draw_rows(drawing, rows, scope, i);
        ImGui::PopID();
    }
}

/// At the right end of the line of the first fold, if there is one; it changes how many parts the plan has.
void add_button(Drawing& drawing, Scope scope, bool is_alone) {
    Form& form = drawing.form;
    const std::size_t count = parts_of(form.plan, scope);
    const PartKind& kind = kind_of_parts(scope);
    if (count >= static_cast<std::size_t>(kind.most)) return;
    const std::string_view words = count == 0 ? kind.add_first : kind.add_more;
    const float width = button_width(form.ui, words, Icon::Plus, ButtonLook::Link);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (!is_alone) ImGui::SetCursorScreenPos({at.x + form.width - width, at.y});
    if (button(form.ui, "add", words, words, Icon::Plus, ButtonLook::Link)) drawing.edit = {Edit::Add, scope, count};
    ImGui::SetCursorScreenPos({at.x, is_alone ? ImGui::GetCursorScreenPos().y : at.y});
}

void draw_section(Drawing& drawing, std::size_t number) {
    const Section& section = sections()[number];
    Ui& ui = drawing.form.ui;
    // What they do comes after the first picture.
    if (section.scope == Scope::Rule && !rest_panel(ui, drawing.form.rest, {drawing.form.width, 0.0f})) return;
    const bool has_tools = section.tools == Tools::Shown;
    draw_parts(drawing, section.rows, section.scope, has_tools);
    const bool has_parts = parts_of(drawing.form.plan, section.scope) > 0;
    if (has_tools) add_button(drawing, section.scope, !has_parts || section.folds.empty());
    for (std::size_t i = 0; i < section.folds.size() && has_parts; ++i) {
        const FoldedRows& part = section.folds[i];
        std::optional<Fold>& kept = drawing.state.folds[fold_number(number, i)];
        ImGui::PushID(static_cast<int>(i));
        const Fold was = kept.value_or(Fold::Closed);
        const Fold fold = sub_header(ui, "fold", part.title, was);
        if (fold != was) kept = fold;
        if (fold == Fold::Open) {
            gap(ui, kSpace1);
            draw_parts(drawing, part.rows, section.scope, false);
            draw_rows(drawing, part.plan_rows, Scope::Plan, 0);
        }
        ImGui::PopID();
    }
}

std::string question_of_price(const Bag& bag) {
    return "What does one " + bag.coin + " cost? Until you say, it is taken for " + short_price(bag.price) + " USD.";
}

std::string key_of_price(std::size_t bag) { return key_of(*find_field("bag.price")->field, bag); }

void apply(InputsState& state, Plan& plan, const PartEdit& edit) {
    if (edit.edit == Edit::None) return;
    const PartKind& kind = kind_of_parts(edit.scope);
    switch (edit.edit) {
    case Edit::None: return;
    case Edit::Add:
        if (edit.scope == Scope::Leg) return add_leg(plan);
        if (edit.scope == Scope::Rule) return add_rule(plan);
        for (const std::string_view coin : coins_with_contracts()) {
            if (std::ranges::find(plan.bags, coin, &Bag::coin) != plan.bags.end()) continue;
            add_bag(plan, coin);
            return ask_for(state.form, key_of_price(edit.index), question_of_price(plan.bags.back()));
        }
        return add_bag(plan, Bag{}.coin);
    case Edit::Remove: kind.remove(plan, edit.index); break;
    case Edit::MoveUp: kind.move_down(plan, edit.index - 1); break;
    case Edit::MoveDown: kind.move_down(plan, edit.index); break;
    }
    // What was typed belongs to others now.
    state.form = {};
    state.solve.key.clear();
    state.typed_coins = 0;
}

/// An old link keeps the rules it was made with until the person wants others.
void revision_line(Form& form) {
    const double revision = form.plan.venue_revision;
    if (revision == kVenueRevision) return;
    Ui& ui = form.ui;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float control = ui.theme.control_height();
    const float room = form.width - button_width(ui, "Use today's", Icon::None, ButtonLook::Link) - ui.px(kSpace3);
    const std::string words = "This link uses the margin rules of revision " + text::grouped(revision, 0);
    const ImVec2 size = text_size(ui.fonts().small, words, room);
    const float height = std::max(control, size.y);
    draw_text(ui, {start.x, start.y + (height - size.y) / 2.0f}, ui.fonts().small, ui.palette().muted, words, room);
    ImGui::SetCursorScreenPos({start.x + room + ui.px(kSpace3), start.y + (height - control) / 2.0f});
    if (button(ui, "revision", "Use today's rules", "Use today's", Icon::None, ButtonLook::Link))
        form.plan.venue_revision = kVenueRevision;
    end_at({start.x, start.y + height});
}

} // namespace

void inputs_panel(Ui& ui, InputsState& state, InputLayout layout, RestState rest, Plan& plan, const Report& report,
                  const Issues& issues, float width) {
    Drawing drawing{{ui, state.form, plan, issues, width, rest}, state, report, {}};
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsKeyPressed(ImGuiKey_Tab)) state.form.marked.clear();
    if (state.form.frames_to_scroll > 0 && --state.form.frames_to_scroll == 0) state.form.wanted.clear();
    const Fold usual = layout == InputLayout::Column ? Fold::Open : Fold::Closed;
    const Plan before = plan;
    revision_line(drawing.form);
    for (std::size_t i = 0; i < sections().size(); ++i) {
        const std::string_view title = sections()[i].title;
        ImGui::PushID(static_cast<int>(i));
        const Fold was = state.folds[i].value_or(usual);
        const Fold fold = section_header(ui, "header", title, summary_of(plan, report, title), was, width);
        if (fold != was) state.folds[i] = fold;
        if (fold == Fold::Open) {
            gap(ui, kSpace1);
            draw_section(drawing, i);
            gap(ui, kSpace3);
        }
        if (i + 1 < sections().size()) {
            const ImVec2 line = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddRectFilled(line, {line.x + width, line.y + ui.px(1.0f)},
                                                      ui.palette().border);
            gap(ui, 1.0f + kSpace1);
        }
        ImGui::PopID();
    }
    keep_consistent(before, plan);
    if (before.rules != plan.rules) keep_rules_consistent(before, plan);
    if (plan.bags.size() > before.bags.size()) {
        // A contract on a coin that no bag held has brought it along.
        const std::size_t bag = plan.bags.size() - 1;
        ask_for(state.form, key_of_price(bag), question_of_price(plan.bags[bag]));
        go_to_field(state, key_of_price(bag));
    }
    apply(state, plan, drawing.edit);
}

void go_to_field(InputsState& state, std::string_view key) {
    const auto address = find_field(key);
    if (!address) return;
    const auto has_it = [&](std::span<const Row> rows) {
        return std::ranges::find(rows, address->field->key, &Row::key) != rows.end();
    };
    for (std::size_t i = 0; i < sections().size(); ++i) {
        const Section& section = sections()[i];
        if (has_it(section.rows)) state.folds[i] = Fold::Open;
        for (std::size_t fold = 0; fold < section.folds.size(); ++fold) {
            if (!has_it(section.folds[fold].rows) && !has_it(section.folds[fold].plan_rows)) continue;
            state.folds[i] = Fold::Open;
            state.folds[fold_number(i, fold)] = Fold::Open;
        }
    }
    state.form.wanted = std::string(key);
    state.form.frames_to_scroll = kFramesToScroll;
}

} // namespace keel::view
