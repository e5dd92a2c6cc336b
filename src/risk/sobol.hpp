#pragma once

// Points that fill the unit cube more evenly than random ones: I. Sobol (1967), randomised by a linear matrix scramble
// and a digital shift (J. Matousek, "On the L2-discrepancy for anchored boxes", 1998). Each coordinate of each point is
// uniform, the mean over a replicate's points has no bias, and how much the replicates differ tells its error.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace keel::risk {

inline constexpr std::size_t kMostCoordinates = 64;
inline constexpr std::size_t kIndexBits = 32;

/// The bits of an index select which of these are added up (xor) to the point's coordinate, a word.
using Directions = std::array<std::uint32_t, kIndexBits>;

/// Of Sobol's points as they are, with the numbers of Joe and Kuo. coordinate < kMostCoordinates.
Directions directions_of(std::size_t coordinate);

struct SobolPoints {
    std::vector<Directions> directions; // by coordinate, scrambled
    std::vector<std::uint32_t> shifts;

    /// coordinate 2^-32 of the point `index`.
    [[nodiscard]] std::uint32_t word(std::size_t coordinate, std::uint32_t index) const;
};

/// Scrambled by chance that depends on seed and replicate only. coordinates <= kMostCoordinates.
SobolPoints scrambled_sobol(std::size_t coordinates, std::uint64_t seed, std::uint32_t replicate);

} // namespace keel::risk
