#pragma once

// How likely a price is to touch a level, and what that means for a short hedge, in closed form: for one level, or a
// corridor of two, that stands still, and a price that moves as a geometric Brownian motion looked at all the time.
// Formulas: the reflection principle, as in A. Borodin and P. Salminen, "Handbook of Brownian Motion" (2002), 2.1.1 and
// 3.1.1; the double series as in C. Hui, "One-touch double barrier binary option values" (1996).

#include <span>

namespace keel {

/// ln S_t = ln S_0 + (drift - volatility^2 / 2) t + volatility W_t.
struct PriceMotion {
    double drift = 0.0;      // of the mean, a year: E[S_t] = S_0 e^(drift t)
    double volatility = 0.0; // a year, at least 0
};

/// That the price has touched `level` within `years` (at least 0). `level` is a multiple of today's price, above 0; a
/// level of 1 is touched at once.
double touch_probability(const PriceMotion& motion, double level, double years);

/// E[S_t; not touched until t] / S_0: what the price is worth on the ways on which the hedge still stands.
double surviving_price(const PriceMotion& motion, double level, double years);

/// That the price has left the corridor between two levels within `years`. lower < 1 < upper, otherwise it is out.
double exit_probability(const PriceMotion& motion, double lower, double upper, double years);

/// A short hedge that is closed at a level above the price.
struct ShortHedge {
    double ratio = 1.0;
    double level = 2.0;        // a multiple of today's price, above 1
    double exit_cost = 0.0;    // of the notional at that level
    double funding_rate = 0.0; // of each payment, on the mark price; positive is income
};

/// Mean of the funding until then, over today's price, for a ratio of 1. `payment_years`: when it is paid.
double mean_funding(const PriceMotion& motion, const ShortHedge& hedge, std::span<const double> payment_years);

/// Mean result of one coin and the hedge after `years`, over today's price.
double mean_result(const PriceMotion& motion, const ShortHedge& hedge, std::span<const double> payment_years,
                   double years);

} // namespace keel
