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
inline constexpr int kMostRules = 8;
inline constexpr int kMostShocks = 64;
inline constexpr int kMostRegimes = 16;
inline constexpr int kMostWaypoints = 64;    // of the first coin
inline constexpr int kMostOwnWaypoints = 16; // of another coin, a basis, a settle price

/// The venue table and its rules as they stand now; plans of older links keep the revision they were made with.
inline constexpr int kVenueRevision = 2;

/// Inverse: quoted in USD, margined and settled in the coin. Linear: quoted, margined and settled in USDT or USDC.
/// Quanto: quoted in USD, margined and settled in an asset that is neither.
enum class ContractKind { Inverse, Linear, Quanto };
/// A short earns when the price falls; a long one hedges coins that are owed.
enum class Side { Short, Long };
enum class SizingMode { Ratio, Contracts, Notional, MinVariance };
enum class Rounding { Nearest, Down, Up, None };
enum class CollateralSource { Bag, Extra };
enum class OrderType { Taker, Maker };
/// Isolated: the leg's own collateral. Cross: one wallet for all cross legs of a venue and settle asset.
enum class MarginMode { Isolated, Cross };
/// What a venue's bonus credit may be used for.
enum class BonusUse { None, Margin, Fees };
enum class YesNo { No, Yes };
/// How the price gets from today to the end price of a scenario.
/// Straight: log-linear in time. Jump: flat until the horizon, then at once.
enum class PriceMove { Straight, Jump };

/// One of a list of pairs: how many days, and what holds then.
struct NumberPair {
    double first = 0.0;
    double second = 0.0;

    bool operator==(const NumberPair&) const = default;
};
using PairList = std::vector<NumberPair>;

/// What makes a rule apply its ratio on a path; rules.hpp says when each is looked at.
enum class TriggerKind {
    PriceBelow,
    PriceAbove,
    Drawdown,
    RsiBelow,
    RsiAbove,
    BearishDivergence,
    FundingBelow,
    FundingAbove,
    DateWindow,
    Rebalance
};
/// What takes it back.
enum class ExitKind { Never, ConditionFalse, TargetPrice, Date };

/// Price paths with a name, scaled to today's price: shapes as long as the horizon, then what was (episodes.hpp), day
/// by day and in its order.
enum class PathPreset {
    Crash,
    Pump,
    SqueezeThenCrash,
    VRecovery,
    GrindUp,
    GrindDown,
    Chop,
    March2020,
    March2020Eth,
    February2021,
    May2021,
    May2021Eth,
    June2022,
    November2022,
    October2023,
    August2024,
    November2024,
    October2025
};

/// A path of prices: one with a name, or its own waypoints. Neither: the price stays where it is.
struct PathInput {
    std::optional<PathPreset> preset = {};
    PairList points = {}; // day, USD; joined log-linearly from today's price on; two at one day: a gap

    bool operator==(const PathInput&) const = default;
};

/// What the random prices of a plan are drawn from (risk/motion.hpp).
enum class RiskModel { Gbm, Jumps, Bootstrap };
/// Automatic: evenly spread numbers where they help.
enum class RiskNumbers { Automatic, Pseudo, Sobol };

/// Coins somebody holds.
struct Bag {
    std::string coin = "BTC";
    double amount = 5.0;                   // coins
    double price = 65000.0;                // spot, USD
    double owed = 0.0;                     // coins to be given back
    std::optional<double> cost_basis = {}; // average purchase price, USD; empty: today's price
    double volatility = 0.6;               // annualised
    double correlation = 1.0;              // with the reference asset, the first bag's coin
    std::optional<double> shock = {};      // this coin's own move; empty: beta times the reference move
    PairList path = {};                    // this coin's own path: day, USD; empty: as in a scenario

    bool operator==(const Bag&) const = default;
};

/// One futures position.
struct Leg {
    std::string contract = "binance:BTCUSD_PERP"; // `venue:symbol`, or `custom`
    ContractKind kind = ContractKind::Inverse;    // custom only
    std::optional<std::string> coin;              // custom only: what the contract is on; empty: the bag's coin
    // Custom only, per contract: USD (inverse), coins (linear), settle units for each USD of the price (quanto).
    std::optional<double> contract_value;
    double lot_step = 1.0;                    // custom only: contracts
    std::optional<double> maintenance_rate;   // empty: the venue's tiers
    std::optional<double> maintenance_amount; // settle asset
    std::optional<double> maker_fee_rate;     // empty: the venue's
    std::optional<double> taker_fee_rate;
    std::optional<double> liquidation_fee_rate;
    std::optional<double> delivery_fee_rate; // dated contracts, at expiry
    double slippage_rate = 0.0;              // of the notional, at entry and at exit
    double bag = 1.0;                        // which bag it hedges, 1-based
    Side side = Side::Short;
    std::optional<double> entry_price; // of a position that is open already, as the venue quotes it
    double change_contracts = 0.0;     // to an open position, now: added when positive, closed when negative
    SizingMode sizing = SizingMode::Ratio;
    double ratio = 1.0;
    double contracts = 0.0; // for SizingMode::Contracts
    double notional = 0.0;  // for SizingMode::Notional, USD
    Rounding rounding = Rounding::Nearest;
    double leverage = 1.0;
    MarginMode margin_mode = MarginMode::Isolated;
    std::optional<double> collateral; // settle asset; empty: the initial margin
    std::optional<CollateralSource> collateral_source;
    double spot_collateral = 0.0;            // coins of the bag that count as collateral in a unified account
    double spot_haircut = 0.05;              // part of their value that does not count
    double settle_price = 1.0;               // USD for one unit of the settle asset (linear, quanto)
    std::optional<double> exit_settle_price; // the same at the end; empty: unchanged
    double basis = 0.0;                      // futures price less spot price at entry, USD
    std::optional<double> exit_basis;        // empty: the entry basis; of a dated contract what is left of it then
    std::optional<double> expiry_days;       // dated contracts; empty: perpetual
    double funding_rate = 0.0001;            // per interval; positive: the short receives
    PairList funding_regimes;                // days, rate: one after the other from today, then funding_rate
    std::optional<double> funding_interval_hours;
    std::optional<double> funding_cap_rate; // per interval; empty: the venue's
    std::optional<double> funding_floor_rate;
    OrderType entry_order = OrderType::Taker;
    OrderType exit_order = OrderType::Taker;
    double fee_discount = 0.0;      // fraction of the fee
    double fee_discount_days = 0.0; // from today
    double bonus_credit = 0.0;      // USD; never wealth
    BonusUse bonus_use = BonusUse::None;
    std::optional<double> bonus_days; // it expires after; empty: never
    // What happens to it on a path of prices.
    std::optional<double> stop_price;         // closed there, as the venue quotes it; empty: never
    double adl_part = 0.0;                    // closed by the venue (auto-deleveraging), of what is open then
    std::optional<double> adl_price;          // when the futures price is there first
    std::optional<double> adl_day;            // or then
    std::optional<double> venue_fails_on;     // day: position and collateral are gone; empty: never
    PairList basis_path;                      // day, USD; from the basis of today on; empty: straight to the exit basis
    PairList settle_path;                     // day, USD for one unit; empty: straight to the exit settle price
    std::optional<double> topup_leverage_max; // collateral is added where the leverage passes it; empty: never
    std::optional<double> topup_leverage_target;

    bool operator==(const Leg&) const = default;
};

/// When a hedge ratio is applied on a path, and when it is taken back.
struct Rule {
    TriggerKind kind = TriggerKind::PriceBelow;
    double leg = 1.0;   // whose ratio, 1-based; prices are those of its contract's coin
    double level = 0.0; // USD; or a fraction, an RSI, a rate
    double periods = 14.0;
    double from_day = 0.0;
    std::optional<double> until_day = {};
    double ratio = 1.0;
    ExitKind exit = ExitKind::Never;
    double exit_days = 0.0; // the condition has been false for so long
    std::optional<double> exit_price = {};
    std::optional<double> exit_day = {};

    bool operator==(const Rule&) const = default;
};

/// The end prices looked at, as fractional moves of the reference asset: the first bag's coin.
struct ScenarioInput {
    std::vector<double> shocks = {-0.5, -0.4, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5};
    PriceMove move = PriceMove::Straight;
    double maintenance_increase = 0.0; // added to every maintenance rate
    PathInput path = {};               // of the first bag's coin
    // On a path: the day from which margin_rule_increase is added to every maintenance rate.
    std::optional<double> margin_rule_day = {};
    double margin_rule_increase = 0.0;

    bool operator==(const ScenarioInput&) const = default;
};

/// The sale a hedge is compared with, and the taxes on either.
struct Sale {
    double tax_rate = 0.0;
    double fee_rate = 0.001; // spot, selling and buying back
    double slippage_rate = 0.0;
    std::optional<double> rebuy_price;  // USD; empty: not bought back
    YesNo loss_deductible = YesNo::Yes; // losses on futures lower the tax on the coins

    bool operator==(const Sale&) const = default;
};

/// The random paths of a plan. Volatility and correlation are those of the bags.
struct RiskInput {
    RiskModel model = RiskModel::Gbm;
    double paths = 100000.0;
    std::optional<double> drift = {}; // of the mean price, a year; empty: 0, or that of the history
    double seed = 1.0;                // a whole number
    std::optional<double> step_days = {};
    RiskNumbers numbers = RiskNumbers::Automatic;
    // Merton's jumps: log of each normal, all coins by their beta.
    double jump_rate = 6.0; // a year
    double jump_mean = -0.04;
    double jump_deviation = 0.08;
    double block_days = 5.0; // of a history, in a row
    // Ornstein-Uhlenbeck around the plan's own; deviations are those it has in the long run.
    double funding_deviation = 0.0; // of the rate of a payment
    double funding_half_life_days = 3.0;
    double funding_correlation = 0.0; // with the first coin's returns
    double basis_deviation = 0.0;     // part of the spot price
    double basis_half_life_days = 3.0;
    double basis_correlation = 0.0;

    bool operator==(const RiskInput&) const = default;
};

struct Plan {
    std::vector<Bag> bags = {Bag{}}; // 1 to kMostBags
    std::vector<Leg> legs = {Leg{}}; // 0 to kMostLegs
    std::vector<Rule> rules;         // 0 to kMostRules
    double horizon_days = 30.0;
    ScenarioInput scenario;
    Sale sale;
    double borrow_rate = 0.0; // annual, on collateral from outside the bag
    RiskInput risk;
    double venue_revision = kVenueRevision;

    bool operator==(const Plan&) const = default;
};

} // namespace keel
