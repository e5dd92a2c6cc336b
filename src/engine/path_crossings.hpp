#pragma once

// Which price that does something to a leg or a wallet comes first on one stretch of a path.

#include "engine/path_leg.hpp"
#include "engine/path_prices.hpp"
#include "engine/stretch.hpp"
#include "model/path_report.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace keel {

enum class Happens { Yes, No };

/// What of the plan is left out, for the same path otherwise hedged.
struct WalkOptions {
    Happens stops = Happens::Yes;
    Happens breaks = Happens::Yes; // liquidations, closings and failures of the venue
    Happens rules = Happens::Yes;
    Happens told_funding = Happens::Yes; // as events; it is paid all the same
    Happens journal = Happens::Yes;      // No: nothing is written down, and no even times are stopped at
    double payments_together = 1.0;      // so many payments of funding are booked with the last of them
};

/// The futures prices at which something happens to a leg, kept until something changes them.
struct LegLimits {
    std::optional<UsdPerCoin> liquidation;
    std::optional<UsdPerCoin> deposit;
    double above = 0.0; // nothing happens between both
    double below = 0.0;
    bool adl_is_over = false;
    bool is_stale = true;
    bool is_near = false; // the right ones are further away
};

struct Crossing {
    PathEventKind kind = PathEventKind::Liquidation; // or stop, adl, top-up
    std::size_t leg = 0;
    std::optional<std::size_t> wallet; // that dies as a whole
    double part = 0.0;                 // of the stretch
    UsdPerCoin price;                  // of the leg; none for a wallet
};

/// Whether a leg shares what backs it: on cross margin with others, or with coins of the bag.
bool is_shared(const Hedge& hedge, std::size_t leg);
/// Whether there is a wallet of such legs with a position left.
bool is_shared_wallet(const Hedge& hedge, std::size_t wallet, std::span<const PathLeg> legs);
/// What the wallet has above its maintenance margin, settle asset.
double excess_of_wallet(const Wallet& wallet, std::span<const PathLeg> legs, const PathMarks& now);
/// Whether the leg, were it alone, has no more than its maintenance margin.
bool is_dead(const PathLeg& leg, UsdPerCoin mark);

class Crossings {
public:
    Crossings(const Hedge& hedge, std::span<const PathLeg> legs, std::span<LegLimits> limits,
              const WalkOptions& options, const PathMarks& from, const PathMarks& to);

    /// Brings the limits of all open legs up to date, as they are at the start of the stretch.
    void refresh_limits();
    /// The nearest one from `part` on, by the legs as they are then; of two at once the worse.
    std::optional<Crossing> first_after(double part);
    /// All prices at that part.
    void read_at(double part, PathMarks& marks) const;

private:
    void look_at_leg(std::size_t i, double part);
    void look_at_wallet(std::size_t wallet, double part);
    void refresh(std::size_t i, double part);
    void offer(PathEventKind kind, std::size_t i, UsdPerCoin price, double part, bool is_above);
    std::optional<double> touched(std::size_t i, UsdPerCoin price, double part, bool is_above);
    const Stretch& stretch(std::size_t i);
    double mark_at_end(std::size_t i) const { return double(legs_[i].mark(to_.legs[i])); }

    const Hedge& hedge_;
    std::span<const PathLeg> legs_;
    std::span<LegLimits> limits_;
    const WalkOptions& options_;
    const PathMarks& from_;
    const PathMarks& to_;
    std::array<std::optional<Stretch>, kMostLegs> stretches_;
    std::optional<Crossing> best_;
};

} // namespace keel
