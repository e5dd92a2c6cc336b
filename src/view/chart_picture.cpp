#include "view/chart_picture.hpp"

#include <cmath>
#include <utility>

namespace keel::view {

namespace {

constexpr float kRatio = 2.0f;
// In units of the drawing, which are CSS pixels.
constexpr float kWidth = 960.0f;
constexpr float kChartHeight = 460.0f;
constexpr float kEdge = kSpace6;

float room_of(const Theme& theme) { return theme.px(kWidth - 2.0f * kEdge); }

/// Of a text and the gap below it; nothing where there is no text.
float height_of(const Theme& theme, const ImFont* font, const std::string& words, float below) {
    return words.empty() ? 0.0f : text_size(font, words, room_of(theme)).y + theme.px(below);
}

void draw_words(Ui& ui, ImFont* font, ImU32 colour, const std::string& words, float below) {
    if (words.empty()) return;
    const float left = ui.px(kEdge);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    text_line(ui, font, colour, words, room_of(ui.theme));
    gap(ui, below);
}

} // namespace

std::shared_ptr<const ChartPicture> picture_of_chart(Chart chart, ChartPaper paper, const Palette& drawn_with) {
    const auto lighten = [&](auto& parts) {
        for (auto& part : parts)
            part.colour = light_of(part.colour, drawn_with);
    };
    lighten(chart.series);
    lighten(chart.marks);
    lighten(chart.bands);
    lighten(chart.fills);
    lighten(chart.levels);
    chart.handles.clear(); // nobody drags them on paper
    return std::make_shared<const ChartPicture>(ChartPicture{std::move(chart), std::move(paper)});
}

Theme picture_theme(ImFontAtlas& atlas) {
    Theme theme;
    theme.ratio = kRatio;
    theme.palette = palette_of(theme.scheme);
    theme.fonts = add_fonts(atlas, FontSizes{}, kRatio);
    atlas.Build();
    return theme;
}

ImVec2 picture_size(const ChartPicture& picture, const Theme& theme) {
    const Fonts& fonts = theme.fonts;
    const float height = height_of(theme, fonts.answer, picture.paper.title, kSpace2)
                         + height_of(theme, fonts.small, picture.paper.words, kSpace4) + theme.px(kChartHeight)
                         + theme.px(kSpace4) + height_of(theme, fonts.small, picture.paper.link, 0.0f);
    return {theme.px(kWidth), std::ceil(height + 2.0f * theme.px(kEdge))};
}

void draw_picture(const ChartPicture& picture, const Theme& theme) {
    WidgetLog log;
    Actions actions;
    // As before the code of the tools is there: a picture is neither zoomed nor saved.
    Ui ui{theme, log, actions, RestState::Loading};
    ImGui::GetStyle() = style_from(theme);
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    if (ImGui::Begin("Picture", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground)) {
        ImGui::SetCursorScreenPos({0.0f, ui.px(kEdge)});
        draw_words(ui, ui.fonts().answer, ui.palette().text, picture.paper.title, kSpace2);
        draw_words(ui, ui.fonts().small, ui.palette().muted, picture.paper.words, kSpace4);
        ImGui::SetCursorScreenPos({ui.px(kEdge), ImGui::GetCursorScreenPos().y});
        ChartState state;
        draw_chart(ui, "chart", picture.chart, state, {room_of(theme), ui.px(kChartHeight)}, 1.0f);
        gap(ui, kSpace4);
        draw_words(ui, ui.fonts().small, ui.palette().accent, picture.paper.link, 0.0f);
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

} // namespace keel::view
