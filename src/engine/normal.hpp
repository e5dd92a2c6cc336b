#pragma once

// The normal distribution, with one result everywhere (engine/math.hpp).

namespace keel {

/// P(Z <= z) of a standard normal Z, to 12 digits also in its lower tail: Hart's rational approximation (Computer
/// Approximations, 1968, 5666), and beyond 3 Laplace's continued fraction (Abramowitz and Stegun 26.2.14).
double normal_cdf(double z);

/// e^scale * P(Z > z), also where the first factor is more than a double holds and the second less.
double scaled_normal_tail(double scale, double z);

} // namespace keel
