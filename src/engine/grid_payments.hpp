#pragma once

// The funding of one leg in all columns of a row. A payment is rate * notional, so all of them come to
//   size * sum of rate_k * F_k          (linear, quanto)
//   size * sum of rate_k / F_k          (inverse)
// with F_k the futures price at the k-th timestamp on the straight way to the column's price. The sum is a smooth
// function of the logarithm of that price: told at a few of its points and carried to the columns (chebyshev.hpp).

#include "engine/hedge.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace keel {

/// One coin in the columns.
struct GridAsset {
    double start = 0.0;            // today's price, USD
    std::vector<double> end;       // prices, USD
    std::vector<double> gain;      // end - start
    std::vector<double> log_moves; // logarithms of end / start
    std::vector<double> places;    // of the logarithms, from -1 for the least to 1 for the most
    double least_log = 0.0;
    double most_log = 0.0;
};

class GridPayments {
public:
    /// Before another plan, or other columns.
    void forget() { horizon_days_ = kUnknown; }
    /// Of a row of one plan. Tells the sums anew only where the payments are others than in the last row.
    void prepare(const Plan& plan, const HedgeLeg& leg, const GridAsset& asset);

    std::size_t count() const { return count_; }
    bool is_none() const { return count_ == 0; }
    /// rate() * sums() are the sums above, one a column.
    std::span<const double> sums() const { return sums_; }
    double rate() const { return rate_; }
    /// Of the rates' magnitudes.
    double total_rate() const { return total_rate_; }
    double most_rate() const { return most_rate_; }

private:
    void set_rates();
    bool is_told_for(const Plan& plan, const FundingSchedule& schedule) const;
    void set_way(const Plan& plan, const HedgeLeg& leg, const GridAsset& asset);
    void tell(const GridAsset& asset);
    bool tell_from_few(const GridAsset& asset);
    void sum_at(std::span<const double> log_moves, std::span<double> sums) const;
    void sum_one_by_one(std::span<const double> log_moves, std::span<double> sums) const;
    void sum_geometric(std::span<const double> log_moves, std::span<double> sums) const;

    // What the sums were told for.
    static constexpr double kUnknown = -1.0;
    double horizon_days_ = kUnknown;
    FundingSchedule schedule_;

    // The way of the prices.
    bool is_straight_ = true;
    double spot_ = 0.0;
    double basis_from_ = 0.0;
    double basis_change_ = 0.0; // over the horizon
    double settle_from_ = 1.0;
    double settle_change_ = 0.0;
    bool is_reciprocal_ = false;
    std::size_t count_ = 0;

    std::vector<double> rates_; // of each payment; empty: all are rate_
    double rate_ = 0.0;
    double total_rate_ = 0.0;
    double most_rate_ = 0.0;
    std::vector<double> sums_;
};

} // namespace keel
