#pragma once

// All legs of a plan at one moment of a path, what can happen to them there, and what is written down of it.

#include "engine/hedge.hpp"
#include "engine/path_crossings.hpp"
#include "engine/path_episodes.hpp"
#include "engine/path_leg.hpp"
#include "engine/path_log.hpp"
#include "engine/path_prices.hpp"
#include "engine/rules.hpp"
#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel {

class PathBook {
public:
    PathBook(const Plan& plan, const Hedge& hedge, const WalkOptions& options);

    // The moment.
    double day = 0.0;
    PathMarks now;
    /// The price of the leg that something happens to, where it is one that was crossed.
    std::optional<UsdPerCoin> crossed;

    std::vector<PathLeg> legs;
    std::vector<LegLimits> limits; // one a leg
    PathLog journal;
    EpisodeLog episodes;
    double hedged_days = 0.0;            // with a position open
    bool is_broken = false;              // a leg was liquidated, closed by the venue, or lost with it
    std::optional<double> liquidated_on; // day of the first liquidation
    std::optional<double> stopped_on;    // of the first stop

    bool breaks() const { return options_.breaks == Happens::Yes; }
    UsdPerCoin mark(std::size_t i) const { return legs[i].mark(now.legs[i]); }
    /// What the leg hedges of what is exposed of its bag.
    double ratio_of(std::size_t i) const { return ratio_of(i, legs[i].contracts()); }

    /// Time goes on, to a later moment or the same.
    void pass_until(double later);

    void open();
    /// Tries every leg and wallet against its maintenance margin.
    void kill_the_dead();
    /// One leg, or all of a wallet.
    void liquidate(std::size_t i, std::optional<std::size_t> wallet);
    void fail(std::size_t i);
    void stop(std::size_t i);
    void deleverage(std::size_t i);
    void top_up(std::size_t i);
    void expire(std::size_t i);
    void close_all();
    /// A ratio of a rule, or the plan's own. A leg that was stopped, that expired or was lost stays so.
    void apply(const RuleAction& action);

    PathEvent event(PathEventKind kind, std::size_t i, double amount) const;
    /// Writes it down; the leg has changed.
    void tell(const PathEvent& event);
    enum class Recording { AtEvent, AtEvenTime };
    /// How things stand.
    void record(Recording recording = Recording::AtEvent);

private:
    double coins_exposed(std::size_t i) const;
    double ratio_of(std::size_t i, double contracts) const;
    double contracts_at_ratio(std::size_t i, double ratio) const;
    void change_to(std::size_t i, double contracts);
    void deposit(std::size_t i, double amount);
    LegAtMoment leg_now(std::size_t i) const;
    void lose(std::size_t i, PathLeg::Loss loss, PathEventKind kind, Usd backing);
    UsdPerCoin at(std::size_t i) const { return crossed.value_or(mark(i)); }

    const Plan& plan_;
    const Hedge& hedge_;
    WalkOptions options_;
    std::vector<Coin> coins_left_; // in the bags, not posted
    double start_usd_ = 0.0;
};

} // namespace keel
