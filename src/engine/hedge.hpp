#pragma once

// A plan made ready for computing: each leg with its terms, its size, its position and its collateral, each bag with
// the coins that are exposed, and each settle wallet with its legs.

#include "engine/contract.hpp"
#include "engine/funding.hpp"
#include "engine/sizing.hpp"
#include "engine/terms.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace keel {

/// A position and what backs it, in its own settle asset.
template <class PositionType>
struct Margined {
    using Settle = typename PositionType::Settle;
    PositionType position;
    Settle collateral{};
    Settle bonus{};    // credit that counts as margin
    Settle realised{}; // P&L of the part of an open position that is closed now
    Settle turnover{}; // notional traded at the start: what entry fee and slippage are charged on
};

using MarginedPosition = std::variant<Margined<InversePosition>, Margined<LinearPosition>, Margined<QuantoPosition>>;

struct HedgeLeg {
    std::size_t bag = 0;
    std::size_t asset = 0; // the bag of the contract's coin
    Terms terms;
    SizedLeg sized;
    Contracts contracts; // after the change of an open position; negative for a long one
    MarginedPosition margined;
    UsdPerCoin mark;            // today's futures price, as the venue quotes it
    Coin collateral_from_bag;   // of the asset's bag
    Coin collateral_extra;      // coins brought on top of the bags: exposed too
    Usd collateral_outside;     // value today of all that comes from outside the bags
    UsdPerCoin entry_basis;     // today's
    UsdPerCoin exit_basis;      // at the end of the leg's life
    double lifetime_days = 0.0; // to the horizon, or to an earlier expiry
    bool expires = false;       // settled at expiry, inside the horizon
    FundingSchedule funding;
    double settle_start = 1.0; // USD for one unit of the settle asset
    double settle_end = 1.0;
    Rate slippage;
    Usd bonus_for_fees;
    std::optional<double> bonus_days; // empty: it does not expire
    std::size_t wallet = 0;           // of Hedge::wallets
    bool is_cross = false;
    Coin spot_collateral; // coins of the bag that back the wallet
    double spot_haircut = 0.0;
};

/// The legs of a venue that are settled in one asset.
struct Wallet {
    std::string venue;
    std::string settle_asset;
    std::vector<std::size_t> legs;
    std::vector<std::size_t> cross_legs; // those that share what backs them
};

struct Hedge {
    std::vector<HedgeLeg> legs;
    std::vector<Coin> exposed; // one a bag: coins held less coins owed, and extra coin collateral
    std::vector<Wallet> wallets;
};

/// All issues at once: those of each field, and those of fields that do not fit each other.
std::expected<Hedge, Issues> hedge_from_plan(const Plan& plan);

/// Of a plan whose fields were found right, and fit each other: only what its sizes show is still an issue.
std::expected<Hedge, Issues> hedge_from_checked(const Plan& plan);

/// Today's value of the leg's settle asset.
SettleValue settle_value_today(const Plan& plan, const HedgeLeg& leg);

} // namespace keel
