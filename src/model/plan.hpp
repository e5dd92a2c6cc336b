#pragma once

// Every input of a calculation. Defaults are a real example: the article's 5 BTC at 65,000, hedged one to one on
// Binance's coin-margined perpetual at 1x for 30 days. Rates are fractions (0.01 = 1 %), prices USD per coin.
// Ranges, units and help texts stand in fields.cpp, one entry an input.

#include <optional>
#include <string>
#include <vector>

namespace keel {

inline constexpr int kMostBags = 8;
inline constexpr int kMostLegs = 8;
inline constexpr int kMostShocks = 64;

/// Inverse: quoted in USD, margined and settled in the coin. Linear: quoted, margined and settled in USDT or USDC.
enum class ContractKind { Inverse, Linear };
enum class SizingMode { Ratio, Contracts, Notional };
enum class Rounding { Nearest, Down, Up, None };
enum class CollateralSource { Bag, Extra };
enum class OrderType { Taker, Maker };
/// How the price gets from today to the end price of a scenario.
/// Straight: log-linear in time. Jump: flat until the horizon, then at once.
enum class PriceMove { Straight, Jump };

/// Coins somebody holds.
struct Bag {
    std::string coin = "BTC";
    double amount = 5.0;    // coins
    double price = 65000.0; // spot, USD

    bool operator==(const Bag&) const = default;
};

/// One short futures position.
struct Leg {
    std::string contract = "binance:BTCUSD_PERP"; // `venue:symbol`, or `custom`
    ContractKind kind = ContractKind::Inverse;    // custom only
    std::optional<double> contract_value;         // custom only: USD (inverse) or coins (linear) per contract
    double lot_step = 1.0;                        // custom only: contracts
    std::optional<double> maintenance_rate;       // empty: the venue's tiers
    std::optional<double> maintenance_amount;     // settle asset
    std::optional<double> maker_fee_rate;         // empty: the venue's
    std::optional<double> taker_fee_rate;
    double bag = 1.0; // which bag it hedges, 1-based
    SizingMode sizing = SizingMode::Ratio;
    double ratio = 1.0;
    double contracts = 0.0; // for SizingMode::Contracts
    double notional = 0.0;  // for SizingMode::Notional, USD
    Rounding rounding = Rounding::Nearest;
    double leverage = 1.0;
    std::optional<double> collateral; // settle asset; empty: the initial margin
    std::optional<CollateralSource> collateral_source;
    double basis = 0.0;               // futures price less spot price at entry, USD
    std::optional<double> exit_basis; // empty: the entry basis
    double funding_rate = 0.0001;     // per interval; positive: the short receives
    std::optional<double> funding_interval_hours;
    OrderType entry_order = OrderType::Taker;
    OrderType exit_order = OrderType::Taker;

    bool operator==(const Leg&) const = default;
};

/// The end prices looked at, as fractional moves of every bag's price.
struct ScenarioInput {
    std::vector<double> shocks = {-0.5, -0.4, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5};
    PriceMove move = PriceMove::Straight;

    bool operator==(const ScenarioInput&) const = default;
};

struct Plan {
    std::vector<Bag> bags = {Bag{}}; // 1 to kMostBags
    std::vector<Leg> legs = {Leg{}}; // 0 to kMostLegs
    double horizon_days = 30.0;
    ScenarioInput scenario;
    double borrow_rate = 0.0; // annual, on collateral from outside the bag

    bool operator==(const Plan&) const = default;
};

} // namespace keel
