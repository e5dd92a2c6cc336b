#include "engine/top_ups.hpp"

#include "engine/hedge.hpp"
#include "engine/margin.hpp"
#include "engine/plan_check.hpp"

#include <string>
#include <utility>
#include <variant>

namespace keel {

namespace {

template <class PositionType>
std::vector<TopUp> rungs_of(const Margined<PositionType>& margined, const HedgeLeg& leg, double most, double target,
                            std::size_t count) {
    const PositionType& position = margined.position;
    auto backing = margined.collateral + margined.realised;
    std::vector<TopUp> rungs;
    UsdPerCoin from = leg.mark;
    while (rungs.size() < count && is_open(position)) {
        const auto price = price_at_leverage(position, backing, most, from);
        if (!price) break;
        const auto deposit = notional_at(position, *price) * (1.0 / target - 1.0 / most);
        backing += deposit;
        // Coins are worth the spot price, which is the futures price less the basis.
        const SettleValue then{*price - leg.entry_basis, leg.settle_start};
        TopUp rung{double(*price), double(deposit), double(usd_from_settle(deposit, then)), std::nullopt};
        if (const auto liquidation = liquidation_of(position, backing, leg.terms, *price).price)
            rung.liquidation_price = double(*liquidation);
        rungs.push_back(rung);
        from = *price;
    }
    return rungs;
}

} // namespace

std::expected<std::vector<TopUp>, Issues> top_ups(const Plan& plan, std::size_t leg, double most, double target,
                                                  std::size_t count) noexcept {
    Issues issues = unknown_leg(plan, leg);
    if (!(target > 0.0 && target < most))
        issues.push_back({"target", std::to_string(target), "above 0 and below most"});
    if (!issues.empty()) return std::unexpected(std::move(issues));
    const auto hedge = hedge_from_plan(plan);
    if (!hedge) return std::unexpected(hedge.error());
    return std::visit([&](const auto& margined) { return rungs_of(margined, hedge->legs[leg], most, target, count); },
                      hedge->legs[leg].margined);
}

} // namespace keel
