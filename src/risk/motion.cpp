#include "risk/motion.hpp"

#include "engine/market.hpp"
#include "engine/math.hpp"
#include "engine/path_schedule.hpp"
#include "engine/rules.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel::risk {

namespace {

constexpr double kDaysPerYear = 365.0;
constexpr double kLn2 = 0.6931471805599453;

// Streams of one path.
constexpr std::uint64_t kPrices = 1;
constexpr std::uint64_t kBridge = 2;

std::uint64_t seed_of(const Plan& plan) { return static_cast<std::uint64_t>(plan.risk.seed); }

bool looks_at_payments(const Rule& rule) {
    return rule.kind == TriggerKind::FundingBelow || rule.kind == TriggerKind::FundingAbove;
}

/// The first bag that holds the same coin.
std::size_t first_of_coin(const Plan& plan, std::size_t bag) {
    for (std::size_t i = 0; i < bag; ++i) {
        if (plan.bags[i].coin == plan.bags[bag].coin) return i;
    }
    return bag;
}

/// As long as rules allow it and the prices need it.
double longest_step(const Plan& plan) {
    constexpr double kSteps = 30.0, kMostSteps = 240.0, kLongest = 2.0;
    if (plan.risk.step_days) return *plan.risk.step_days;
    const double days = plan.horizon_days;
    const double step = std::max(std::min(days / kSteps, kLongest), days / kMostSteps);
    return plan.rules.empty() ? step : std::min(step, 1.0);
}

double payments_in(double step_days, const Plan& plan, const Hedge& hedge) {
    if (std::ranges::any_of(plan.rules, looks_at_payments)) return 1.0;
    double together = std::numeric_limits<double>::infinity();
    for (const HedgeLeg& leg : hedge.legs) {
        if (leg.terms.is_dated || leg.funding.is_zero()) continue;
        together = std::min(together, std::floor(step_days / leg.funding.interval_days() + 1e-9));
    }
    return together < std::numeric_limits<double>::infinity() ? std::max(together, 1.0) : 1.0;
}

} // namespace

BridgeNumbers::BridgeNumbers(std::uint64_t seed, std::uint64_t path) : stream_(seed, path, kBridge) {}

/// What is drawn, and how far it is.
struct Motion::Walk {
    Stream stream;
    DrawnPath& drawn;
    double day = 0.0;
    std::size_t grid = 0; // the step that is on its way
    std::vector<double> prices = {};
    double funding = 0.0;
    double basis = 0.0;

    /// Within a trillionth and a trillion times what it was: beyond, numbers end before prices do.
    void multiply(std::size_t coin, double start, double factor) {
        constexpr double kFarthest = 1e12;
        prices[coin] = std::clamp(prices[coin] * factor, start / kFarthest, start * kFarthest);
    }

    void put(double at) {
        for (std::size_t i = 0; i < prices.size(); ++i)
            drawn.spots[i].push_back({at, prices[i]});
    }
};

Motion::Motion(const Plan& plan, const Hedge& hedge, const Past& past)
    : plan_(plan), hedge_(hedge), past_(past), funding_{plan.risk.funding_deviation, plan.risk.funding_half_life_days,
                                                        plan.risk.funding_correlation},
      basis_{plan.risk.basis_deviation, plan.risk.basis_half_life_days, plan.risk.basis_correlation} {
    payments_together_ = payments_in(longest_step(plan), plan, hedge);
    days_ = grid_of();
    set_coins();
    if (basis_.deviation <= 0.0) return;
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const HedgeLeg& leg = hedge.legs[i];
        PairList points = plan.legs[i].basis_path;
        if (points.empty()) points = {{leg.lifetime_days, double(leg.exit_basis)}};
        Curve curve(double(leg.entry_basis), points, Curve::Join::Straight);
        basis_at_.emplace_back();
        for (const double day : days_) {
            curve.move_to(day);
            basis_at_.back().push_back(curve.after());
        }
    }
}

/// When a walk stops whatever the prices do.
std::vector<double> Motion::stops_of() const {
    std::vector<double> stops;
    const double length = plan_.horizon_days;
    PathSchedule schedule(plan_, hedge_, {}, {.journal = Happens::No, .payments_together = payments_together_});
    const Rules rules(plan_, hedge_);
    for (double day = 0.0;;) {
        day = std::min({schedule.next_after(day), rules.next_after(day), length});
        if (day >= length) break;
        stops.push_back(day);
    }
    if (length > 0.0) stops.push_back(length);
    return stops;
}

std::vector<double> Motion::grid_of() const {
    std::vector<double> grid;
    if (plan_.risk.model == RiskModel::Bootstrap) {
        for (double number = 1.0; number * past_.bar_days < plan_.horizon_days; number += 1.0)
            grid.push_back(number * past_.bar_days);
        if (plan_.horizon_days > 0.0) grid.push_back(plan_.horizon_days);
        return grid;
    }
    const double longest = longest_step(plan_) * (1.0 + 1e-9);
    double before = 0.0;
    for (const double stop : stops_of()) {
        const double parts = std::ceil((stop - before) / longest);
        for (double part = 1.0; part < parts; part += 1.0)
            grid.push_back(before + (stop - before) * (part / parts));
        grid.push_back(stop);
        before = stop;
    }
    return grid;
}

double Motion::volatility() const {
    if (plan_.risk.model != RiskModel::Bootstrap) return plan_.bags.front().volatility;
    double sum = 0.0, squares = 0.0;
    for (const PastBar& bar : past_.bars) {
        sum += bar.close;
        squares += bar.close * bar.close;
    }
    const double count = static_cast<double>(past_.bars.size());
    return std::sqrt(std::max(squares / count - sum / count * (sum / count), 0.0) * (kDaysPerYear / past_.bar_days));
}

void Motion::set_coins() {
    const RiskInput& input = plan_.risk;
    const bool is_bootstrap = input.model == RiskModel::Bootstrap;
    const double first_volatility = volatility();
    for (std::size_t i = 0; i < plan_.bags.size(); ++i) {
        const double correlation = correlation_between(plan_, i, 0);
        const bool is_first_coin = plan_.bags[i].coin == plan_.bags.front().coin;
        const double sigma = is_first_coin ? first_volatility : plan_.bags[first_of_coin(plan_, i)].volatility;
        Coin coin;
        coin.start = plan_.bags[i].price;
        coin.beta = is_first_coin ? 1.0 : first_volatility > 0.0 ? correlation * sigma / first_volatility : 0.0;
        const double root_day = std::sqrt(1.0 / kDaysPerYear);
        coin.with_first = sigma * correlation * root_day;
        coin.own = sigma * std::sqrt(std::max(1.0 - correlation * correlation, 0.0)) * root_day;
        double drift = coin.beta * input.drift.value_or(0.0) - 0.5 * sigma * sigma;
        if (input.model == RiskModel::Jumps) {
            const double mean = coin.beta * input.jump_mean, deviation = coin.beta * input.jump_deviation;
            drift -= input.jump_rate * (math::exp(mean + 0.5 * deviation * deviation) - 1.0);
        }
        // Of a history all drift is in its bars; a part of a coin's own keeps its mean.
        if (is_bootstrap) drift = -0.5 * coin.own * coin.own * kDaysPerYear;
        coin.drift = drift / kDaysPerYear;
        coins_.push_back(coin);
    }
    if (!is_bootstrap || !input.drift) return;
    double mean = 0.0;
    for (const PastBar& bar : past_.bars)
        mean += math::exp(bar.close);
    mean /= static_cast<double>(past_.bars.size());
    bar_shift_ = *input.drift * past_.bar_days / kDaysPerYear - math::log(mean);
}

void Motion::draw(std::uint64_t path, DrawnPath& drawn) const {
    drawn.spots.resize(plan_.bags.size());
    for (PairList& points : drawn.spots)
        points.clear();
    drawn.bases.resize(hedge_.legs.size());
    for (PairList& points : drawn.bases)
        points.clear();
    drawn.funding.clear();
    const std::size_t count = plan_.bags.size();
    if (drawn.covariance.empty()) {
        drawn.covariance.assign(count * count, 0.0);
        for (std::size_t a = 0; has_bridge() && a < count; ++a) {
            for (std::size_t b = 0; b < count; ++b) {
                const bool is_same = first_of_coin(plan_, a) == first_of_coin(plan_, b);
                drawn.covariance[a * count + b] =
                    coins_[a].with_first * coins_[b].with_first + (is_same ? coins_[a].own * coins_[b].own : 0.0);
            }
        }
    }
    Walk walk{Stream(seed_of(plan_), path, kPrices), drawn};
    for (const Coin& coin : coins_)
        walk.prices.push_back(coin.start);
    plan_.risk.model == RiskModel::Bootstrap ? draw_bars(walk) : draw_steps(walk);
}

void Motion::draw_steps(Walk& walk) const {
    const bool has_jumps = plan_.risk.model == RiskModel::Jumps && plan_.risk.jump_rate > 0.0;
    const double mean_gap = has_jumps ? kDaysPerYear / plan_.risk.jump_rate : 0.0;
    const auto gap = [&] { return -mean_gap * math::log(static_cast<double>(walk.stream.uniform())); };
    double next_jump = has_jumps ? gap() : std::numeric_limits<double>::infinity();
    for (; walk.grid < days_.size(); ++walk.grid) {
        const double end = days_[walk.grid];
        while (next_jump < end) {
            if (next_jump > walk.day) step(walk, next_jump);
            jump(walk);
            next_jump += gap();
        }
        step(walk, end);
    }
}

/// All coins to a later day.
void Motion::step(Walk& walk, double day) const {
    const double days = day - walk.day, root = std::sqrt(days);
    const double first = static_cast<double>(walk.stream.normal());
    std::array<double, kMostBags> own{};
    for (std::size_t i = 0; i < coins_.size(); ++i) {
        const Coin& coin = coins_[i];
        if (coin.own > 0.0) {
            const std::size_t source = first_of_coin(plan_, i);
            own[i] = source == i ? static_cast<double>(walk.stream.normal()) : own[source];
        }
        walk.multiply(i, coin.start,
                      math::exp(coin.drift * days + (coin.with_first * first + coin.own * own[i]) * root));
    }
    walk.put(day);
    swing_to(walk, day, first);
    walk.day = day;
}

void Motion::jump(Walk& walk) const {
    const double size = plan_.risk.jump_mean + plan_.risk.jump_deviation * static_cast<double>(walk.stream.normal());
    for (std::size_t i = 0; i < coins_.size(); ++i)
        walk.multiply(i, coins_[i].start, math::exp(coins_[i].beta * size));
    walk.put(walk.day);
}

void Motion::draw_bars(Walk& walk) const {
    const auto count = past_.bars.size();
    const double block = std::max(1.0, std::round(plan_.risk.block_days / past_.bar_days));
    double left = 0.0;
    std::size_t next = 0;
    const double spread = volatility() * std::sqrt(past_.bar_days / kDaysPerYear);
    for (; walk.grid < days_.size(); ++walk.grid) {
        if (left <= 0.0) {
            const double place = static_cast<double>(walk.stream.uniform()) * static_cast<double>(count);
            next = std::min(static_cast<std::size_t>(place), count - 1);
            left = block;
        }
        const PastBar& bar = past_.bars[next];
        next = next + 1 < count ? next + 1 : 0;
        left -= 1.0;
        const double day = days_[walk.grid], days = day - walk.day;
        const double part = std::min(days / past_.bar_days, 1.0); // the last one may be cut
        const double close = (bar.close + bar_shift_) * part;
        // The high before the low: for a short hedge the worse one first.
        const double high = std::max(bar.high * part, std::max(close, 0.0));
        const double low = std::min(bar.low * part, std::min(close, 0.0));
        const std::vector<double> before = walk.prices;
        const auto put = [&](double at, double log_move) {
            for (std::size_t i = 0; i < coins_.size(); ++i)
                walk.prices[i] = before[i], walk.multiply(i, coins_[i].start, math::exp(coins_[i].beta * log_move));
            walk.put(at);
        };
        put(walk.day + days / 3.0, high);
        put(walk.day + days * (2.0 / 3.0), low);
        std::array<double, kMostBags> own{};
        for (std::size_t i = 0; i < coins_.size(); ++i) {
            const Coin& coin = coins_[i];
            double log_move = coin.beta * close + coin.drift * days;
            if (coin.own > 0.0) {
                const std::size_t source = first_of_coin(plan_, i);
                own[i] = source == i ? static_cast<double>(walk.stream.normal()) : own[source];
                log_move += coin.own * own[i] * std::sqrt(days);
            }
            walk.prices[i] = before[i], walk.multiply(i, coin.start, math::exp(log_move));
        }
        walk.put(day);
        swing_to(walk, day, spread > 0.0 ? bar.close / spread : 0.0);
        walk.day = day;
    }
}

/// Funding and basis from walk.day on. `first`: what the first coin did, in standard deviations.
void Motion::swing_to(Walk& walk, double day, double first) const {
    const auto moved = [&](const Swing& swing, double value) {
        const double kept = math::exp(-kLn2 * (day - walk.day) / swing.half_life_days);
        const double apart = std::sqrt(std::max(1.0 - swing.correlation * swing.correlation, 0.0));
        const double normal = swing.correlation * first + apart * static_cast<double>(walk.stream.normal());
        return kept * value + swing.deviation * std::sqrt(std::max(1.0 - kept * kept, 0.0)) * normal;
    };
    if (funding_.deviation > 0.0) {
        walk.funding = moved(funding_, walk.funding);
        walk.drawn.funding.push_back({day, walk.funding});
    }
    if (basis_.deviation <= 0.0) return;
    walk.basis = moved(basis_, walk.basis);
    for (std::size_t i = 0; i < hedge_.legs.size(); ++i) {
        const HedgeLeg& leg = hedge_.legs[i];
        const double life = leg.lifetime_days;
        if (leg.expires && day > life) continue;
        // A dated contract's basis is gone at its expiry, and so is its swing.
        const double left = leg.expires && life > 0.0 ? 1.0 - day / life : 1.0;
        const double plan_basis = basis_at_[i][std::min(walk.grid, days_.size() - 1)];
        walk.drawn.bases[i].push_back({day, plan_basis + walk.basis * left * walk.prices[leg.asset]});
    }
}

} // namespace keel::risk
