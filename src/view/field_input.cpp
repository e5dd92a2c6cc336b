#include "view/field_input.hpp"

#include "text/number.hpp"
#include "view/contract_choice.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace keel::view {

namespace {

constexpr std::size_t kTextBytes = 2048;

struct KeyStep {
    const FieldAddress& address;
};

/// Arrow up and down in a number: replaces the text by the next value.
int step_on_arrow(ImGuiInputTextCallbackData* data) {
    const auto& step = *static_cast<const KeyStep*>(data->UserData);
    const auto value = read_spelled(step.address, {data->Buf, static_cast<std::size_t>(data->BufTextLen)});
    const double* number = value ? std::get_if<double>(&*value) : nullptr;
    if (number == nullptr) return 0;
    const Step direction = data->EventKey == ImGuiKey_UpArrow ? Step::Up : Step::Down;
    const std::string text = spelled(*step.address.field, stepped(*step.address.field, *number, direction));
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, text.c_str());
    return 0;
}

void put_draft(FormState& state, std::string_view key, std::string_view text, const Issue& issue) {
    drop_draft(state, key);
    state.drafts.push_back({std::string(key), std::string(text), issue});
}

/// What was typed, into the plan or into a draft.
void take_text(Form& form, const FieldAddress& address, std::string_view key, std::string_view text) {
    const auto value = read_spelled(address, text);
    if (!value) return put_draft(form.state, key, text, value.error());
    if (const auto issue = set_field(form.plan, address, *value, std::string(text))) {
        return put_draft(form.state, key, text, *issue);
    }
    drop_draft(form.state, key);
}

/// Why the text is not taken, with what would be.
std::string reason_of(const Form& form, const FieldAddress& address, const Issue& issue) {
    const Field& field = *address.field;
    const Draft* draft = find_draft(form.state, issue.field);
    if (draft != nullptr && !draft->reason.empty()) return draft->reason;
    const std::string given = issue.value.empty() ? std::string("Nothing") : issue.value;
    const bool is_number = field.kind == FieldKind::Number || field.kind == FieldKind::Whole;
    if (!is_number || draft == nullptr) return given + " is not " + issue.accepted;
    const std::string unit = unit_in_words(form.plan, address);
    return given + (field.kind == FieldKind::Whole ? " is not a whole number from " : " is not a number from ")
           + spelled(field, field.least) + " to " + spelled(field, field.most) + (unit.empty() ? "" : " ") + unit;
}

/// Figures are marked as automatic, words speak for themselves.
std::string hint_of(const Form& form, const FieldAddress& address, std::string_view automatic, float width) {
    if (address.field->kind == FieldKind::PairList)
        return address.field->unit == Unit::Rate ? "none, or 21:-0.03%, 9:0.01%" : "none, or day:value, day:value";
    if (address.field->kind == FieldKind::Path) return "unchanged, or crash, or 10:85000, 30:45000";
    if (!address.field->may_be_empty) return "";
    const bool is_word = !automatic.empty() && automatic[0] >= 'a' && automatic[0] <= 'z';
    if (!automatic.empty()) return (is_word ? "" : "auto ") + std::string(automatic);
    const std::string words(address.field->empty_means);
    return text_size(form.ui.fonts().body, words).x <= width ? words : "automatic";
}

/// Its text comes after the first picture.
std::string help_in_words(const Form& form, const Field& field) {
    if (form.rest != RestState::Loaded) return "One moment \u2026";
    std::string help(help_of(field));
    if (!field.empty_means.empty()) help.append(" Left empty: ").append(field.empty_means).append(".");
    return help;
}

/// Ground and border of an input.
void draw_frame(Ui& ui, ImVec2 min, ImVec2 max, bool is_active, bool is_wrong) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(min, max, p.surface, ui.px(7.0f));
    const ImU32 edge = is_wrong ? p.warning : is_active ? p.accent : p.control;
    list.AddRect(min, max, edge, ui.px(7.0f), 0, is_active || is_wrong ? ui.px(2.0f) : ui.line());
}

/// The keyboard of a phone comes over where the input stands, and a phone that is turned has it elsewhere.
void keep_seen(FormState& state, bool was_editing, ImVec2 min, ImVec2 max, float around) {
    constexpr int kFramesOfLayout = 3;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const bool is_same = screen.x == state.editing_screen.x && screen.y == state.editing_screen.y;
    if (was_editing && !is_same) state.frames_to_keep_seen = kFramesOfLayout;
    state.editing_screen = screen;
    if (state.frames_to_keep_seen == 0) return;
    --state.frames_to_keep_seen;
    const ImRect wanted({min.x, min.y - around}, {max.x, max.y + around});
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), wanted, ImGuiScrollFlags_KeepVisibleEdgeY);
}

void text_control(Form& form, const FieldAddress& address, const std::string& key, float width,
                  std::string_view automatic) {
    Ui& ui = form.ui;
    FormState& state = form.state;
    const Field& field = *address.field;
    const std::string unit = unit_in_words(form.plan, address);
    const float edge = ui.px(10.0f), height = ui.theme.control_height();
    float unit_width = unit.empty() ? 0.0f : text_size(ui.fonts().small, unit).x + edge;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const ImVec2 max = {min.x + width, min.y + height};

    const Draft* draft = find_draft(state, key);
    const bool was_editing = state.editing_key == key;
    const std::string shown = was_editing        ? state.editing_text
                              : draft != nullptr ? draft->text
                                                 : spelled(field, field.read(form.plan, address.index));
    std::array<char, kTextBytes> buffer{};
    std::memcpy(buffer.data(), shown.data(), std::min(shown.size(), buffer.size() - 1));
    const std::string hint = hint_of(form, address, automatic, width - 2.0f * edge - unit_width);
    // A number is never cut, or it would read as another: first the unit goes, then the large letters.
    const std::string_view written = shown.empty() ? hint : shown;
    if (text_size(ui.fonts().body, written).x > width - 2.0f * edge - unit_width) unit_width = 0.0f;
    const bool is_long = text_size(ui.fonts().body, written).x > width - 2.0f * edge;
    ImGui::PushFont(is_long ? ui.fonts().small : ui.fonts().body);

    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const ImGuiID text_id = ImGui::GetID("##text");
    const bool has_focus = g.ActiveId == text_id || (g.NavId == text_id && !g.NavDisableHighlight);
    draw_frame(ui, min, max, has_focus, issue_of(form, key) != nullptr);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {edge, (height - ImGui::GetFontSize()) / 2.0f});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0); // the frame shows it, around the unit too
    ImGui::SetNextItemWidth(width - unit_width);
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_AutoSelectAll;
    const bool is_number = field.kind == FieldKind::Number || field.kind == FieldKind::Whole;
    if (is_number) flags |= ImGuiInputTextFlags_CallbackHistory;
    KeyStep step{address};
    ImGui::InputTextWithHint("##text", hint.c_str(), buffer.data(), buffer.size(), flags,
                             is_number ? step_on_arrow : nullptr, &step);
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    const ImGuiID id = ImGui::GetItemID();
    const bool is_active = ImGui::IsItemActive();
    if (unit_width > 0.0f) {
        const ImFont* font = ui.fonts().small;
        ImGui::GetWindowDrawList()->AddText(font, font->FontSize,
                                            {max.x - unit_width, std::round((min.y + max.y - font->FontSize) / 2.0f)},
                                            ui.palette().muted, unit.c_str());
    }

    // Also without the caret: Escape brings the old text back as it leaves.
    const bool is_edited = std::strcmp(buffer.data(), shown.c_str()) != 0;
    // A ticker is taken when it is complete, so that no contract is chosen for half a name.
    const bool waits = field.kind == FieldKind::Ticker;
    if (is_edited && !waits) take_text(form, address, key, buffer.data());
    if (is_active) {
        state.editing_key = key;
        state.editing_text = buffer.data();
        keep_seen(state, was_editing, min, max, ui.px(kSpace6));
    } else if (was_editing) {
        if (waits) take_text(form, address, key, buffer.data());
        state.editing_key.clear();
        state.frames_to_keep_seen = 0;
    }
    log_widget(ui, WidgetKind::Input, name_in_log(form.plan, address), buffer.data(), min, max, id);
    ui.log.last().note = unit;
}

/// A bag of coins cannot give the dollars that a linear contract takes as collateral, and the smallest variance is a
/// question only where the contract is on another coin.
bool is_possible(const Plan& plan, const FieldAddress& address, std::string_view choice) {
    if (address.field->scope != Scope::Leg || address.index >= plan.legs.size()) return true;
    const Leg& leg = plan.legs[address.index];
    if (choice == "min_variance") return coin_of(plan, leg) != plan.bags[bag_of(plan, leg)].coin;
    return choice != "bag" || kind_of(leg) == ContractKind::Inverse;
}

std::vector<Option> listed(const std::vector<std::string>& texts) {
    std::vector<Option> options;
    for (const std::string& text : texts)
        options.push_back({text, ""});
    return options;
}

/// The choices of a rule are too many, or too long, to stand side by side.
void choice_control(Form& form, const FieldAddress& address, float width) {
    const Field& field = *address.field;
    const FieldValue value = field.read(form.plan, address.index);
    std::vector<FieldValue> values;
    std::vector<std::string> options;
    if (field.may_be_empty) {
        values.emplace_back();
        options.emplace_back("Auto");
    }
    for (const std::string_view choice : field.choices) {
        const FieldValue offered = std::string(choice);
        if (offered != value && !is_possible(form.plan, address, choice)) continue;
        values.push_back(offered);
        options.push_back(words_of_choice(choice));
    }
    const auto chosen = static_cast<std::size_t>(std::ranges::find(values, value) - values.begin());
    const std::string name = name_in_log(form.plan, address);
    const std::size_t next = field.scope == Scope::Rule
                                 ? drop_down(form.ui, "choice", name, listed(options), chosen, width)
                                 : segmented(form.ui, "choice", name, options, chosen, width);
    if (next == chosen) return;
    if (!set_field(form.plan, address, values[next], options[next])) {
        drop_draft(form.state, key_of(field, address.index));
    }
}

} // namespace

void focus_when_wanted(Form& form, std::string_view key) {
    if (form.state.wanted != key) return;
    ImGui::SetKeyboardFocusHere();
    form.state.marked = form.state.wanted;
    form.state.wanted.clear();
}

const Draft* find_draft(const FormState& state, std::string_view key) {
    const auto found = std::ranges::find(state.drafts, key, &Draft::key);
    return found == state.drafts.end() ? nullptr : &*found;
}

void drop_draft(FormState& state, std::string_view key) {
    std::erase_if(state.drafts, [&](const Draft& draft) { return draft.key == key; });
}

void ask_for(FormState& state, std::string_view key, std::string reason) {
    put_draft(state, key, "", {std::string(key), "", ""});
    state.drafts.back().reason = std::move(reason);
}

const Issue* issue_of(const Form& form, std::string_view key) {
    if (const Draft* draft = find_draft(form.state, key)) return &draft->issue;
    const auto found = std::ranges::find(form.issues, key, &Issue::field);
    return found == form.issues.end() ? nullptr : &*found;
}

std::string name_in_log(const Plan& plan, const FieldAddress& address) {
    std::string name(address.field->label);
    const bool is_bag = address.field->scope == Scope::Bag && plan.bags.size() > 1;
    const bool is_leg = address.field->scope == Scope::Leg && plan.legs.size() > 1;
    const bool is_rule = address.field->scope == Scope::Rule && plan.rules.size() > 1;
    if (is_bag || is_leg || is_rule) {
        name = (is_bag   ? "Bag "
                : is_leg ? "Hedge "
                         : "Rule ")
               + text::grouped(double(address.index + 1), 0) + ", " + name;
    }
    return name;
}

void field_label(Form& form, const FieldAddress& address, std::string_view label, float width) {
    Ui& ui = form.ui;
    const std::string key = key_of(*address.field, address.index);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float mark = ui.px(16.0f);
    const std::string text = fitted(ui.fonts().small, label, width - mark - ui.px(kSpace1));
    const bool is_marked = form.state.marked == key;
    if (form.state.wanted == key || (is_marked && form.state.frames_to_scroll > 0)) {
        const ImRect around({start.x, start.y - ui.px(60.0f)}, {start.x + width, start.y + ui.px(140.0f)});
        ImGui::ScrollToRect(ImGui::GetCurrentWindow(), around, ImGuiScrollFlags_KeepVisibleEdgeY);
    }
    draw_text(ui, start, ui.fonts().small, is_marked ? ui.palette().accent : ui.palette().muted, text);
    const float text_width = text_size(ui.fonts().small, text).x;
    ImGui::SetCursorScreenPos({start.x + text_width + ui.px(kSpace1), start.y});
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
    if (help_mark(ui, "help", "Help on " + std::string(label), help_in_words(form, *address.field))) {
        form.state.open_help = form.state.open_help == key ? std::string() : key;
    }
    ImGui::PopItemFlag();
    ImGui::SetCursorScreenPos({start.x, start.y + mark + ui.px(kSpace1)});
}

void field_messages(Form& form, const FieldAddress& address, float width) {
    Ui& ui = form.ui;
    const std::string key = key_of(*address.field, address.index);
    if (const Issue* issue = issue_of(form, key)) {
        gap(ui, kSpace1);
        text_line(ui, ui.fonts().small, ui.palette().warning, reason_of(form, address, *issue), width);
        ui.log.note(Role::Problem);
    }
    if (form.state.open_help == key) {
        gap(ui, kSpace1);
        text_line(ui, ui.fonts().small, ui.palette().muted, help_in_words(form, *address.field), width);
    }
}

void boxed_input(Form& form, const FieldAddress& address, ImVec2 start, float width, float box_width) {
    const std::string key = key_of(*address.field, address.index);
    ImGui::PushID(key.c_str());
    ImGui::SetCursorScreenPos(start);
    field_label(form, address, address.field->label, width);
    ImGui::SetCursorScreenPos({start.x + width - box_width, ImGui::GetCursorScreenPos().y});
    focus_when_wanted(form, key);
    text_control(form, address, key, box_width, {});
    ImGui::PopID();
}

void field_input(Form& form, const FieldAddress& address, float width, std::string_view automatic) {
    const std::string key = key_of(*address.field, address.index);
    const float left = ImGui::GetCursorScreenPos().x;
    ImGui::PushID(key.c_str());
    field_label(form, address, address.field->label, width);
    focus_when_wanted(form, key);
    if (address.field->kind == FieldKind::Choice) {
        choice_control(form, address, width);
    } else {
        text_control(form, address, key, width, automatic);
    }
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    field_messages(form, address, width);
    ImGui::PopID();
}

} // namespace keel::view
