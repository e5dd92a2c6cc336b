// Keel's kernels for compare.mjs: as a program it prints the nanoseconds of processor time that a path takes; Node
// calls kernel_paths_a_second instead. usage: kernel_k1 CASE LANES PATHS, with a case of support/kernel_timing.hpp

#include "support/kernel_timing.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

double run_case(std::size_t index, int lanes, std::size_t paths) {
    return keel::test::paths_a_second(static_cast<keel::test::TimedCase>(index),
                                      lanes == 4   ? keel::risk::LaneWidth::Four
                                      : lanes == 8 ? keel::risk::LaneWidth::Eight
                                                   : keel::risk::LaneWidth::Sixteen,
                                      paths);
}

} // namespace

extern "C" double kernel_paths_a_second(int index, int lanes, int paths);
double kernel_paths_a_second(int index, int lanes, int paths) {
    return run_case(static_cast<std::size_t>(index), lanes, static_cast<std::size_t>(paths));
}

int main(int count, char** words) {
    if (count != 4) return 0; // As WebAssembly: Node calls the function.
    for (std::size_t i = 0; i < keel::test::kTimedCases.size(); ++i) {
        if (std::strcmp(words[1], keel::test::kTimedCases[i]) != 0) continue;
        const int lanes = std::atoi(words[2]);
        const auto paths = static_cast<std::size_t>(std::atoll(words[3]));
        run_case(i, lanes, paths / 8 + 1);
        const std::clock_t start = std::clock();
        run_case(i, lanes, paths);
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        const std::size_t done = (paths + 4095) / 4096 * 4096;
        std::printf("%.6f\n", seconds / static_cast<double>(done) * 1e9);
        return 0;
    }
    return 2;
}
