#pragma once

// What is kept of many paths: sums and counts, from which every figure of the report is made. Two that were filled one
// after the other and added give the same bits wherever they were filled; what is added up in another order than that
// of the paths is a whole number.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::risk {

/// What one path came to, USD.
struct PathResult {
    double hedged = 0.0;   // net of the bags and the hedge
    double unhedged = 0.0; // net of the bags alone
    double funding = 0.0;  // received
    double fees = 0.0;     // negative: paid
};

/// Evenly spaced bins over a range, and one on each side for all beyond.
struct Bins {
    double least = 0.0;
    double most = 1.0;
    std::vector<std::uint32_t> counts; // the first and the last are those beyond

    Bins() = default;
    Bins(double least, double most, std::size_t count);
    void add(double value);
    void add(const Bins& other);

    bool operator==(const Bins&) const = default;
};

/// Powers of the two nets, in units of Layout::scale.
enum Power : std::size_t { kH, kH2, kH3, kH4, kU, kU2, kU3, kU4, kHU, kH2U, kHU2, kH2U2, kPowers };

/// A probability is added up in whole parts of this.
inline constexpr double kProbabilityUnit = 1048576.0; // 2^20

/// What the sums of a simulation have room for; made once and shared by all its chunks.
struct Layout {
    double scale = 1.0;              // USD: what the bags are worth today
    std::vector<double> moment_days; // ascending, the last is the horizon
    std::array<double, 2> hedged{};  // least and most of the bins
    std::array<double, 2> half{};
    std::array<double, 2> unhedged{};
    std::array<double, 2> log_price{}; // of the first coin over today's; both 0: its percentiles are known otherwise
    std::size_t levels = 0;            // other leverages, then other collaterals

    bool operator==(const Layout&) const = default;
};

class Sums {
public:
    Sums() = default;
    explicit Sums(const Layout& layout);

    void add(const PathResult& result);
    /// A path in which this happened on that day; none: not.
    void add_liquidation(std::optional<double> day);
    void add_stop(std::optional<double> day);
    /// The log of the price at a moment, over today's.
    void add_price(std::size_t moment, double log_price);
    /// Adds those of later paths.
    void add(const Sums& later);

    /// Bit for bit, and back; empty when these are no such bytes.
    std::string packed() const;
    static std::optional<Sums> unpacked(std::string_view bytes);

    double paths = 0.0;
    std::array<double, kPowers> powers{};
    double funding = 0.0, funding2 = 0.0; // USD
    double fees = 0.0, fees2 = 0.0;
    double least_hedged = 0.0, most_hedged = 0.0, least_half = 0.0, most_half = 0.0;
    double least_unhedged = 0.0, most_unhedged = 0.0;
    std::uint64_t worse = 0; // paths on which the hedge left less than none
    // Probabilities that it has happened by each moment, in parts of kProbabilityUnit, and of the last one the squares.
    std::vector<std::int64_t> liquidation, stop;
    double liquidation2 = 0.0, stop2 = 0.0;
    Bins hedged, half, unhedged;
    std::vector<Bins> log_price;     // one a moment
    std::vector<std::int64_t> level; // probabilities of the levels
    std::vector<double> level2;      // their squares

    bool operator==(const Sums&) const = default;

private:
    void count_until(std::vector<std::int64_t>& at, std::optional<double> day) const;
    double scale_ = 1.0;
    std::vector<double> moment_days_;
};

} // namespace keel::risk
