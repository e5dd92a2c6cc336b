#pragma once

// What the hedge made from a rule's trigger to its exit, in its settle asset and at that asset's price of the exit:
// what coins made earlier gain or lose meanwhile is no part of it. Bounded: episodes beyond the most are only counted
// and summed.

#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel {

inline constexpr std::size_t kMostEpisodes = 10000;

/// A leg and what it hedges at one moment.
struct LegAtMoment {
    double day = 0.0;
    double price = 0.0;      // spot of the contract's coin, USD
    double coin_price = 0.0; // of the first coin
    double coins_usd = 0.0;  // what of the bag is exposed, USD
    double unit_usd = 1.0;   // of the settle asset
    ScenarioLeg made;        // by the leg so far
};

/// The parts of what a hedge made, for people.
struct HedgeParts {
    double futures_usd = 0.0;
    double funding_usd = 0.0;
    double fees_usd = 0.0;
    double other_usd = 0.0;
};
HedgeParts parts_of(const ScenarioLeg& leg);
HedgeParts parts_of(const Scenario& outcome);

class EpisodeLog {
public:
    explicit EpisodeLog(const Plan& plan) : plan_(plan), open_(plan.rules.size()) {}

    void begin(std::size_t rule, double ratio, const LegAtMoment& at);
    void count_rebalance() { totals.rebalances += 1.0; }
    /// Nothing where the rule has no episode.
    void end(std::size_t rule, EpisodeEnd how, const LegAtMoment& at);
    /// Every episode of the leg: it is gone.
    void end_of_leg(std::size_t leg, EpisodeEnd how, const LegAtMoment& at);

    std::vector<RuleEpisode> episodes;
    RuleTotals totals;

private:
    struct Start {
        double ratio = 0.0;
        LegAtMoment at;
    };
    std::size_t leg_of(std::size_t rule) const { return static_cast<std::size_t>(plan_.rules[rule].leg) - 1; }

    const Plan& plan_;
    std::vector<std::optional<Start>> open_; // one a rule
};

} // namespace keel
