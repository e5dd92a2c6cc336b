#pragma once

// Round ticks and their texts. Pure: no drawing.

#include <string>
#include <vector>

namespace keel::view {

struct Axis {
    double least = 0.0;
    double most = 1.0;
    double step = 1.0;
    std::vector<double> ticks;       // multiples of the step in [least, most]
    std::vector<std::string> labels; // one for each tick, all different
};

/// The greatest power of ten that is not above a finite value > 0; from 1e-308 on. Without pow(), whose tables are some
/// kilobytes of a first visit.
double power_of_ten_below(double value);

/// 1, 2 or 5 times a power of ten, at most `most`.
double round_step_below(double most);

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, about `count` of them, within the range.
Axis axis_within(double least, double most, int count);

/// The same with the range widened to whole steps.
Axis axis_around(double least, double most, int count);

/// Of fractions: labels in percent.
Axis percent_axis(double least, double most, int count);
Axis percent_axis_within(double least, double most, int count);

/// Moves positions apart until neighbours are `distance` from each other, as little as it can and inside [low, high];
/// keeps their order. For direct labels.
std::vector<float> spread(std::vector<float> positions, float distance, float low, float high);

} // namespace keel::view
