#include "risk/levels.hpp"

#include "engine/path_crossings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <variant>

namespace keel::risk {

namespace {

double most_leverage_of(const HedgeLeg& leg) {
    const Contract* contract = leg.terms.contract;
    return contract != nullptr && contract->max_leverage ? *contract->max_leverage
                                                         : std::numeric_limits<double>::infinity();
}

double notional_of(const HedgeLeg& leg) {
    return std::visit([&](const auto& m) { return double(notional_at(m.position, leg.mark)); }, leg.margined);
}

bool is_open(const HedgeLeg& leg) {
    return std::visit([](const auto& m) { return keel::is_open(m.position); }, leg.margined);
}

} // namespace

double collateral_of(const HedgeLeg& leg) {
    return std::visit([](const auto& m) { return double(m.collateral); }, leg.margined);
}

std::optional<double> liquidation_with(const PathLeg& leg, double more) {
    PathLeg other = leg;
    const LegPrices no_matter{leg.hedge().mark, UsdPerCoin(0.0), 1.0};
    other.deposit(more, 0.0, 0.0, no_matter);
    const auto price = other.liquidation_price(leg.hedge().mark);
    return price ? std::optional(double(*price)) : std::nullopt;
}

OtherLevels other_levels(const Plan& plan, const Hedge& hedge) {
    OtherLevels levels;
    const auto fits = [&](std::size_t i) { return is_open(hedge.legs[i]) && !is_shared(hedge, i); };
    while (levels.leg < hedge.legs.size() && !fits(levels.leg))
        ++levels.leg;
    if (levels.leg == hedge.legs.size()) return levels;
    const HedgeLeg& leg = hedge.legs[levels.leg];
    const PathLeg on_path(leg, plan.legs[levels.leg], plan.borrow_rate);
    const double notional = notional_of(leg), own = collateral_of(leg);
    const auto level_of = [&](double collateral) {
        return RiskLevel{.leverage = notional / collateral,
                         .collateral = collateral,
                         .liquidation_price = liquidation_with(on_path, collateral - own)};
    };
    const double most = most_leverage_of(leg);
    std::vector<double> leverages{1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0};
    std::erase_if(leverages, [&](double leverage) { return leverage > most; });
    // The plan's own between them, unless it is one of them.
    constexpr double kSame = 1e-6;
    const double now = own > 0.0 ? notional / own : 0.0;
    const auto is_now = [&](double leverage) { return std::abs(leverage / now - 1.0) < kSame; };
    if (own > 0.0 && std::ranges::none_of(leverages, is_now)) leverages.push_back(now);
    std::ranges::sort(leverages);
    for (const double leverage : leverages) {
        levels.by_leverage.push_back(level_of(notional / leverage));
        levels.by_leverage.back().leverage = leverage;
    }
    if (own <= 0.0) return levels;
    for (const double factor : {0.5, 0.75, 1.0, 1.5, 2.0, 3.0})
        levels.by_collateral.push_back(level_of(own * factor));
    return levels;
}

} // namespace keel::risk
