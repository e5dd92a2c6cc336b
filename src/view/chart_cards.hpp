#pragma once

// Charts with their words, one below the other or two in a row.

#include "view/chart.hpp"

#include <span>
#include <string>

namespace keel::view {

/// Half: beside another one where there is room for two.
enum class CardWidth { Half, Full };

/// A chart on a card: a title, what it shows in plain words, and the plot. Without a series: the words alone.
struct ChartCard {
    std::string title;
    std::string words;
    Chart chart;
    CardWidth width = CardWidth::Half;
};

/// At the cursor; a state for each.
void draw_chart_cards(Ui& ui, std::span<const ChartCard> cards, std::span<ChartState> states, float width,
                      float opacity);

} // namespace keel::view
