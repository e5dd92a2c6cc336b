#include "text/outlook.hpp"

#include "text/leg_facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel::text {

namespace {

constexpr double kConstant = 0.001; // What counts as hedged and as the same value: 0.1 %.
constexpr double kSame = 1e-6;

Exposure exposure_of(const Plan& plan, const Report& report) {
    Exposure exposure;
    bool is_held = false, is_owed = false, is_bet = false;
    for (std::size_t i = 0; i < std::min(plan.bags.size(), report.sizing.bags.size()); ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        const double price = plan.bags[i].price;
        exposure.exposed_usd += bag.exposed_coins * price;
        exposure.hedged_usd += bag.hedged_coins * price;
        exposure.gross_usd += std::fabs(bag.exposed_coins) * price;
        exposure.open_usd += std::fabs(bag.residual_coins) * price;
        exposure.adds_risk = exposure.adds_risk || bag.exposed_coins * bag.hedged_coins < 0.0;
        is_held = is_held || bag.exposed_coins > 0.0;
        is_owed = is_owed || bag.exposed_coins < 0.0;
        is_bet = is_bet || (bag.exposed_coins == 0.0 && bag.hedged_coins != 0.0);
    }
    exposure.is_one_way = !(is_held && is_owed) && !is_bet;
    return exposure;
}

// ---- The value that is locked in ----

/// Value after the price has moved, with nothing else counted.
double locked_usd(const Scenario& scenario) {
    return scenario.sold_usd + scenario.spot_usd + scenario.futures_usd + scenario.basis_usd;
}

double costs_usd(const Scenario& s) {
    return s.funding_usd + s.fees_usd + s.slippage_usd + s.borrow_usd + s.settle_usd + s.bonus_usd;
}

/// What P&L in coins makes of a basis at the end is not the same at every price.
bool is_bent(const Plan& plan, std::size_t leg) {
    return kind_of(plan, leg) == ContractKind::Inverse
           && std::fabs(exit_basis_of(plan, leg)) > kSame * plan.bags[asset_of(plan, leg)].price;
}

std::optional<LockedValue> locked_value(const Plan& plan, const Report& report, const Outlook& outlook) {
    const Exposure& exposure = outlook.exposure;
    if (exposure.gross_usd <= 0.0 || exposure.open_usd > kConstant * exposure.gross_usd) return std::nullopt;
    if (!outlook.cross_hedges.empty() || outlook.first_to_end) return std::nullopt;
    constexpr double kVisibleCosts = 0.01;
    const Scenario* nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    double most = -least, costs = 0.0;
    LockedValue locked{.lowest_price = least, .highest_price = most};
    for (const Scenario& scenario : report.scenarios) {
        if (scenario.liquidated) continue;
        least = std::fmin(least, locked_usd(scenario));
        most = std::fmax(most, locked_usd(scenario));
        costs = std::fmax(costs, std::fabs(costs_usd(scenario)));
        locked.lowest_price = std::fmin(locked.lowest_price, scenario.price);
        locked.highest_price = std::fmax(locked.highest_price, scenario.price);
        if (nearest == nullptr || std::fabs(scenario.shock) < std::fabs(nearest->shock)) nearest = &scenario;
    }
    if (nearest == nullptr) return std::nullopt;
    locked.usd = locked_usd(*nearest);
    if (most - least > kConstant * std::fabs(locked.usd)) return std::nullopt;
    // What cannot be told from the sizes has to be seen in more than one scenario.
    const bool is_changed =
        std::ranges::any_of(outlook.open_legs, [&](std::size_t leg) { return plan.legs[leg].change_contracts != 0.0; });
    locked.is_in_range =
        is_changed || std::ranges::any_of(outlook.open_legs, [&](std::size_t leg) { return is_bent(plan, leg); });
    if (locked.is_in_range && locked.lowest_price >= locked.highest_price) return std::nullopt;
    const bool is_fully_hedged = exposure.open_usd <= kSame * exposure.gross_usd;
    locked.is_exact = is_fully_hedged && most - least <= kSame * std::fabs(locked.usd);
    locked.is_before_costs = costs > kVisibleCosts * std::fabs(locked.usd);
    return locked;
}

// ---- Liquidation ----

void keep_nearest(std::optional<Danger>& nearest, Danger danger) {
    if (!nearest || std::fabs(danger.distance) < std::fabs(nearest->distance)) nearest = std::move(danger);
}

void add_danger(Outlook& outlook, Danger danger) {
    auto& nearest = danger.direction == Direction::Rise ? outlook.rise : outlook.fall;
    keep_nearest(nearest, std::move(danger));
}

/// The leg's own price, on the side on which it loses.
void add_own_danger(const Plan& plan, const Report& report, std::size_t leg, Outlook& outlook) {
    const LegMargin& margin = report.margin.legs[leg];
    if (!margin.liquidation_price || !margin.liquidation_distance) return;
    const bool is_long = direction_of(plan, report, leg) < 0.0;
    const double distance = *margin.liquidation_distance;
    if (is_long ? distance >= 0.0 : distance <= 0.0) outlook.is_liquidated_at_entry = true;
    add_danger(outlook,
               {is_long ? Direction::Fall : Direction::Rise, distance, *margin.liquidation_price, {leg}, false});
}

std::vector<std::size_t> open_of(const Report& report, const std::vector<std::size_t>& legs) {
    std::vector<std::size_t> open;
    std::ranges::copy_if(legs, std::back_inserter(open), [&](std::size_t leg) { return is_open(report, leg); });
    return open;
}

/// The moves at which the wallet of a leg dies. A single open leg whose own price stands for one of them speaks of
/// that.
void add_wallet_dangers(const Plan& plan, const Report& report, std::size_t leg, Outlook& outlook) {
    const auto index = wallet_of(plan, report, leg);
    const auto open = open_of(report, sharing_margin(plan, report, leg));
    if (!index || open.empty() || open.front() != leg) return;
    const WalletMargin& wallet = report.margin.wallets[*index];
    const bool has_own = open.size() == 1 && report.margin.legs[leg].liquidation_price;
    const bool is_long = direction_of(plan, report, leg) < 0.0;
    if (has_own) add_own_danger(plan, report, leg, outlook);
    const double first_price = plan.bags.front().price;
    if (wallet.liquidation_rise && !(has_own && !is_long)) {
        if (*wallet.liquidation_rise <= 0.0) outlook.is_liquidated_at_entry = true;
        const double price = first_price * (1.0 + *wallet.liquidation_rise);
        add_danger(outlook, {Direction::Rise, *wallet.liquidation_rise, price, open, true});
    }
    if (wallet.liquidation_fall && !(has_own && is_long)) {
        if (*wallet.liquidation_fall >= 0.0) outlook.is_liquidated_at_entry = true;
        const double price = first_price * (1.0 + *wallet.liquidation_fall);
        add_danger(outlook, {Direction::Fall, *wallet.liquidation_fall, price, open, true});
    }
}

/// The way of the futures price reaches the leg's liquidation price, as it stands today.
bool reaches_own_price(const Plan& plan, const Report& report, std::size_t leg, const Scenario& scenario) {
    const auto& liquidation = report.margin.legs[leg].liquidation_price;
    const std::size_t asset = asset_of(plan, leg);
    if (!liquidation || asset >= scenario.bags.size()) return false;
    const Leg& input = plan.legs[leg];
    const double start = plan.bags[asset].price, end = scenario.bags[asset].price;
    const double basis = exit_basis_of(plan, leg);
    const double settle = kind_of(plan, leg) == ContractKind::Linear ? input.settle_price : 1.0;
    const double exit_settle = kind_of(plan, leg) == ContractKind::Linear ? exit_settle_of(plan, leg) : 1.0;
    if (direction_of(plan, report, leg) < 0.0) {
        return std::fmin(start, end) + std::fmin(input.basis, basis) <= *liquidation * std::fmax(settle, exit_settle);
    }
    return std::fmax(start, end) + std::fmax(input.basis, basis) >= *liquidation * std::fmin(settle, exit_settle);
}

bool reaches_danger(const Plan& plan, const Report& report, const Outlook& outlook, const Scenario& scenario) {
    for (const auto& danger : {outlook.rise, outlook.fall}) {
        if (!danger || !danger->is_wallet) continue;
        if (danger->direction == Direction::Rise ? scenario.shock >= danger->distance
                                                 : scenario.shock <= danger->distance)
            return true;
    }
    return std::ranges::any_of(outlook.open_legs,
                               [&](std::size_t leg) { return reaches_own_price(plan, report, leg, scenario); });
}

EarlyCause cause_of(const Plan& plan, const Outlook& outlook, const Scenario& scenario) {
    EarlyCause cause = EarlyCause::Other;
    for (const std::size_t leg : outlook.open_legs) {
        if (leg >= scenario.legs.size() || !scenario.legs[leg].liquidated) continue;
        if (scenario.legs[leg].funding < 0.0) return EarlyCause::Funding;
        const Leg& input = plan.legs[leg];
        const bool has_bonus = input.bonus_use == BonusUse::Margin && input.bonus_credit > 0.0;
        if (has_bonus && input.bonus_days && *input.bonus_days <= plan.horizon_days) cause = EarlyCause::Bonus;
    }
    return cause;
}

void find_liquidation(const Plan& plan, const Report& report, Outlook& outlook) {
    for (const std::size_t leg : outlook.open_legs) {
        if (is_cross_margined(plan, leg)) {
            add_wallet_dangers(plan, report, leg, outlook);
        } else {
            add_own_danger(plan, report, leg, outlook);
        }
    }
    if (outlook.is_liquidated_at_entry) return;
    for (const Scenario& scenario : report.scenarios) {
        if (!scenario.liquidated || reaches_danger(plan, report, outlook, scenario)) continue;
        const Scenario* found = outlook.early_liquidation;
        if (found == nullptr || std::fabs(scenario.shock) < std::fabs(found->shock))
            outlook.early_liquidation = &scenario;
    }
    if (outlook.early_liquidation != nullptr) outlook.early_cause = cause_of(plan, outlook, *outlook.early_liquidation);
}

} // namespace

Outlook outlook_of(const Plan& plan, const Report& report) {
    Outlook outlook;
    const std::size_t legs = std::min({plan.legs.size(), report.sizing.legs.size(), report.margin.legs.size()});
    for (std::size_t i = 0; i < legs; ++i) {
        if (!is_open(report, i)) continue;
        outlook.open_legs.push_back(i);
        if (is_cross_hedge(plan, i)) outlook.cross_hedges.push_back(i);
        if (!ends_early(plan, i)) continue;
        if (!outlook.first_to_end || expiry_days_of(plan, i) < expiry_days_of(plan, *outlook.first_to_end))
            outlook.first_to_end = i;
    }
    outlook.exposure = exposure_of(plan, report);
    outlook.locked = locked_value(plan, report, outlook);
    find_liquidation(plan, report, outlook);
    return outlook;
}

double price_result_usd(const Report& report, const Scenario& scenario) {
    double so_far = 0.0;
    for (const LegSizing& leg : report.sizing.legs)
        so_far += leg.pnl_so_far_usd;
    return scenario.spot_usd + scenario.futures_usd + scenario.basis_usd - so_far;
}

const Scenario* example_of(const Report& report, Direction direction) {
    const double wanted = direction == Direction::Fall ? -0.1 : 0.1;
    const Scenario* best = nullptr;
    for (const Scenario& scenario : report.scenarios) {
        if (scenario.liquidated || scenario.shock * wanted <= 0.0) continue;
        if (best == nullptr || std::fabs(scenario.shock - wanted) < std::fabs(best->shock - wanted)) best = &scenario;
    }
    return best;
}

const Scenario* worse_example_of(const Report& report) {
    constexpr double kHalfCent = 0.005;
    const Scenario* rise = example_of(report, Direction::Rise);
    const Scenario* fall = example_of(report, Direction::Fall);
    if (rise == nullptr || fall == nullptr) return fall != nullptr ? fall : rise;
    return price_result_usd(report, *rise) < price_result_usd(report, *fall) - kHalfCent ? rise : fall;
}

} // namespace keel::text
