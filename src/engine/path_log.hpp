#pragma once

// What is written down of a path: its events and how things stood at moments of it. Bounded, however long the path is:
// funding is added up by the day (by more days on a path of years), and events after the most are only counted.

#include "engine/path_leg.hpp"
#include "engine/path_prices.hpp"
#include "model/path_report.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace keel {

inline constexpr double kPathSamples = 240.0; // a multiple of what a cross wallet is looked at on its way
inline constexpr std::size_t kMostPathEvents = 10000;

class PathLog {
public:
    PathLog(std::size_t legs, double length);

    void add(const PathEvent& event);
    /// One payment: `event.day` and price are those of the last one of its days.
    void add_funding(std::size_t leg, const PathEvent& payment);
    void add_moment(const PathMoment& moment);
    /// What is still being added up, at the end of the path.
    void finish();

    std::vector<PathEvent> events;
    double events_left_out = 0.0;
    std::vector<PathMoment> moments;

private:
    void flush_until(double day);
    void append(const PathEvent& event);

    struct Sum {
        PathEvent event;
        double ends_on = 0.0; // payments later than this start a new sum
        bool is_open = false;
    };
    double days_together_;
    std::vector<Sum> sums_;
};

/// How things stand at the prices of `day`; `exposed` and `start_usd` are of the bags.
PathMoment moment_of(double day, const Hedge& hedge, std::span<const PathLeg> legs, const PathMarks& now,
                     double start_usd);

} // namespace keel
