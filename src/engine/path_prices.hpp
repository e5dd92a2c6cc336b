#pragma once

// All prices of a path as functions of time: every coin's spot, every leg's basis and settle price. Time is in days
// and only goes forward. At a bend a price may have two values, one before and one after it: a gap.

#include "engine/hedge.hpp"
#include "engine/path_drawn.hpp"
#include "engine/stretch.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace keel {

/// A price of the first bag's coin at the end of a bar, and how far it went since the bar before.
struct PriceBar {
    double day = 0.0;
    double close = 0.0; // USD
    double high = 0.0;  // 0, as the low: only the close is known
    double low = 0.0;
};

/// Which end of a bar comes first, when nobody knows: the worse one for the hedge.
enum class FirstInBar { High, Low };

/// The bars as single points, three for each when highs and lows are known: a third and two thirds through it.
class BarPoints {
public:
    BarPoints(std::span<const PriceBar> bars, FirstInBar first);

    std::size_t size() const { return bars_.size() * points_per_bar_; }
    NumberPair operator[](std::size_t index) const;

private:
    std::span<const PriceBar> bars_;
    FirstInBar first_;
    std::size_t points_per_bar_;
};

/// One quantity along the path, through its points and flat behind the last.
class Curve {
public:
    enum class Join { Straight, Log };

    /// Through `points`, which must stay where they are.
    Curve(double start, std::span<const NumberPair> points, Join join);
    /// Through the prices that a coin has when the first coin, of `reference` USD today, has those of the bars.
    Curve(double start, const BarPoints& bars, double reference, double beta);

    /// To a later day, or the same.
    void move_to(double day);
    double before() const { return before_; }
    double after() const { return after_; }
    /// The first bend later than the day it was moved to; infinite when there is none.
    double next_bend() const;

private:
    NumberPair point(std::size_t index) const;
    double between(const NumberPair& from, const NumberPair& to, double day);
    std::size_t size() const { return points_.data() != nullptr ? points_.size() : bars_.size(); }

    Join join_;
    std::span<const NumberPair> points_;
    BarPoints bars_;
    double reference_ = 1.0;
    double beta_ = 1.0;
    double start_;
    double before_;
    double after_;
    std::size_t next_ = 0;         // the first point not yet reached
    NumberPair last_;              // the one before it
    std::size_t log_ratio_of_ = 0; // whose stretch log_ratio_ is, + 1
    double log_ratio_ = 0.0;
};

/// Every price of one moment.
struct PathMarks {
    std::vector<UsdPerCoin> spots; // one a bag
    std::vector<LegPrices> legs;   // one a leg
};

class PathPrices {
public:
    /// `hedge` must be that of a plan whose horizon is the length of the path.
    PathPrices(const Plan& plan, const Hedge& hedge, const BarPoints& bars);
    /// With what was drawn in place of the bars and of all paths of the plan but those of its settle prices.
    PathPrices(const Plan& plan, const Hedge& hedge, const DrawnPath& drawn);
    // Curves look at the points that are kept here.
    PathPrices(const PathPrices&) = delete;
    PathPrices& operator=(const PathPrices&) = delete;

    void move_to(double day);
    double next_bend() const;
    /// At the day it was moved to.
    void read_before(PathMarks& marks) const;
    void read_after(PathMarks& marks) const;

private:
    void add_settle(const Plan& plan, std::size_t leg);
    void add_basis(const Plan& plan, std::size_t leg);
    PairList own_path(const Plan& plan, std::size_t bag) const;
    PairList basis_points(const Leg& input, const HedgeLeg& leg) const;

    const Hedge& hedge_;
    std::vector<PairList> points_; // of the curves that are not the reference's
    std::vector<Curve> spots_;
    std::vector<Curve> bases_;
    std::vector<Curve> settles_;
};

} // namespace keel
