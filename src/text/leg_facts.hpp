#pragma once

// What the sentences have to know about one leg beyond its figures: its coin, its direction, its days, its funding.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/venues.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace keel::text {

/// Some bag's coin is not the first one's.
bool has_several_coins(const Plan& plan);

/// nullptr: custom.
const Contract* contract_of(const Plan& plan, std::size_t leg);

/// Of a venue's contract its own, whatever the plan says.
ContractKind kind_of(const Plan& plan, std::size_t leg);

/// The bag that the leg hedges, 0-based; the first one when the plan has no such bag.
std::size_t bag_of(const Plan& plan, std::size_t leg);

/// Of the bag that the leg hedges: "SOL"; "coins" when the plan has no such bag.
std::string hedged_coin_of(const Plan& plan, std::size_t leg);

/// That the contract is on: "BTC".
std::string contract_coin_of(const Plan& plan, std::size_t leg);

/// What collateral and P&L are paid in: "BTC", "USDT".
std::string settle_asset_of(const Plan& plan, std::size_t leg);

/// The bag whose price the contract follows: the hedged one when it holds that coin, else the first that does.
std::size_t asset_of(const Plan& plan, std::size_t leg);

/// The contract is on another coin than the bag's.
bool is_cross_hedge(const Plan& plan, std::size_t leg);

bool is_open(const Report& report, std::size_t leg);

/// 1 for a short, -1 for a long leg; as the plan wants it while nothing is open.
double direction_of(const Plan& plan, const Report& report, std::size_t leg);

bool is_cross_margined(const Plan& plan, std::size_t leg);

/// The legs that share their margin with this one, itself included: on cross margin, of its venue and settle asset.
std::vector<std::size_t> sharing_margin(const Plan& plan, const Report& report, std::size_t leg);

/// The wallet of Margin::wallets that a leg belongs to; empty when the report has none.
std::optional<std::size_t> wallet_of(const Plan& plan, const Report& report, std::size_t leg);

/// "Binance", "custom": as WalletMargin::venue has it.
std::string wallet_name_of(const Plan& plan, std::size_t leg);

bool is_dated(const Plan& plan, std::size_t leg);

/// Days to the expiry of a dated leg; the end of the horizon when the plan does not say.
double expiry_days_of(const Plan& plan, std::size_t leg);

/// A dated leg that is settled before the end of the horizon: from then on nothing is hedged.
bool ends_early(const Plan& plan, std::size_t leg);

/// The basis left when the leg ends, USD: of a dated one it shrinks in a straight line to 0 at expiry.
double exit_basis_of(const Plan& plan, std::size_t leg);

/// USD for one unit of the settle asset at the end; 1 for an inverse leg.
double exit_settle_of(const Plan& plan, std::size_t leg);

/// Today's futures price as the venue quotes it.
double futures_price_today(const Plan& plan, std::size_t leg);

/// Of the plan, the venue, or 8.
double funding_interval_hours(const Plan& plan, std::size_t leg);

/// One rate after the other; cap and floor are applied.
struct FundingPeriod {
    double days = 0.0; // the last one never ends and has 0
    double rate = 0.0;
};

/// Those in which something is paid before the leg ends, neighbours with one rate joined. Empty for a dated leg.
std::vector<FundingPeriod> funding_periods_of(const Plan& plan, std::size_t leg);

/// Of the next payment, after cap and floor; 0 for a dated leg.
double funding_rate_today(const Plan& plan, std::size_t leg);

/// What a rate brings a day at today's notional: positive when it is received.
double funding_per_day_usd(const Plan& plan, const Report& report, std::size_t leg, double rate);

/// The same at today's rate.
double funding_per_day_usd(const Plan& plan, const Report& report, std::size_t leg);

} // namespace keel::text
