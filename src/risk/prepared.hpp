#pragma once

// What prepare makes of a job: the floats that the lanes read.

#include "risk/lane_job.hpp"
#include "risk/sobol.hpp"

#include <vector>

namespace keel::risk {

struct Prepared {
    LaneJob job{}; // without the pointers to what follows, and to what a run writes
    std::vector<LaneStep> steps;
    SobolPoints points;
    std::vector<BridgePoint> bridge;
};

/// As y sees it.
LaneLevel lane_level(const Level& level, const LaneJob& job);

} // namespace keel::risk
