#include "risk/sobol.hpp"

#include "risk/random.hpp"
#include "risk/sobol_table.hpp"

#include <bit>
#include <cassert>

namespace keel::risk {

namespace {

constexpr std::uint32_t kTopBit = 0x80000000U;
constexpr std::uint64_t kScrambleStream = 0x736f626fU; // apart from those of paths

/// The rows of a random lower triangular matrix with ones on its diagonal; bit 31 is the first column.
using Scramble = std::array<std::uint32_t, 32>;

Scramble random_scramble(Stream& random) {
    Scramble rows{};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::uint32_t diagonal = kTopBit >> row;
        const std::uint32_t before = row == 0 ? 0U : ~0U << (32U - row);
        rows[row] = (random.next() & before) | diagonal;
    }
    return rows;
}

std::uint32_t scrambled(const Scramble& rows, std::uint32_t direction) {
    std::uint32_t result = 0;
    for (const std::uint32_t row : rows)
        result = result << 1U | (static_cast<std::uint32_t>(std::popcount(row & direction)) & 1U);
    return result;
}

} // namespace

Directions directions_of(std::size_t coordinate) {
    assert(coordinate < kMostCoordinates);
    Directions result{};
    if (coordinate == 0) {
        for (std::size_t i = 0; i < kIndexBits; ++i)
            result[i] = kTopBit >> i;
        return result;
    }
    const SobolRow& row = kSobolRows[coordinate - 1];
    const std::uint32_t polynomial = row.polynomial;
    const std::size_t degree = static_cast<std::size_t>(std::bit_width(polynomial)) - 1;
    for (std::size_t i = 0; i < degree; ++i)
        result[i] = static_cast<std::uint32_t>(row.start[i]) << (31U - i);
    // m_i = 2 a_1 m_(i-1) + 4 a_2 m_(i-2) + ... + 2^s m_(i-s) + m_(i-s), as fractions m_i 2^-i and with xor for +.
    for (std::size_t i = degree; i < kIndexBits; ++i) {
        result[i] = result[i - degree] ^ result[i - degree] >> degree;
        for (std::size_t k = 1; k < degree; ++k)
            if ((polynomial >> (degree - k) & 1U) != 0) result[i] ^= result[i - k];
    }
    return result;
}

std::uint32_t SobolPoints::word(std::size_t coordinate, std::uint32_t index) const {
    std::uint32_t result = shifts[coordinate];
    for (std::size_t bit = 0; bit < kIndexBits; ++bit)
        if ((index >> bit & 1U) != 0) result ^= directions[coordinate][bit];
    return result;
}

SobolPoints scrambled_sobol(std::size_t coordinates, std::uint64_t seed, std::uint32_t replicate) {
    assert(coordinates <= kMostCoordinates);
    SobolPoints points;
    for (std::size_t coordinate = 0; coordinate < coordinates; ++coordinate) {
        // A stream for each, so that a coordinate's scramble does not depend on how many there are.
        Stream random(seed, replicate * kMostCoordinates + coordinate, kScrambleStream);
        const Scramble rows = random_scramble(random);
        Directions directions = directions_of(coordinate);
        for (std::uint32_t& direction : directions)
            direction = scrambled(rows, direction);
        points.directions.push_back(directions);
        points.shifts.push_back(random.next());
    }
    return points;
}

} // namespace keel::risk
