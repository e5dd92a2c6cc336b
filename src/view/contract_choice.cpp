#include "view/contract_choice.hpp"

#include "view/rule_choice.hpp"

#include "engine/funding.hpp"
#include "engine/market.hpp"
#include "engine/plan_check.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace keel::view {

namespace {

template <class Item>
void add_once(std::vector<Item>& items, Item item) {
    if (std::ranges::find(items, item) == items.end()) items.push_back(item);
}

/// What `item_of` makes of each contract, those on the coin first; nothing of what it passes over (an empty item).
template <class Item>
Offer<Item> offer(std::string_view coin, Item (*item_of)(const Contract&, std::string_view), std::string_view venue) {
    Offer<Item> found;
    for (const bool is_own : {true, false}) {
        for (const Contract& contract : contracts()) {
            const Item item = item_of(contract, venue);
            if ((contract.underlying == coin) == is_own && item != Item{}) add_once(found.items, item);
        }
        if (is_own) found.own = found.items.size();
    }
    return found;
}

std::string settle_asset_of(const Plan& plan, const Leg& leg) {
    if (const Contract* contract = find_contract(leg.contract)) return std::string(contract->settle_asset);
    if (leg.kind == ContractKind::Inverse) return coin_of(plan, leg);
    return leg.kind == ContractKind::Linear ? "USDT" : "";
}

/// The contract with the highest score of those that have the coin, or the venue.
const Contract* best_contract(std::string_view coin, std::string_view venue, ContractKind kind,
                              std::string_view Contract::*needed) {
    const std::string_view wanted = needed == &Contract::venue ? venue : coin;
    const Contract* best = nullptr;
    int best_score = -1;
    for (const Contract& contract : contracts()) {
        if (contract.*needed != wanted) continue;
        const int score = (contract.underlying == coin ? 8 : 0) + (contract.venue == venue ? 4 : 0)
                          + (contract.product == Product::Perpetual ? 2 : 0) + (contract.kind == kind ? 1 : 0);
        if (score > best_score) best = &contract, best_score = score;
    }
    return best;
}

void move_to_coin(Leg& leg, std::string_view coin) {
    const Contract* contract = find_contract(leg.contract);
    if (contract == nullptr || contract->underlying == coin) return;
    if (const Contract* other = nearest_contract(coin, contract->venue, contract->kind)) {
        leg.contract = std::string(other->id);
    } else {
        make_custom(leg);
        // The size of a linear contract is in coins of the one that was left.
        if (leg.kind == ContractKind::Linear) leg.contract_value.reset();
    }
}

/// A leg whose contract is on a coin that no bag holds goes back to the coin of its bag.
void bring_home(const Plan& plan, Leg& leg) {
    if (asset_of(plan, leg)) return;
    leg.coin.reset();
    follow_coin(plan, leg);
}

/// What the leg as it is now has no use for.
void clear_what_does_not_apply(const Plan& before_plan, const Leg& before, const Plan& plan, Leg& leg) {
    if (settle_asset_of(before_plan, before) != settle_asset_of(plan, leg)) {
        leg.collateral.reset();
        leg.maintenance_amount.reset();
    }
    if (coin_of(before_plan, before) != coin_of(plan, leg)) { // its prices are others
        leg.entry_price.reset();
        leg.exit_basis.reset();
        leg.basis = 0.0;
    }
    const Contract* contract = find_contract(leg.contract);
    const ContractKind kind = kind_of(leg);
    if (kind != ContractKind::Inverse && leg.collateral_source == CollateralSource::Bag) leg.collateral_source.reset();
    if (kind != ContractKind::Linear || leg.margin_mode != MarginMode::Cross) leg.spot_collateral = 0.0;
    if (!leg.entry_price) leg.change_contracts = 0.0;
    if (leg.contract != before.contract && contract != nullptr) {
        leg.funding_interval_hours.reset();
        keep_daily_funding(leg, funding_interval_of(before));
        leg.coin.reset();
        if (contract->product == Product::Perpetual) leg.expiry_days.reset();
    }
    if (leg.sizing == SizingMode::MinVariance && coin_of(plan, leg) == plan.bags[bag_of(plan, leg)].coin)
        leg.sizing = SizingMode::Ratio;
    // A size in dollars is none in coins.
    if (contract == nullptr && before.contract == kCustomContract && leg.kind != before.kind)
        leg.contract_value.reset();
}

} // namespace

std::vector<std::string_view> coins_with_contracts() {
    std::vector<std::string_view> coins;
    for (const Contract& contract : contracts())
        add_once(coins, contract.underlying);
    return coins;
}

Offer<std::string_view> venues_for(std::string_view coin) {
    return offer<std::string_view>(
        coin, [](const Contract& contract, std::string_view) { return contract.venue; }, "");
}

Offer<const Contract*> contracts_for(std::string_view venue, std::string_view coin) {
    return offer<const Contract*>(
        coin,
        [](const Contract& contract, std::string_view wanted) {
            return contract.venue == wanted ? &contract : nullptr;
        },
        venue);
}

const Contract* nearest_contract(std::string_view coin, std::string_view venue, ContractKind kind) {
    return best_contract(coin, venue, kind, &Contract::underlying);
}

const Contract* nearest_at_venue(std::string_view venue, std::string_view coin, ContractKind kind) {
    return best_contract(coin, venue, kind, &Contract::venue);
}

std::size_t bag_of(const Plan& plan, const Leg& leg) {
    const auto index = static_cast<std::size_t>(std::max(1.0, leg.bag)) - 1;
    return std::min(index, plan.bags.size() - 1);
}

std::string coin_of(const Plan& plan, const Leg& leg) {
    if (const Contract* contract = find_contract(leg.contract)) return std::string(contract->underlying);
    return leg.coin.value_or(plan.bags[bag_of(plan, leg)].coin);
}

ContractKind kind_of(const Leg& leg) {
    const Contract* contract = find_contract(leg.contract);
    return contract != nullptr ? contract->kind : leg.kind;
}

bool is_dated(const Leg& leg) {
    const Contract* contract = find_contract(leg.contract);
    return leg.expiry_days || (contract != nullptr && contract->product == Product::Dated);
}

std::optional<double> days_to_delivery(const Contract& contract) {
    const std::string_view date = contract.delivery_date; // 2026-12-25
    if (date.size() != 10) return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        for (const char digit : date.substr(from, count))
            value = value * 10 + static_cast<unsigned>(digit - '0');
        return value;
    };
    using namespace std::chrono;
    const sys_days delivery =
        year_month_day(year(static_cast<int>(number(0, 4))), month(number(5, 2)), day(number(8, 2)));
    return double((delivery - floor<days>(system_clock::now())).count());
}

void choose_contract(Leg& leg, const Contract& contract) {
    leg.contract = std::string(contract.id);
    const auto days = days_to_delivery(contract);
    leg.expiry_days = days && *days > 0.0 ? days : std::nullopt;
}

void make_custom(Leg& leg) {
    if (const Contract* contract = find_contract(leg.contract)) {
        leg.kind = contract->kind;
        leg.contract_value = contract->contract_value;
        leg.lot_step = contract->lot_step.value_or(kAssumedLotStep);
    }
    leg.contract = std::string(kCustomContract);
}

void follow_coin(const Plan& plan, Leg& leg) { move_to_coin(leg, plan.bags[bag_of(plan, leg)].coin); }

void keep_consistent(const Plan& before, Plan& after) {
    if (before == after || after.bags.empty() || before.legs.size() != after.legs.size()) return;
    const std::size_t bags = std::min(before.bags.size(), after.bags.size());
    for (std::size_t i = 0; i < after.legs.size(); ++i) {
        Leg& leg = after.legs[i];
        const Leg& old = before.legs[i];
        // A coin that has changed takes the contracts on it along.
        const auto asset = asset_of(before, old);
        if (asset && *asset < bags && before.bags[*asset].coin != after.bags[*asset].coin)
            move_to_coin(leg, after.bags[*asset].coin);
        if (!asset_of(after, leg)) {
            const bool is_chosen = leg.contract != old.contract || leg.coin != old.coin;
            if (is_chosen && after.bags.size() < kMostBags)
                add_bag(after, coin_of(after, leg));
            else
                bring_home(after, leg);
        }
        clear_what_does_not_apply(before, old, after, leg);
    }
}

void add_bag(Plan& plan, std::string_view coin) {
    Bag bag;
    bag.coin = std::string(coin);
    bag.amount = 0.0;
    plan.bags.push_back(bag);
}

void add_leg(Plan& plan) {
    Leg leg;
    // The bag that has no hedge yet, else the first.
    for (std::size_t bag = 0; bag < plan.bags.size(); ++bag) {
        if (std::ranges::find(plan.legs, double(bag + 1), &Leg::bag) == plan.legs.end()) {
            leg.bag = double(bag + 1);
            break;
        }
    }
    follow_coin(plan, leg);
    plan.legs.push_back(leg);
}

void remove_bag(Plan& plan, std::size_t index) {
    if (plan.bags.size() < 2 || index >= plan.bags.size()) return;
    if (index == 0) return move_bag_down(plan, 0), remove_bag(plan, 1);
    const double number = double(index + 1);
    for (std::size_t i = plan.legs.size(); i-- > 0;) {
        if (plan.legs[i].bag == number) remove_leg(plan, i);
    }
    plan.bags.erase(plan.bags.begin() + static_cast<std::ptrdiff_t>(index));
    for (Leg& leg : plan.legs) {
        if (leg.bag > number) leg.bag -= 1.0;
    }
    for (Leg& leg : plan.legs)
        bring_home(plan, leg);
}

void remove_leg(Plan& plan, std::size_t index) {
    if (index >= plan.legs.size()) return;
    plan.legs.erase(plan.legs.begin() + static_cast<std::ptrdiff_t>(index));
    if (!plan.rules.empty()) forget_rules_of(plan, index);
}

void move_bag_down(Plan& plan, std::size_t index) {
    if (index + 1 >= plan.bags.size()) return;
    if (index == 0) {
        std::vector<double> correlations;
        for (std::size_t bag = 0; bag < plan.bags.size(); ++bag)
            correlations.push_back(correlation_between(plan, 1, bag));
        for (std::size_t bag = 0; bag < plan.bags.size(); ++bag)
            plan.bags[bag].correlation = correlations[bag];
        plan.bags[1].shock.reset(); // the moves of the scenarios are its own now
    }
    std::swap(plan.bags[index], plan.bags[index + 1]);
    const double number = double(index + 1);
    for (Leg& leg : plan.legs) {
        if (leg.bag == number)
            leg.bag += 1.0;
        else if (leg.bag == number + 1.0)
            leg.bag -= 1.0;
    }
}

void move_leg_down(Plan& plan, std::size_t index) {
    if (index + 1 >= plan.legs.size()) return;
    std::swap(plan.legs[index], plan.legs[index + 1]);
    if (!plan.rules.empty()) swap_rules_of(plan, index);
}

} // namespace keel::view
