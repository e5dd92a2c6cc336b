#pragma once

// Where on a straight way a leg stands worst, when every payment has one rate and the basis does not change.
//
// At the k-th payment the spot price is S_k = S_0 q^k, the notional for each unit of size phi_k = F_k (linear, quanto)
// or 1 / F_k (inverse), F_k = S_k + b. For each unit of size, E - MM in a tier of rate m is, but for a constant,
//   linear, quanto  c_k - (s + m) F_k          inverse  c_k + (s - m) / F_k
// with s = 1 for a short and -1 for a long position and c_k the funding so far. With r = s f that is received at each
// payment, it gains from one payment to the next, when it receives (looked at before each payment) and when it pays
// (looked at after each, S the later price):
//   linear, quanto     r (S + b) - (s + m) S (q - 1)             r (S + b) - (s + m) S (1 - 1/q)
//   inverse, by phi    r - (s - m) S (q - 1) / (S q + b)         r - (s - m) S (1 - 1/q) / (S/q + b)
// Each is monotone in S, so it changes its sign at most once on the way; unless from - to +, the least of E - MM is at
// the first or the last payment. With tiers that join without a step and whose rates rise with the size, E - MM is the
// least of what it is in each tier, so that the same holds for it.

namespace keel {

struct PaymentSteps {
    bool is_inverse;
    double direction;    // 1 short, -1 long
    double received;     // rate * direction, of each payment
    double basis;        // in the unit of the spot prices
    double growth;       // of the spot price from one payment to the next
    double first_spot;   // at the first payment
    double last_spot;    // at the last
    double lowest_rate;  // of the maintenance margin, in any tier
    double highest_rate; // less than 1
};

/// False: it may be worse in between.
bool is_worst_at_an_end(const PaymentSteps& steps);

} // namespace keel
