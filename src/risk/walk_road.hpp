#pragma once

// The general road: every random path is walked by the rules of the plan, as path_walk.hpp walks one of its own.

#include "engine/hedge.hpp"
#include "engine/path_drawn.hpp"
#include "model/plan.hpp"
#include "risk/levels.hpp"
#include "risk/motion.hpp"
#include "risk/sums.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace keel::risk {

struct WalkedResult {
    PathResult result = {};
    std::optional<double> liquidated_on = {}; // day of the first liquidation
    std::optional<double> stopped_on = {};
};

class WalkRoad {
public:
    /// All must stay where they are. `levels`: other liquidation prices of one leg.
    WalkRoad(const Plan& plan, const Hedge& hedge, const Past& past, const OtherLevels& levels);

    const Motion& motion() const { return motion_; }
    /// One path. `drawn` becomes what was walked; its memory is used again.
    WalkedResult walk(std::uint64_t path, DrawnPath& drawn) const;
    /// Moments of the layout must be ends of steps.
    void run(std::uint64_t first_path, std::size_t count, const Layout& layout, Sums& sums) const;

private:
    void set_levels();
    void add_prices(const DrawnPath& drawn, const Layout& layout, Sums& sums) const;
    void add_levels(const DrawnPath& drawn, Sums& sums) const;

    const Plan& plan_;
    const Hedge& hedge_;
    const OtherLevels& levels_;
    Motion motion_;
    // Logarithms of the spot prices at which each level is, with the funding of an unchanged price until the end of
    // each step: step by step, level by level.
    std::vector<double> log_levels_;
};

} // namespace keel::risk
