#pragma once

// Jobs for the kernels of risk/kernel.hpp: the reference case with its closed forms, and one that uses every part.

#include "risk/kernel.hpp"

#include <cstdint>

namespace keel::test {

/// The reference case of first_passage_test.cpp: volatility 70 %, drift 5 %, 270 payments of 1e-4, in equal steps with
/// as many payments each. Levels are multiples of today's price; 0 is none. For the chance of leaving
/// 0.7 ... 1.3267 see first_passage_test.cpp.
struct ReferenceCase {
    int steps = 270;
    double upper = 1.3267, lower = 0.0;
    risk::Monitoring monitoring = risk::Monitoring::Bridge;
    risk::Numbers numbers = risk::Numbers::Pseudo;
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;
};
risk::KernelJob reference_job(const ReferenceCase& reference);

/// One number for all bits that the kernels give for jobs which use every part of them. With at most 4096 paths it
/// takes some milliseconds. Every compiler, processor and number of lanes must give kKernelHash.
std::uint64_t kernel_hash(risk::LaneWidth width);

} // namespace keel::test
