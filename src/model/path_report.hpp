#pragma once

// What happens to a plan on a path of prices. Signs as in report.hpp. path_table.hpp names the members for JSON.

#include "model/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace keel {

enum class PathEventKind {
    Open,
    Add,
    Reduce,
    Funding,
    Stop,
    Liquidation,
    Adl,
    TopUp,
    Trigger,
    Exit,
    Target,
    Expiry,
    Settle,
    MarginRule,
    VenueFailure,
    Close
};

struct PathEvent {
    double day = 0.0;
    PathEventKind kind = PathEventKind::Open;
    double leg = 0.0;        // 1 is the first; 0: all of them
    double price = 0.0;      // futures price of the leg, as the venue quotes it; without a leg the first coin's
    double coin_price = 0.0; // spot of the first coin, USD
    double amount = 0.0;     // settle asset; what it means depends on the kind
    double amount_usd = 0.0; // the same at that moment
    double rule = 0.0;       // 1 is the first; 0: none
    std::string time = {};   // "2020-03-12T10:40:00Z"; empty: the path has no dates
    std::string note = {};   // a sentence for people; filled by text/path_words

    bool operator==(const PathEvent&) const = default;
};

/// How things stand at one moment, were all valued at its prices.
struct PathMoment {
    double day = 0.0;
    double price = 0.0;      // of the first bag's coin, USD
    double spot_usd = 0.0;   // bags and coin collateral
    double hedge_usd = 0.0;  // what the legs have made so far, costs included
    double equity_usd = 0.0; // margin of the open legs, with their P&L
    std::optional<double> margin_ratio =
        {};                 // maintenance margin / equity, the highest; liquidated at 1; none: nothing open
    double value_usd = 0.0; // spot and hedge
    double net_usd = 0.0;   // less what the bags were worth at the start

    bool operator==(const PathMoment&) const = default;
};

/// What ended a rule's time.
enum class EpisodeEnd { Exit, Target, Stop, Liquidation, Adl, Expiry, VenueFailure, EndOfPath };

/// From a rule's trigger to its exit: what its hedge made then, at the prices of the exit, which is what there is more
/// than without any hedge. Rules on one hedge may be in force together; each has what the hedge made in its time.
struct RuleEpisode {
    double rule = 0.0; // 1 is the first
    double leg = 0.0;  // whose ratio it set, 1 is the first
    double from_day = 0.0;
    double to_day = 0.0;
    std::string from = {}; // times, as of an event
    std::string to = {};
    double from_price = 0.0; // spot of the contract's coin, USD
    double to_price = 0.0;
    double coin_price = 0.0; // of the first coin at the end, USD
    double ratio = 0.0;      // applied
    EpisodeEnd ended_by = EpisodeEnd::EndOfPath;
    double coins_usd = 0.0; // what the bag that it hedges made meanwhile
    double futures_usd = 0.0;
    double funding_usd = 0.0;
    double fees_usd = 0.0;
    double other_usd = 0.0;
    double result_usd = 0.0; // the sum of the four
    double saved_usd = 0.0;  // the result, when the price went against the coins
    double cost_usd = 0.0;   // less the result, when it did not

    bool operator==(const RuleEpisode&) const = default;
};

/// All of them, also those beyond the most that are listed.
struct RuleTotals {
    double episodes = 0.0;
    double false_alarms = 0.0; // in which the price did not go against the coins
    double saved_usd = 0.0;
    double cost_usd = 0.0;
    double rebalances = 0.0; // which are no episodes

    bool operator==(const RuleTotals&) const = default;
};

/// The same path otherwise hedged.
struct PathAlternative {
    // Stable: "unhedged", "without_stop", "without_rules", "always_hedged", "held".
    std::string key = {};
    std::string label = {};      // for people
    double value_usd = 0.0;      // at the end
    double net_usd = 0.0;        // at the end
    double difference_usd = 0.0; // what the plan has more
    bool liquidated = false;
    double spot_usd = 0.0;    // what the coins made
    double futures_usd = 0.0; // price and basis
    double funding_usd = 0.0;
    double fees_usd = 0.0;    // with slippage
    double other_usd = 0.0;   // interest, price of the collateral, bonus, what a liquidation took beyond the price loss
    double hedged_days = 0.0; // with a position open
    double liquidations = 0.0;           // of legs
    std::vector<PathEvent> events = {};  // all but funding
    std::vector<PathMoment> series = {}; // at the even times of the plan's own, and at each of its events

    bool operator==(const PathAlternative&) const = default;
};

struct PathReport {
    std::string answer = {};        // a sentence or two; filled by text/path_words
    std::string about = {};         // of a path that was: what happened, and the source; filled by text/path_words
    double days = 0.0;              // how long the path is
    std::optional<double> start_ms; // of day 0 of a path with dates: milliseconds since 1970, UTC
    double hedged_days = 0.0;       // with a position open
    std::vector<PathEvent> events;
    double events_left_out = 0.0; // those after so many that nobody would read them
    std::vector<PathMoment> series;
    Scenario outcome; // at the end; its parts sum to its net
    std::vector<PathAlternative> alternatives;
    std::vector<RuleEpisode> episodes; // in the order of their ends
    RuleTotals rules;
    // After a liquidation, a closing by the venue or its failure: what the hedge that held would have left more.
    std::optional<double> broken_net_usd;

    bool operator==(const PathReport&) const = default;
};

} // namespace keel
