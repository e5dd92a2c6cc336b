#pragma once

// Which level comes first between two drawn prices. The logarithm of a price that is x0 and x1 at both ends of a
// stretch and has the variance v on it touches a level b beyond both with the probability
//   exp(-2 (b - x0) (b - x1) / v)
// (the Brownian bridge; I. Karatzas and S. Shreve, "Brownian Motion and Stochastic Calculus", 4.3.40). For a wallet of
// several coins the same holds of what it has above its maintenance margin, taken as linear on the stretch; it is
// touched where that is likeliest.
//
// What is touched becomes a point of the path. When it is touched is taken where its mean is for one that moves evenly
// to the level and on: (b - x0) / ((b - x0) + (b - x1)). What a level is that moves with funding, it is at the start of
// the stretch. A swing of the basis on the stretch is left out.

#include "engine/hedge.hpp"
#include "engine/path_crossings.hpp"
#include "engine/path_drawn.hpp"
#include "engine/path_leg.hpp"
#include "engine/path_prices.hpp"
#include "engine/rules.hpp"

#include <optional>
#include <span>

namespace keel {

class PathBridge {
public:
    PathBridge(const Hedge& hedge, const DrawnPath& drawn) : hedge_(hedge), drawn_(drawn) {}

    struct Touch {
        double part = 0.0; // of the stretch
        PathMarks marks;   // all prices then; the touched level is just reached
    };
    /// Whether a level of a leg or a rule, or a wallet's death, is near enough to be touched on a stretch of `days`.
    bool may_touch(std::span<const PathLeg> legs, std::span<const LegLimits> limits, const Rules* rules,
                   const PathMarks& from, const PathMarks& to, double days) const;
    /// The first one on it; `limits` must be fresh. A level at which the price stands is not touched.
    std::optional<Touch> first(std::span<const PathLeg> legs, std::span<const LegLimits> limits, const Rules* rules,
                               const PathMarks& from, const PathMarks& to, double days) const;

private:
    struct Levels { // spot prices
        double above;
        double below;
    };
    Levels levels_of(std::size_t asset, std::span<const PathLeg> legs, std::span<const LegLimits> limits,
                     const Rules* rules, const PathMarks& from) const;
    void look_at_asset(std::size_t asset, const Levels& levels, const PathMarks& from, const PathMarks& to, double days,
                       std::optional<Touch>& best) const;
    void look_at_wallet(std::size_t wallet, std::span<const PathLeg> legs, const PathMarks& from, const PathMarks& to,
                        double days, std::optional<Touch>& best) const;
    PathMarks on_line(const PathMarks& from, const PathMarks& to, double part) const;
    void set_spot(PathMarks& marks, std::size_t asset, double spot) const;

    const Hedge& hedge_;
    const DrawnPath& drawn_;
};

} // namespace keel
