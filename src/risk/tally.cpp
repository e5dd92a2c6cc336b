#include "risk/tally.hpp"

#include "risk/figures.hpp"

#include <utility>

namespace keel::risk {

Tally::Tally(const Simulation& simulation) : simulation_(simulation), replicates_(simulation.setup().replicates) {}

void Tally::take(std::size_t chunk, Sums sums) {
    if (chunk < next_ || chunk >= simulation_.setup().chunks) return;
    waiting_.emplace(chunk, std::move(sums));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.begin()) {
        replicates_[next_ % replicates_.size()].add(first->second);
        waiting_.erase(first);
        ++next_;
    }
}

double Tally::paths() const {
    double paths = 0.0;
    for (const Sums& sums : replicates_)
        paths += sums.paths;
    return paths;
}

std::optional<RiskReport> Tally::report() const {
    if (next_ == 0) return std::nullopt;
    return report_of(simulation_.plan(), simulation_.setup(), replicates_);
}

} // namespace keel::risk
