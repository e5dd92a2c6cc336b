#pragma once

// A chart as a drawing for other documents: SVG with text as text, in light colours, with what it shows and the link to
// the calculation. Pure: no drawing on the screen.

#include "view/chart.hpp"

#include <string>

namespace keel::view {

/// What stands around the chart.
struct ChartPaper {
    std::string title;
    std::string words; // about the plan
    std::string link;
};

/// The colour of the light scheme that has the place of this one among those the chart was made of.
ImU32 light_of(ImU32 colour, const Palette& drawn_with);

/// `drawn_with` are the colours that the chart was made of.
std::string svg_from_chart(const Chart& chart, const ChartPaper& paper, const Palette& drawn_with);

} // namespace keel::view
