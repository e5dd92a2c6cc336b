#pragma once

// Percentiles, means of tails and a histogram to be drawn, out of counted bins. Inside a bin values are taken as evenly
// spread; the bins beyond the range end at the least and the most value seen. That of a percentile is wrong by a bin's
// width at most: a 2,000th of the range, which is some ten standard deviations.

#include "model/risk_report.hpp"
#include "risk/sums.hpp"

#include <vector>

namespace keel::risk {

class Percentiles {
public:
    /// `bins` must stay where they are; at least one value was counted (asserted).
    Percentiles(const Bins& bins, double least, double most);

    /// The value below which `part` (0 to 1) of all are, with its standard error.
    Estimate at(double part) const;
    /// The mean of the lowest `part` (above 0) of all.
    Estimate mean_below(double part) const;
    /// Some 60 bars between the lowest and the highest half of a per mille.
    std::vector<RiskBar> bars() const;

private:
    double value_at(double part) const;
    double from(std::size_t bin) const;
    double to(std::size_t bin) const;

    const Bins& bins_;
    double least_;
    double most_;
    double total_ = 0.0;
};

} // namespace keel::risk
