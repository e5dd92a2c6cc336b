#include "view/chart_cards.hpp"

#include "view/chart_tools.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace keel::view {

namespace {

constexpr float kTwoFrom = 720.0f; // CSS pixels: two charts side by side
constexpr float kFullHeight = 300.0f;
constexpr float kHalfHeight = 240.0f;

/// Of the words above a chart, so that those side by side begin and end at one height.
float head_height(Ui& ui, const ChartCard& card, float room) {
    return ui.fonts().strong->FontSize + ui.px(kSpace1) + text_size(ui.fonts().small, card.words, room).y
           + ui.px(kSpace2);
}

void draw_card_of(Ui& ui, const ChartCard& card, ChartState& state, ImVec2 size, float head, float opacity) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float edge = ui.px(kSpace4), room = size.x - 2.0f * edge;
    draw_card(ui, corner, {corner.x + size.x, corner.y + size.y});
    const ImVec2 start = {corner.x + edge, corner.y + ui.px(kSpace3)};
    float title = room;
    if (!card.chart.series.empty())
        title = draw_chart_tools(ui, card.title.c_str(), card.title, card.chart, state, corner, size.x, opacity) - edge;
    draw_text(ui, start, ui.fonts().strong, ui.palette().text, fitted(ui.fonts().strong, card.title, title));
    draw_text(ui, {start.x, start.y + ui.fonts().strong->FontSize + ui.px(kSpace1)}, ui.fonts().small,
              ui.palette().muted, card.words, room);
    ImGui::SetCursorScreenPos({start.x, start.y + head});
    if (!card.chart.series.empty())
        draw_chart(ui, card.title.c_str(), card.chart, state, {room, size.y - head - 2.0f * ui.px(kSpace3)}, opacity);
    end_at({corner.x, corner.y + size.y});
}

bool is_linked(const ChartCard& card) { return card.chart.crosshair == Crosshair::Linked; }

std::optional<ChartRange> linked_zoom(std::span<const ChartCard> cards, std::span<const ChartState> states) {
    const auto first = std::ranges::find_if(cards, is_linked);
    if (first == cards.end()) return std::nullopt;
    return states[static_cast<std::size_t>(first - cards.begin())].zoom;
}

/// What one of the charts that share a crosshair has made of their zoom holds for all.
void share_zoom(std::span<const ChartCard> cards, std::span<ChartState> states,
                const std::optional<ChartRange>& before) {
    std::optional<ChartRange> now = before;
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (is_linked(cards[i]) && states[i].zoom != before) now = states[i].zoom;
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (is_linked(cards[i])) states[i].zoom = now;
}

float height_of(Ui& ui, const ChartCard& card) {
    if (card.chart.series.empty()) return 2.0f * ui.px(kSpace3) - ui.px(kSpace2);
    return ui.px(card.width == CardWidth::Full ? kFullHeight : kHalfHeight);
}

} // namespace

void draw_chart_cards(Ui& ui, std::span<const ChartCard> cards, std::span<ChartState> states, float width,
                      float opacity) {
    const float between = ui.px(kSpace3);
    const bool are_two = width >= ui.px(kTwoFrom);
    const std::optional<ChartRange> zoom = linked_zoom(cards, states);
    for (std::size_t i = 0; i < cards.size();) {
        const auto is_half = [&](std::size_t k) { return k < cards.size() && cards[k].width == CardWidth::Half; };
        const bool is_pair = are_two && is_half(i) && is_half(i + 1);
        const float one = is_pair ? std::floor((width - between) / 2.0f) : width;
        const float room = one - 2.0f * ui.px(kSpace4);
        float head = head_height(ui, cards[i], room);
        float below = height_of(ui, cards[i]);
        if (is_pair) {
            head = std::max(head, head_height(ui, cards[i + 1], room));
            below = std::max(below, height_of(ui, cards[i + 1]));
        }
        const ImVec2 place = ImGui::GetCursorScreenPos(), size = {one, head + below};
        ImGui::PushID(static_cast<int>(i));
        draw_card_of(ui, cards[i], states[i], size, head, opacity);
        if (is_pair) {
            ImGui::SetCursorScreenPos({place.x + width - one, place.y});
            draw_card_of(ui, cards[i + 1], states[i + 1], size, head, opacity);
        }
        ImGui::PopID();
        end_at({place.x, place.y + size.y});
        i += is_pair ? 2 : 1;
        if (i < cards.size()) gap(ui, kSpace3);
    }
    share_zoom(cards, states, zoom);
}

} // namespace keel::view
