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
    double amount = 0.0;     // settle asset; what it means depends on the kind
    double amount_usd = 0.0; // the same at that moment
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

/// The same path otherwise hedged.
struct PathAlternative {
    std::string key = {};        // stable: "unhedged", "without_stop", "without_rules", "held"
    std::string label = {};      // for people
    double value_usd = 0.0;      // at the end
    double net_usd = 0.0;        // at the end
    double difference_usd = 0.0; // what the plan has more
    bool liquidated = false;
    std::vector<PathEvent> events = {};  // all but funding
    std::vector<PathMoment> series = {}; // at the even times of the plan's own, and at each of its events

    bool operator==(const PathAlternative&) const = default;
};

struct PathReport {
    std::string answer = {}; // a sentence or two; filled by text/path_words
    double days = 0.0;       // how long the path is
    std::vector<PathEvent> events;
    double events_left_out = 0.0; // those after so many that nobody would read them
    std::vector<PathMoment> series;
    Scenario outcome; // at the end; its parts sum to its net
    std::vector<PathAlternative> alternatives;
    // After a liquidation, a closing by the venue or its failure: what the hedge that held would have left more.
    std::optional<double> broken_net_usd;

    bool operator==(const PathReport&) const = default;
};

} // namespace keel
