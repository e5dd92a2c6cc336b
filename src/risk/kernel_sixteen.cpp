// Sixteen lanes: compiled for AVX-512 and called only where the processor has it.

#include "risk/kernel_lanes.hpp"

namespace keel::risk {

void run_sixteen(const LaneJob& job, const LaneRange& range, const LaneResult& result) {
    run_lanes<Lanes<16>>(job, range, result);
}

void run_levels_sixteen(const LaneJob& job, const LaneRange& range, const LaneLevels& levels) {
    run_levels_lanes<Lanes<16>>(job, range, levels);
}

} // namespace keel::risk
