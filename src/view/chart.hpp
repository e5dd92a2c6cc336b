#pragma once

// One line chart: axes with round ticks, series that may break, filled spaces, vertical marks and horizontal levels,
// labels at the lines instead of a legend, a crosshair that reads every series, and points that can be dragged.

#include "view/chart_axis.hpp"
#include "view/widgets.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace keel::view {

struct ChartPoint {
    double x = 0.0;
    double y = 0.0;
};

/// Points joined by a line, ascending in x. Between two runs the line is broken.
using Run = std::vector<ChartPoint>;

/// Dots: the points alone, which the crosshair does not read and which have no label.
enum class LineLook { Solid, Dashed, Dots };

/// Even: a point for each pixel. All: every one, where neighbours lie closer than pixels and each may be an extreme.
enum class PointsDrawn { Even, All };

/// End: at the right end of the line. Peak: beside its highest point, for a histogram.
enum class LabelPlace { End, Peak };

struct Series {
    std::string label;
    ImU32 colour = 0;
    float width_css = 2.0f;
    LineLook look = LineLook::Solid;
    std::vector<Run> runs;
    PointsDrawn drawn = PointsDrawn::Even;
    LabelPlace label_place = LabelPlace::End;
};

/// The space between two lines over the same x, behind all lines. Steps are two points at one x.
struct Fill {
    Run low;
    Run high;
    ImU32 colour = 0;
};

/// A dashed horizontal line with its label on it, at the left.
struct Level {
    double y = 0.0;
    std::string label;
    ImU32 colour = 0;
};

/// A vertical line with its label above the plot.
struct Mark {
    double x = 0.0;
    std::string label;
    ImU32 colour = 0;
    LineLook look = LineLook::Solid;
};

/// A tinted part of the plot.
struct Band {
    double from = 0.0;
    double to = 0.0;
    ImU32 colour = 0;
};

/// A point that can be dragged (chart_handles.hpp).
struct Handle {
    ChartPoint at;
    std::string name; // for the log
};

/// What the arrow keys do to the handle that has the focus.
struct HandleKeys {
    ChartPoint step;             // both above 0
    std::string_view words = {}; // says so
};

/// Alone: the crosshair goes when the pointer does. Linked: it is shared with other charts, and the caller takes it
/// away.
enum class Crosshair { Alone, Linked };

struct Chart {
    std::string name;    // for the log
    std::string x_title; // under the axis
    double x_least = 0.0;
    double x_most = 1.0;
    double x_origin = 1.0; // the crosshair says how far it is from here, as a move
    std::vector<Series> series;
    std::vector<Mark> marks;
    std::vector<Band> bands;
    std::vector<Fill> fills = {};
    std::vector<Level> levels = {};
    std::vector<Handle> handles = {};
    HandleKeys handle_keys = {};
    std::optional<double> y_cut = {}; // what is higher goes on above the plot
    Crosshair crosshair = Crosshair::Alone;
    std::string widest_label = {}; // room is left for it at the right, so that charts below each other are one width
    Axis (*x_axis)(double least, double most, int count) = axis_within;
    Axis (*y_axis)(double least, double most, int count) = axis_around;
    // What the crosshair says; without them a price with its move from x_origin, and dollars.
    std::string (*x_told)(double x) = nullptr;
    std::string (*y_told)(double y) = nullptr;
    std::string y_unit = {}; // behind the names of the lines in a file
};

/// A part of the x axis.
struct ChartRange {
    double least = 0.0;
    double most = 1.0;

    bool operator==(const ChartRange&) const = default;
};

struct ChartState {
    std::optional<double> reading_at;     // x of the crosshair
    bool is_read = false;                 // the pointer is on the chart
    std::optional<double> cursor = {};    // x of a line that stays
    std::optional<std::size_t> held = {}; // the handle that is being dragged
    std::optional<Axis> held_y = {};      // as it was when the drag began: a scale that moves cannot be aimed at
    std::optional<ChartRange> zoom = {};  // what of the chart is shown (chart_zoom.hpp); empty: all
    std::optional<double> grabbed = {};   // x that is being dragged
    bool is_hinted = false;               // at how to zoom
};

/// What was done to the points of a chart: the handle with this number was moved there, or pressed twice; or a place
/// without a handle was pressed twice.
enum class HandleEdit { Move, Remove, Add };
struct HandleChange {
    HandleEdit edit = HandleEdit::Move;
    std::size_t handle = 0; // Add: the number it gets
    ChartPoint to;
};

/// The value of a series at x, between its points; none in a gap and outside.
std::optional<double> value_at(const Series& series, double x);

/// Draws at the cursor. `opacity` below 1 says that the data is not of the present inputs. Once the later part of the
/// page is there, it can be zoomed.
std::optional<HandleChange> draw_chart(Ui& ui, const char* id, const Chart& chart, ChartState& state, ImVec2 size,
                                       float opacity);

/// The same on a card under its title; `size` is that of the card.
std::optional<HandleChange> draw_chart_card(Ui& ui, const char* id, std::string_view title, const Chart& chart,
                                            ChartState& state, ImVec2 size, float opacity);

} // namespace keel::view
