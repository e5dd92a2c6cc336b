#pragma once

// What RiskModel::Bootstrap draws from: the bars of a price history, as logarithms.

#include <vector>

namespace keel::risk {

/// Of one bar, each as ln(price / close of the bar before).
struct PastBar {
    double close = 0.0;
    double high = 0.0; // at least 0 and the close
    double low = 0.0;  // at most 0 and the close

    bool operator==(const PastBar&) const = default;
};

struct Past {
    double bar_days = 1.0;
    // In the order of time; one behind a gap is left out, since its move is that of many bars, and what stands on both
    // sides of it is neighbours. Empty: there is no history.
    std::vector<PastBar> bars;

    bool operator==(const Past&) const = default;
};

} // namespace keel::risk
