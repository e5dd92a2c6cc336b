// Eight lanes: compiled for AVX2 and called only where the processor has it.

#include "risk/kernel_lanes.hpp"

namespace keel::risk {

void run_eight(const LaneJob& job, const LaneRange& range, const LaneResult& result) {
    run_lanes<Lanes<8>>(job, range, result);
}

void run_levels_eight(const LaneJob& job, const LaneRange& range, const LaneLevels& levels) {
    run_levels_lanes<Lanes<8>>(job, range, levels);
}

} // namespace keel::risk
