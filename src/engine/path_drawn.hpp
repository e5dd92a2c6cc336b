#pragma once

// Prices that were drawn at random, in place of a path of the plan: known at some moments, and between two of them a
// Brownian bridge in the logarithm, so that a level may be touched although both ends are on one side of it.

#include "model/plan.hpp"

#include <cstddef>
#include <vector>

namespace keel {

/// Independent and evenly spread over (0, 1).
class UniformNumbers {
public:
    virtual double next() = 0;

protected:
    ~UniformNumbers() = default;
};

struct DrawnPath {
    std::vector<PairList> spots; // one a bag, days above 0 ascending; two points of one day: a jump
    std::vector<PairList> bases; // one a leg, USD; an empty one: as the plan has it
    PairList funding;            // day, what is added to the rate of every payment; empty: nothing
    // Of the logarithms of two coins a day, bag by bag; all 0: between its points a price goes straight.
    std::vector<double> covariance;
    UniformNumbers* uniforms = nullptr; // that tell what is touched; none needed where nothing is

    double covariance_of(std::size_t a, std::size_t b) const { return covariance[a * spots.size() + b]; }
};

} // namespace keel
