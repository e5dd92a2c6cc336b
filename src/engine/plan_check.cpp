#include "engine/plan_check.hpp"

#include "engine/market.hpp"
#include "engine/sizing.hpp"
#include "engine/terms.hpp"
#include "model/digits.hpp"
#include "model/venues.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace keel {

namespace {

/// The lowest spot price of a bag that any scenario of the plan passes through.
double lowest_price(const Plan& plan, std::size_t bag) {
    double lowest = plan.bags[bag].price;
    for (const double shock : plan.scenario.shocks)
        lowest = std::min(lowest, double(price_after(plan, bag, shock)));
    return lowest;
}

/// The issues of one leg, gathered in the order they are looked for.
class LegChecks {
public:
    LegChecks(const Plan& plan, std::size_t index, std::size_t asset, Issues& issues)
        : plan_(plan), leg_(plan.legs[index]), index_(index), asset_(asset),
          bag_(static_cast<std::size_t>(leg_.bag) - 1), terms_(terms_of(plan, leg_, plan.bags[bag_])), issues_(issues) {
    }

    void check() {
        check_collateral();
        check_size();
        check_change();
        check_basis();
    }

private:
    void add(std::string_view name, std::string value, std::string accepted) {
        issues_.push_back({leg_key(index_, name), std::move(value), std::move(accepted)});
    }

    void check_collateral() {
        if (terms_.kind != ContractKind::Inverse && leg_.collateral_source == CollateralSource::Bag) {
            add("collateral_source", "bag",
                "possible with a contract that is margined in " + terms_.settle_asset + "; accepted: extra");
        }
        const bool is_unified = leg_.margin_mode == MarginMode::Cross && terms_.kind == ContractKind::Linear;
        if (leg_.spot_collateral > 0.0 && !is_unified) {
            add("spot_collateral", text_from_number(leg_.spot_collateral),
                "possible here: coins count as collateral only for a linear contract on cross margin; accepted: 0");
        }
        if (leg_.spot_collateral > plan_.bags[bag_].amount) {
            add("spot_collateral", text_from_number(leg_.spot_collateral),
                "at most the " + text_from_number(plan_.bags[bag_].amount) + " coins of the bag");
        }
    }

    void check_size() {
        if (leg_.sizing != SizingMode::Ratio && leg_.sizing != SizingMode::MinVariance) return;
        const UsdPerCoin price(plan_.bags[asset_].price);
        if (target_coins(plan_, leg_, terms_, {bag_, asset_, price, price, leg_.settle_price})) return;
        add("leverage", text_from_number(leg_.leverage),
            "above the hedge ratio " + text_from_number(leg_.ratio)
                + ": the coins posted on top of the bag would need hedging too, without end; "
                  "raise the leverage or give the collateral");
    }

    void check_change() {
        if (leg_.change_contracts == 0.0 || leg_.entry_price) return;
        add("change_contracts", text_from_number(leg_.change_contracts),
            "possible without leg.entry_price: only a position that is open already can be changed; accepted: 0");
    }

    /// Futures prices must stay above 0 on every path; the basis is linear in time, so its lower end decides.
    void check_basis() {
        const double lowest = lowest_price(plan_, asset_);
        const auto check_one = [&](double basis, std::string_view name) {
            if (basis > -lowest) return;
            add(name, text_from_number(basis),
                "above " + text_from_number(-lowest) + ": the futures price would fall to 0 or below at "
                    + text_from_number(lowest) + ", the lowest scenario price");
        };
        check_one(leg_.basis, "basis");
        if (leg_.exit_basis) check_one(*leg_.exit_basis, "exit_basis");
    }

    const Plan& plan_;
    const Leg& leg_;
    std::size_t index_;
    std::size_t asset_;
    std::size_t bag_;
    Terms terms_;
    Issues& issues_;
};

} // namespace

std::string leg_key(std::size_t index, std::string_view name) {
    return (index == 0 ? "leg." : "leg" + std::to_string(index + 1) + ".") + std::string(name);
}

std::string bag_key(std::size_t index, std::string_view name) {
    return (index == 0 ? "bag." : "bag" + std::to_string(index + 1) + ".") + std::string(name);
}

Issues unknown_leg(const Plan& plan, std::size_t leg) {
    if (leg < plan.legs.size()) return {};
    return {{"leg", std::to_string(leg + 1), "a hedge of this plan, 1 to " + std::to_string(plan.legs.size())}};
}

std::string text_from_number(double value) {
    constexpr int kPrecision = 12;
    return general_text(value, kPrecision);
}

std::string_view coin_of_contract(const Plan& plan, const Leg& leg) {
    const Contract* contract = find_contract(leg.contract);
    if (contract != nullptr) return contract->underlying;
    return leg.coin ? *leg.coin : plan.bags[static_cast<std::size_t>(leg.bag) - 1].coin;
}

std::optional<std::size_t> asset_of(const Plan& plan, const Leg& leg) {
    const auto bag = static_cast<std::size_t>(leg.bag) - 1;
    const std::string_view coin = coin_of_contract(plan, leg);
    if (plan.bags[bag].coin == coin) return bag;
    const auto found = std::ranges::find(plan.bags, coin, [](const Bag& each) { return std::string_view(each.coin); });
    if (found == plan.bags.end()) return std::nullopt;
    return static_cast<std::size_t>(found - plan.bags.begin());
}

Issues check_plan(const Plan& plan) {
    Issues issues;
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const Leg& leg = plan.legs[i];
        if (leg.bag > static_cast<double>(plan.bags.size())) {
            issues.push_back({leg_key(i, "bag"), text_from_number(leg.bag),
                              "a bag of this plan, 1 to " + std::to_string(plan.bags.size())});
            continue;
        }
        const Bag& bag = plan.bags[static_cast<std::size_t>(leg.bag) - 1];
        const auto asset = asset_of(plan, leg);
        if (!asset) {
            const std::string coin(coin_of_contract(plan, leg));
            issues.push_back({leg_key(i, "contract"), leg.contract,
                              "a contract on " + bag.coin + ", which its bag holds; to hedge it with " + coin
                                  + ", add a bag of " + coin + " with its price and volatility, 0 coins will do"});
            continue;
        }
        LegChecks(plan, i, *asset, issues).check();
    }
    return issues;
}

} // namespace keel
