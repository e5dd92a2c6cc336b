#pragma once

// Puts the chunks of a simulation together, in their order, whatever order they come in: what a number of them came to
// is one report, wherever they were run.

#include "model/risk_report.hpp"
#include "risk/simulation.hpp"
#include "risk/sums.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace keel::risk {

class Tally {
public:
    /// `simulation` must stay where it is.
    explicit Tally(const Simulation& simulation);

    /// One that comes twice counts once.
    void take(std::size_t chunk, Sums sums);
    /// How many were taken without a gap before them.
    std::size_t taken() const { return next_; }
    bool is_done() const { return next_ == simulation_.setup().chunks; }
    double paths() const;
    /// Of those; none before the first. Its sentences are for text/risk_text.
    std::optional<RiskReport> report() const;

private:
    const Simulation& simulation_;
    std::size_t next_ = 0;
    std::map<std::size_t, Sums> waiting_;
    std::vector<Sums> replicates_;
};

} // namespace keel::risk
