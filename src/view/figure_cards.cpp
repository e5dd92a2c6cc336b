#include "view/figure_cards.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace keel::view {

namespace {

/// In the corner of the card. It lies over what copies the figure.
void question_mark(Ui& ui, const Figure& figure, ImVec2 corner, std::string& explained) {
    const float edge = ui.px(9.0f), side = ui.px(16.0f);
    ImGui::SetCursorScreenPos({corner.x - edge - side, corner.y + edge});
    if (help_mark(ui, "why", "Where " + figure.label + " comes from", "Where this number comes from"))
        explained = explained == figure.key ? std::string() : figure.key;
}

void card(Ui& ui, const Figure& figure, ImVec2 size, float opacity, std::string& explained) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool has_mark = !figure.key.empty();
    if (has_mark) ImGui::SetNextItemAllowOverlap();
    const Press press = pressable("card", size);
    list.AddRectFilled(press.min, press.max,
                       press.is_held      ? p.pressed
                       : press.is_hovered ? p.hovered
                                          : p.surface,
                       ui.px(8.0f));
    const bool is_explained = has_mark && explained == figure.key;
    list.AddRect(press.min, press.max, is_explained ? p.accent : p.border, ui.px(8.0f), 0, ui.line());
    ui.log.add_card({press.min.x, press.min.y, size.x, size.y});
    const float edge = ui.px(kSpace3), room = size.x - 2.0f * edge;
    float y = press.min.y + ui.px(10.0f);
    const float beside = room - (has_mark ? ui.px(20.0f) : 0.0f);
    draw_text(ui, {press.min.x + edge, y}, ui.fonts().small, p.muted, fitted(ui.fonts().small, figure.label, beside));
    y += ui.fonts().small->FontSize + ui.px(3.0f);
    ImFont* font = text_size(ui.fonts().figure, figure.value).x <= room ? ui.fonts().figure : ui.fonts().strong;
    const float drop = ui.fonts().figure->FontSize - font->FontSize;
    draw_text(ui, {press.min.x + edge, y + drop}, font, faded(figure.is_danger ? p.warning : p.text, opacity),
              fitted(font, figure.value, room));
    y += ui.fonts().figure->FontSize + ui.px(3.0f);
    draw_text(ui, {press.min.x + edge, y}, ui.fonts().small, faded(p.muted, opacity),
              fitted(ui.fonts().small, figure.note, room));
    focus_ring(ui, press, 8.0f);
    log_widget(ui, WidgetKind::Button, "Copy " + figure.label, figure.value, press.min, press.max, press.id);
    if (press.is_pressed) ui.actions.push_back({ActionKind::CopyText, figure.value});
    if (has_mark) question_mark(ui, figure, {press.max.x, press.min.y}, explained);
}

} // namespace

void figure_cards(Ui& ui, std::span<const Figure> figures, Freshness freshness, float width, std::string& explained) {
    const float between = ui.px(kSpace2), least = ui.px(128.0f);
    const auto fitting = static_cast<std::size_t>(std::max(1.0f, (width + between) / (least + between)));
    std::size_t columns = std::clamp<std::size_t>(fitting, 1, figures.size());
    // Full rows look calmer than a last row with a single card.
    const std::size_t rows = (figures.size() + columns - 1) / columns;
    columns = (figures.size() + rows - 1) / rows;
    const float fine_height =
        2.0f * (ui.px(10.0f) + ui.fonts().small->FontSize + ui.px(3.0f)) + ui.fonts().figure->FontSize;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float step = (width + between) / static_cast<float>(columns);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const float left = std::round(start.x + step * static_cast<float>(i % columns));
        const float right = std::round(start.x + step * static_cast<float>(i % columns + 1) - between);
        ImGui::SetCursorScreenPos({left, start.y + static_cast<float>(i / columns) * (fine_height + between)});
        ImGui::PushID(static_cast<int>(i));
        card(ui, figures[i], {right - left, fine_height}, freshness == Freshness::Stale ? 0.6f : 1.0f, explained);
        ImGui::PopID();
    }
    end_at({start.x, start.y + static_cast<float>(rows) * (fine_height + between) - between});
}

} // namespace keel::view
