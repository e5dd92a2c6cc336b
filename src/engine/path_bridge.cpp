#include "engine/path_bridge.hpp"

#include "engine/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNever = 30.0;     // e^-30 is as good as 0
constexpr double kJustPast = 1e-12; // so that rounding does not leave the level unreached
constexpr double kStandsAt = 1e-9;  // a level this near is where the price is

/// -ln of the probability that a level at these distances of both ends, as logarithms, is touched.
double exponent_of(double from, double to, double variance) { return 2.0 * from * to / variance; }

/// Not more than |ln(level / price)|, without a logarithm.
double least_distance(double level, double price) { return level > price ? 1.0 - price / level : 1.0 - level / price; }

/// |ln(level / price)|.
double distance(double level, double price) {
    return level > price ? math::log(level / price) : math::log(price / level);
}

} // namespace

void PathBridge::set_spot(PathMarks& marks, std::size_t asset, double spot) const {
    marks.spots[asset] = UsdPerCoin(spot);
    for (std::size_t i = 0; i < marks.legs.size(); ++i) {
        if (hedge_.legs[i].asset == asset) marks.legs[i].spot = UsdPerCoin(spot);
    }
}

PathMarks PathBridge::on_line(const PathMarks& from, const PathMarks& to, double part) const {
    PathMarks marks = from;
    for (std::size_t i = 0; i < marks.spots.size(); ++i) {
        const double ratio = to.spots[i] / from.spots[i];
        if (ratio != 1.0) marks.spots[i] = from.spots[i] * math::exp(math::log(ratio) * part);
    }
    for (std::size_t i = 0; i < marks.legs.size(); ++i) {
        const LegPrices &before = from.legs[i], &after = to.legs[i];
        marks.legs[i] = {marks.spots[hedge_.legs[i].asset], before.basis + (after.basis - before.basis) * part,
                         before.settle + (after.settle - before.settle) * part};
    }
    return marks;
}

/// The spot prices next to that of `from` at which something happens.
PathBridge::Levels PathBridge::levels_of(std::size_t asset, std::span<const PathLeg> legs,
                                         std::span<const LegLimits> limits, const Rules* rules,
                                         const PathMarks& from) const {
    Levels levels{kInfinity, 0.0};
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (hedge_.legs[i].asset != asset || !legs[i].is_open()) continue;
        // As the venue quotes it: what is left when the basis is taken off, in USD.
        const LegPrices& prices = from.legs[i];
        const double unit = hedge_.legs[i].terms.kind == ContractKind::Linear ? prices.settle : 1.0;
        const double basis = double(prices.basis);
        if (limits[i].above < kInfinity) levels.above = std::min(levels.above, limits[i].above * unit - basis);
        if (limits[i].below > 0.0) levels.below = std::max(levels.below, limits[i].below * unit - basis);
    }
    if (rules != nullptr) {
        const double spot = double(from.spots[asset]);
        for (const double level : rules->levels_of(asset)) {
            if (std::abs(level / spot - 1.0) <= kStandsAt) continue;
            (level > spot ? levels.above : levels.below) =
                level > spot ? std::min(levels.above, level) : std::max(levels.below, level);
        }
    }
    return levels;
}

void PathBridge::look_at_asset(std::size_t asset, const Levels& levels, const PathMarks& from, const PathMarks& to,
                               double days, std::optional<Touch>& best) const {
    const double variance = drawn_.covariance_of(asset, asset) * days;
    const double x0 = double(from.spots[asset]), x1 = double(to.spots[asset]);
    for (const double level : {levels.above, levels.below}) {
        const bool is_above = level == levels.above;
        if (is_above ? !(level < kInfinity && x0 < level && x1 < level) : !(level > 0.0 && x0 > level && x1 > level))
            continue; // there is none, or the straight way meets it
        if (least_distance(level, x0) <= kStandsAt) continue;
        if (exponent_of(least_distance(level, x0), least_distance(level, x1), variance) > kNever) continue;
        const double d0 = distance(level, x0), d1 = distance(level, x1);
        const double exponent = exponent_of(d0, d1, variance);
        if (exponent > kNever || drawn_.uniforms->next() >= math::exp(-exponent)) continue;
        const double part = d0 / (d0 + d1);
        if (best && best->part <= part) continue;
        best = Touch{part, on_line(from, to, part)};
        set_spot(best->marks, asset, level * (is_above ? 1.0 + kJustPast : 1.0 - kJustPast));
    }
}

void PathBridge::look_at_wallet(std::size_t w, std::span<const PathLeg> legs, const PathMarks& from,
                                const PathMarks& to, double days, std::optional<Touch>& best) const {
    const Wallet& wallet = hedge_.wallets[w];
    const auto excess = [&](const PathMarks& marks) { return excess_of_wallet(wallet, legs, marks); };
    const double start = excess(from), end = excess(to);
    if (start <= 0.0 || end <= 0.0) return; // the straight way meets it
    // How it changes with the logarithm of each coin's price, at the start.
    constexpr double kBump = 1e-4;
    const std::size_t count = drawn_.spots.size();
    std::array<double, kMostBags> slopes{}, direction{};
    PathMarks moved = from;
    for (std::size_t a = 0; a < count; ++a) {
        const double spot = double(from.spots[a]);
        set_spot(moved, a, spot * (1.0 + kBump));
        slopes[a] = (excess(moved) - start) / kBump;
        set_spot(moved, a, spot);
    }
    double variance = 0.0;
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b)
            direction[a] += drawn_.covariance_of(a, b) * slopes[b];
        variance += slopes[a] * direction[a];
    }
    variance *= days;
    if (!(variance > 0.0)) return;
    const double exponent = exponent_of(start, end, variance);
    if (exponent > kNever || drawn_.uniforms->next() >= math::exp(-exponent)) return;
    const double part = start / (start + end);
    if (best && best->part <= part) return;
    // From the straight way towards where it is likeliest that the wallet dies.
    const PathMarks middle = on_line(from, to, part);
    const double left = excess(middle);
    const double first = left * days / variance; // would be it, were the excess linear
    const auto at = [&](double far) {
        PathMarks marks = middle;
        for (std::size_t a = 0; a < count; ++a)
            set_spot(marks, a, double(middle.spots[a]) * math::exp(-direction[a] * far));
        return marks;
    };
    double alive = 0.0, dead = left > 0.0 ? first : 0.0;
    for (int step = 0; step < 20 && excess(at(dead)) > 0.0; ++step) {
        alive = dead;
        dead *= 1.5;
    }
    if (excess(at(dead)) > 0.0) return; // it cannot die this way: the excess bends away
    for (int step = 0; step < 40 && dead - alive > 1e-12 * dead; ++step) {
        const double between = 0.5 * (alive + dead);
        (excess(at(between)) > 0.0 ? alive : dead) = between;
    }
    best = Touch{part, at(dead)};
}

bool PathBridge::may_touch(std::span<const PathLeg> legs, std::span<const LegLimits> limits, const Rules* rules,
                           const PathMarks& from, const PathMarks& to, double days) const {
    for (std::size_t w = 0; w < hedge_.wallets.size(); ++w) {
        if (is_shared_wallet(hedge_, w, legs)) return true;
    }
    for (std::size_t asset = 0; asset < drawn_.spots.size(); ++asset) {
        const double variance = drawn_.covariance_of(asset, asset) * days;
        if (variance <= 0.0) continue;
        const Levels levels = levels_of(asset, legs, limits, rules, from);
        const double x0 = double(from.spots[asset]), x1 = double(to.spots[asset]);
        for (const double level : {levels.above, levels.below}) {
            if (level > 0.0 && level < kInfinity
                && exponent_of(least_distance(level, x0), least_distance(level, x1), variance) <= kNever)
                return true;
        }
    }
    return false;
}

std::optional<PathBridge::Touch> PathBridge::first(std::span<const PathLeg> legs, std::span<const LegLimits> limits,
                                                   const Rules* rules, const PathMarks& from, const PathMarks& to,
                                                   double days) const {
    std::optional<Touch> best;
    if (days <= 0.0) return best;
    for (std::size_t asset = 0; asset < drawn_.spots.size(); ++asset) {
        if (drawn_.covariance_of(asset, asset) <= 0.0) continue;
        const Levels levels = levels_of(asset, legs, limits, rules, from);
        if (levels.above < kInfinity || levels.below > 0.0) look_at_asset(asset, levels, from, to, days, best);
    }
    for (std::size_t w = 0; w < hedge_.wallets.size(); ++w) {
        if (is_shared_wallet(hedge_, w, legs)) look_at_wallet(w, legs, from, to, days, best);
    }
    return best;
}

} // namespace keel
