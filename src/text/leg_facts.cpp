#include "text/leg_facts.hpp"

#include <algorithm>
#include <cmath>

namespace keel::text {

namespace {

constexpr double kHoursPerDay = 24.0;

bool has_bag(const Plan& plan, std::size_t leg) {
    const double number = plan.legs[leg].bag;
    return number >= 1.0 && number <= static_cast<double>(plan.bags.size());
}

double clamped_rate(const Plan& plan, std::size_t leg, double rate) {
    const Contract* contract = contract_of(plan, leg);
    auto cap = plan.legs[leg].funding_cap_rate;
    auto floor = plan.legs[leg].funding_floor_rate;
    if (!cap && contract != nullptr) cap = contract->funding_cap_rate;
    if (!floor && contract != nullptr) floor = contract->funding_floor_rate;
    return std::fmin(std::fmax(rate, floor.value_or(rate)), cap.value_or(rate));
}

/// How many payments there are in (0, days]. 30 days hold 90 of 8 hours whatever the division rounds to.
double payments_in(double days, double interval_hours) {
    constexpr double kWholeTolerance = 1e-9;
    return std::floor(days * kHoursPerDay / interval_hours * (1.0 + kWholeTolerance) + kWholeTolerance);
}

} // namespace

bool has_several_coins(const Plan& plan) {
    return std::ranges::any_of(plan.bags, [&](const Bag& bag) { return bag.coin != plan.bags.front().coin; });
}

const Contract* contract_of(const Plan& plan, std::size_t leg) { return find_contract(plan.legs[leg].contract); }

ContractKind kind_of(const Plan& plan, std::size_t leg) {
    const Contract* contract = contract_of(plan, leg);
    return contract != nullptr ? contract->kind : plan.legs[leg].kind;
}

std::size_t bag_of(const Plan& plan, std::size_t leg) {
    return has_bag(plan, leg) ? static_cast<std::size_t>(plan.legs[leg].bag) - 1 : 0;
}

std::string hedged_coin_of(const Plan& plan, std::size_t leg) {
    return has_bag(plan, leg) ? plan.bags[bag_of(plan, leg)].coin : "coins";
}

std::string contract_coin_of(const Plan& plan, std::size_t leg) {
    if (const Contract* contract = contract_of(plan, leg)) return std::string(contract->underlying);
    return plan.legs[leg].coin.value_or(hedged_coin_of(plan, leg));
}

std::string settle_asset_of(const Plan& plan, std::size_t leg) {
    if (const Contract* contract = contract_of(plan, leg)) return std::string(contract->settle_asset);
    switch (plan.legs[leg].kind) {
    case ContractKind::Inverse: return contract_coin_of(plan, leg);
    case ContractKind::Linear: return "USDT";
    case ContractKind::Quanto: return "settle units";
    }
    return {};
}

std::size_t asset_of(const Plan& plan, std::size_t leg) {
    const std::size_t bag = bag_of(plan, leg);
    const std::string coin = contract_coin_of(plan, leg);
    if (plan.bags[bag].coin == coin) return bag;
    const auto found = std::ranges::find(plan.bags, coin, &Bag::coin);
    return found == plan.bags.end() ? bag : static_cast<std::size_t>(found - plan.bags.begin());
}

bool is_cross_hedge(const Plan& plan, std::size_t leg) { return asset_of(plan, leg) != bag_of(plan, leg); }

bool is_open(const Report& report, std::size_t leg) { return report.sizing.legs[leg].contracts != 0.0; }

double direction_of(const Plan& plan, const Report& report, std::size_t leg) {
    if (leg < report.sizing.legs.size() && is_open(report, leg))
        return report.sizing.legs[leg].contracts < 0.0 ? -1.0 : 1.0;
    return plan.legs[leg].side == Side::Long ? -1.0 : 1.0;
}

bool is_cross_margined(const Plan& plan, std::size_t leg) { return plan.legs[leg].margin_mode == MarginMode::Cross; }

std::string wallet_name_of(const Plan& plan, std::size_t leg) {
    const Contract* contract = contract_of(plan, leg);
    return contract != nullptr ? std::string(contract->venue) : "custom";
}

std::vector<std::size_t> sharing_margin(const Plan& plan, const Report& report, std::size_t leg) {
    std::vector<std::size_t> legs;
    for (std::size_t i = 0; i < std::min(plan.legs.size(), report.margin.legs.size()); ++i) {
        if (is_cross_margined(plan, i) && wallet_name_of(plan, i) == wallet_name_of(plan, leg)
            && report.margin.legs[i].settle_asset == report.margin.legs[leg].settle_asset)
            legs.push_back(i);
    }
    return legs;
}

std::optional<std::size_t> wallet_of(const Plan& plan, const Report& report, std::size_t leg) {
    const auto& wallets = report.margin.wallets;
    const auto found = std::ranges::find_if(wallets, [&](const WalletMargin& wallet) {
        return wallet.venue == wallet_name_of(plan, leg) && wallet.settle_asset == report.margin.legs[leg].settle_asset;
    });
    if (found == wallets.end()) return std::nullopt;
    return static_cast<std::size_t>(found - wallets.begin());
}

bool is_dated(const Plan& plan, std::size_t leg) {
    const Contract* contract = contract_of(plan, leg);
    return plan.legs[leg].expiry_days.has_value() || (contract != nullptr && contract->product == Product::Dated);
}

double expiry_days_of(const Plan& plan, std::size_t leg) {
    return plan.legs[leg].expiry_days.value_or(plan.horizon_days);
}

bool ends_early(const Plan& plan, std::size_t leg) {
    return is_dated(plan, leg) && expiry_days_of(plan, leg) < plan.horizon_days;
}

double exit_basis_of(const Plan& plan, std::size_t leg) {
    const Leg& input = plan.legs[leg];
    const bool is_settled = is_dated(plan, leg) && expiry_days_of(plan, leg) <= plan.horizon_days;
    if (is_settled) return 0.0;
    if (input.exit_basis || !is_dated(plan, leg)) return input.exit_basis.value_or(input.basis);
    return input.basis * (1.0 - plan.horizon_days / expiry_days_of(plan, leg));
}

double exit_settle_of(const Plan& plan, std::size_t leg) {
    if (kind_of(plan, leg) == ContractKind::Inverse) return 1.0;
    return plan.legs[leg].exit_settle_price.value_or(plan.legs[leg].settle_price);
}

double futures_price_today(const Plan& plan, std::size_t leg) {
    const double usd = plan.bags[asset_of(plan, leg)].price + plan.legs[leg].basis;
    return kind_of(plan, leg) == ContractKind::Linear ? usd / plan.legs[leg].settle_price : usd;
}

double funding_interval_hours(const Plan& plan, std::size_t leg) {
    constexpr double kUsual = 8.0;
    if (plan.legs[leg].funding_interval_hours) return *plan.legs[leg].funding_interval_hours;
    const Contract* contract = contract_of(plan, leg);
    return contract != nullptr ? contract->funding_interval_hours.value_or(kUsual) : kUsual;
}

std::vector<FundingPeriod> funding_periods_of(const Plan& plan, std::size_t leg) {
    std::vector<FundingPeriod> periods;
    if (is_dated(plan, leg)) return periods;
    const double interval = funding_interval_hours(plan, leg);
    // With a horizon of no days there is still a rate of today.
    const double last = std::fmax(payments_in(plan.horizon_days, interval), 1.0);
    double day = 0.0, paid = 0.0;
    const auto add = [&](double length, double payments, double rate) {
        if (payments <= paid || paid >= last) return;
        paid = payments;
        if (!periods.empty() && periods.back().rate == rate) {
            periods.back().days += length;
        } else {
            periods.push_back({length, rate});
        }
    };
    for (const NumberPair& regime : plan.legs[leg].funding_regimes) {
        day += regime.first;
        add(regime.first, payments_in(day, interval), clamped_rate(plan, leg, regime.second));
    }
    add(0.0, last, clamped_rate(plan, leg, plan.legs[leg].funding_rate));
    return periods;
}

double funding_rate_today(const Plan& plan, std::size_t leg) {
    const auto periods = funding_periods_of(plan, leg);
    return periods.empty() ? 0.0 : periods.front().rate;
}

double funding_per_day_usd(const Plan& plan, const Report& report, std::size_t leg, double rate) {
    return direction_of(plan, report, leg) * rate * report.sizing.legs[leg].notional_usd * kHoursPerDay
           / funding_interval_hours(plan, leg);
}

double funding_per_day_usd(const Plan& plan, const Report& report, std::size_t leg) {
    return funding_per_day_usd(plan, report, leg, funding_rate_today(plan, leg));
}

} // namespace keel::text
