// Prints what kernel_hash.sh compares: the hash with each number of lanes.

#include "support/kernel_jobs.hpp"

#include <cinttypes>
#include <cstdio>

int main() {
    for (const auto width : {keel::risk::LaneWidth::Four, keel::risk::LaneWidth::Eight, keel::risk::LaneWidth::Sixteen})
        std::printf("%016" PRIx64 "\n", keel::test::kernel_hash(width));
}
