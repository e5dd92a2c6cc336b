#pragma once

// What the page shows of the files that were read: their figures, and curves with no more points than a screen can
// show. It is small, so that it can go from where the files are read to where the page is drawn.

#include "history/history_text.hpp"
#include "history/rolling.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel::history {

/// Of a curve, and of the dots of a scatter plot.
inline constexpr std::size_t kMostPoints = 2000;

/// At most about `most` of the points: the first, the last, and the least and the greatest value of each of as many
/// equal parts as fit, in the order of time. What has no more points than that stays as it is. At least 4 (asserted).
Curve thinned(const Curve& curve, std::size_t most = kMostPoints);

struct PricePicture {
    Source source;
    PriceFacts facts;
    Curve close;
    Curve fall; // below the highest close so far
    Curve volatility;
    Curve rsi;
    Curve divergences;

    bool operator==(const PricePicture&) const = default;
};

struct PairPicture {
    PairFacts facts;
    std::optional<double> first_volatility;  // a year, of the returns over the same time
    std::optional<double> second_volatility; // so that correlation * first / second is the slope
    std::vector<double> first_returns;       // of the dots
    std::vector<double> second_returns;
    Curve slope;
    Curve correlation;

    bool operator==(const PairPicture&) const = default;
};

struct FundingPicture {
    Source source;
    std::optional<FundingFacts> facts;
    Curve rate;
    Curve mean;

    bool operator==(const FundingPicture&) const = default;
};

struct HistoryPicture {
    std::optional<PricePicture> first;
    std::optional<PricePicture> second;
    std::optional<PairPicture> pair; // of both
    std::optional<FundingPicture> funding;

    bool operator==(const HistoryPicture&) const = default;
};

/// Of at least one close (asserted).
PricePicture picture_of(Source source, const PriceHistory& prices);
PairPicture picture_of(const PriceHistory& first, const PriceHistory& second);
FundingPicture picture_of(Source source, const FundingHistory& funding);

/// What `keel history` prints of the same files; empty without the first.
std::optional<HistoryReport> report_of(const HistoryPicture& picture);

} // namespace keel::history
