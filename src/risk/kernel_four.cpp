// Four lanes: SSE2, WebAssembly SIMD, or whatever the compiler makes of a vector of four.

#include "risk/kernel_lanes.hpp"

namespace keel::risk {

void run_four(const LaneJob& job, const LaneRange& range, const LaneResult& result) {
    run_lanes<Lanes<4>>(job, range, result);
}

void run_levels_four(const LaneJob& job, const LaneRange& range, const LaneLevels& levels) {
    run_levels_lanes<Lanes<4>>(job, range, levels);
}

} // namespace keel::risk
