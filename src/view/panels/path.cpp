#include "view/panels/path.hpp"

#include "engine/path.hpp"
#include "model/episodes.hpp"
#include "text/path_text.hpp"
#include "view/field_spelling.hpp"
#include "view/money_heights.hpp"
#include "view/panels/path_tables.hpp"

#include <algorithm>
#include <chrono>

namespace keel::view {

namespace {

/// A path that takes longer waits until the mouse is let go.
constexpr auto kSlow = std::chrono::milliseconds(40);
constexpr double kSecondsToPlay = 12.0;

const Field& path_field() { return *find_field("scenario.path")->field; }

void refresh(PathState& state, const Theme& theme, const Plan& plan, const Money& money) {
    const bool is_new = state.plan != plan;
    if (is_new && state.is_slow && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        state.wants_frame = true;
        return;
    }
    if (is_new) {
        const auto begun = std::chrono::steady_clock::now();
        auto report = path_of(plan);
        state.is_slow = std::chrono::steady_clock::now() - begun > kSlow;
        state.plan = plan;
        state.issues = report ? Issues{} : report.error();
        if (report) {
            text::put_into_words(plan, *report);
            state.report = std::move(*report);
            state.timeline.rows.reset();
        }
    }
    if (state.issues.empty()
        && (is_new || state.charts.colours != colours_of(theme) || state.charts.unit != money.unit()))
        build_path_charts(state.charts, theme, plan, state.report, money);
}

// ---- Which path

struct PathChoice {
    Option option;
    FieldValue value; // of scenario.path
};

std::vector<PathChoice> choices_of(const Plan& plan) {
    std::vector<PathChoice> choices = {{{"The price stays where it is", ""}, PairList{}}};
    if (!plan.scenario.path.points.empty()) choices.push_back({{"My own points", ""}, plan.scenario.path.points});
    bool is_first_shape = true, is_first_episode = true;
    for (const std::string_view name : path_field().choices) {
        const Episode* episode = find_episode(name);
        Option option{episode != nullptr ? std::string(episode->name) : sentence_from_name(name),
                      episode != nullptr ? std::string(episode->coin) + ", " + std::string(episode->first_date) : ""};
        bool& is_first = episode != nullptr ? is_first_episode : is_first_shape;
        if (is_first) option.heading = episode != nullptr ? "What has happened" : "Shapes";
        is_first = false;
        choices.push_back({std::move(option), std::string(name)});
    }
    return choices;
}

std::optional<FieldValue> choose_path(Ui& ui, const Plan& plan, float width) {
    const std::vector<PathChoice> choices = choices_of(plan);
    const FieldValue now = path_field().read(plan, 0);
    std::vector<Option> options;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        options.push_back(choices[i].option);
        if (choices[i].value == now) chosen = i;
    }
    const std::size_t next = drop_down(ui, "path", "Way of the price", options, chosen, width);
    return next == chosen ? std::nullopt : std::optional(choices[next].value);
}

// ---- Play head

/// Also what happened last.
std::string last_event_until(const PathReport& report, double day) {
    const PathEvent* last = nullptr;
    for (const PathEvent& event : report.events) {
        if (event.day > day) break;
        if (event.kind != PathEventKind::Funding) last = &event;
    }
    return last != nullptr ? "Last, on " + day_in_words(last->day) + ": " + last->note : "";
}

void draw_play_head(Ui& ui, PathState& state, const Plan& plan, const Money& money, float width) {
    const float control = ui.theme.control_height();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const std::string_view label = state.is_playing ? "Pause" : "Play";
    const float button_wide =
        std::max(button_width(ui, "Play", Icon::None), button_width(ui, "Pause", Icon::None)) + ui.px(kSpace3);
    if (button(ui, "play", state.is_playing ? "Pause the path" : "Play the path", label, Icon::None,
               ButtonLook::Plain)) {
        state.is_playing = !state.is_playing;
        if (state.is_playing && state.head_day.value_or(state.report.days) >= state.report.days) state.head_day = 0.0;
    }
    double day = state.head_day.value_or(state.report.days);
    if (state.is_playing) {
        day += std::min(0.1, double(ImGui::GetIO().DeltaTime)) * state.report.days / kSecondsToPlay;
        if (day >= state.report.days) state.is_playing = false;
        state.head_day = std::min(day, state.report.days);
        state.wants_frame = true;
    }
    day = std::min(state.head_day.value_or(state.report.days), state.report.days);
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    ImGui::SetCursorScreenPos({start.x + button_wide, start.y + (is_coarse ? 0.0f : (control - ui.px(26.0f)) / 2.0f)});
    const float slider_wide = width - button_wide - ui.px(76.0f);
    const std::string shown = day_in_words(day);
    if (slider(ui, "head", "Day on the path", day, 0.0, std::max(state.report.days, 1e-3), {}, slider_wide, shown)) {
        state.head_day = day;
        state.is_playing = false;
    }
    draw_text(ui, {start.x + width - ui.px(68.0f), start.y + (control - ui.fonts().body->FontSize) / 2.0f},
              ui.fonts().body, ui.palette().text, shown);
    ImGui::SetCursorScreenPos({start.x, start.y + control + ui.px(kSpace2)});
    const float left = start.x;
    text_line(ui, ui.fonts().body, ui.palette().text, moment_in_words(plan, state.report, day, money), width);
    if (const std::string last = last_event_until(state.report, day); !last.empty()) {
        gap(ui, kSpace1);
        ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
        text_line(ui, ui.fonts().small, ui.palette().muted, last, width);
    }
}

// ---- Charts

std::optional<HandleChange> draw_charts(Ui& ui, PathState& state, const Plan& plan, const Money& money,
                                        Freshness freshness, ImVec2 size) {
    PathCharts& charts = state.charts;
    const float opacity = freshness == Freshness::Stale ? 0.5f : 1.0f;
    charts.price_state.cursor = charts.lower_state.cursor = state.head_day;
    charts.price_state.reading_at = charts.lower_state.reading_at = charts.reading_at;
    charts.price_state.zoom = charts.lower_state.zoom;
    const auto change = draw_chart_card(ui, "path-price", "Price of " + plan.bags[0].coin + " on the way, USD",
                                        charts.price, charts.price_state, size, opacity);
    charts.lower_state.zoom = charts.price_state.zoom;
    gap(ui, kSpace2);
    const bool has_keys = ui.theme.pointer == PointerKind::Fine;
    const std::string_view hint = has_keys ? "Drag the points, or go to one with Tab and move it with the arrow keys. "
                                             "Press twice to add one or take one away."
                                           : "Drag the points. Press twice to add one or take one away.";
    text_line(ui, ui.fonts().small, ui.palette().muted, hint, size.x);
    gap(ui, kSpace3);
    const std::string options[] = {"What you have", "Margin used"};
    const float left = ImGui::GetCursorScreenPos().x;
    charts.shows_margin =
        segmented(ui, "lower", "Chart", options, charts.shows_margin ? 1 : 0, std::min(size.x, ui.px(300.0f))) == 1;
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    gap(ui, kSpace2);
    if (charts.shows_margin) {
        draw_chart_card(ui, "path-margin", "Part of the margin that is used, %; at 100 the hedge is liquidated",
                        charts.margin, charts.lower_state, size, opacity);
    } else {
        draw_chart_card(ui, "path-value", title_in(money, "What you have", " on the way"), charts.value,
                        charts.lower_state, size, opacity);
    }
    const std::optional<double> before = charts.reading_at;
    state.wants_frame |= charts.lower_state.zoom != charts.price_state.zoom;
    if (charts.price_state.is_read) {
        charts.reading_at = charts.price_state.reading_at;
    } else if (charts.lower_state.is_read) {
        charts.reading_at = charts.lower_state.reading_at;
    } else if (ui.theme.pointer == PointerKind::Fine) {
        charts.reading_at.reset();
    }
    state.wants_frame |= before != charts.reading_at;
    return change;
}

void draw_issues(Ui& ui, PathState& state, float width) {
    for (const Issue& issue : state.issues) {
        ImGui::PushID(issue.field.c_str());
        text_line(ui, ui.fonts().body, ui.palette().warning, issue_in_words(issue) + ".", width);
        if (button(ui, "go", "Go to the input", "Go to the input", Icon::None, ButtonLook::Link))
            state.go_to = issue.field;
        ImGui::PopID();
        gap(ui, kSpace3);
    }
}

} // namespace

std::optional<FieldValue> path_panel(Ui& ui, PathState& state, const Plan& plan, const Money& money,
                                     Freshness freshness, ImVec2 size) {
    state.wants_frame = false;
    refresh(state, ui.theme, plan, money);
    const float width = size.x, left = ImGui::GetCursorScreenPos().x;
    std::optional<FieldValue> path = choose_path(ui, plan, std::min(width, ui.px(380.0f)));
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    gap(ui, kSpace3);
    draw_issues(ui, state, width);
    if (state.report.series.empty()) return path;
    if (state.plan != plan || !state.issues.empty()) freshness = Freshness::Stale;
    text_line(ui, ui.fonts().body, ui.palette().text, answer_in_words(state.report, money), width);
    if (!state.report.about.empty()) {
        gap(ui, kSpace1);
        ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
        text_line(ui, ui.fonts().small, ui.palette().muted, state.report.about, width);
    }
    gap(ui, kSpace3);
    const auto change = draw_charts(ui, state, plan, money, freshness, {width, std::max(size.y * 0.8f, ui.px(260.0f))});
    if (change) path = changed_points(*change, state.charts.price);
    gap(ui, kSpace3);
    draw_play_head(ui, state, plan, money, width);
    gap(ui, kSpace4);
    timeline_panel(ui, state.timeline, plan, state.report, money, freshness, width);
    gap(ui, kSpace4);
    ImGui::PushID("others");
    table_card(ui, state.others, table_of_others(state.report, money), width, freshness);
    ImGui::PopID();
    const auto is_dead = [](const PathAlternative& other) { return other.liquidated; };
    if (std::ranges::any_of(state.report.alternatives, is_dead)) {
        gap(ui, kSpace2);
        text_line(ui, ui.fonts().small, ui.palette().muted, "* liquidated on the way.", width);
    }
    gap(ui, kSpace4);
    ImGui::PushID("parts");
    table_card(ui, state.parts, table_of_parts(state.report.outcome, money), width, freshness);
    ImGui::PopID();
    return path;
}

} // namespace keel::view
