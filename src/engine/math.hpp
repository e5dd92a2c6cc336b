#pragma once

// exp and log with one result everywhere. C libraries differ in the last bit (glibc picks fused multiply-add at run
// time, musl does not), and native and wasm reports must not: these use +, -, *, / and bit patterns only, and are
// built with -ffp-contract=off. Within 1 ulp of the true value (tests/math_test.cpp measures it).

namespace keel::math {

/// e^x. 0 below the smallest subnormal, infinity above 709.78.
double exp(double x);

/// Natural logarithm of a finite x > 0 (asserted).
double log(double x);

} // namespace keel::math
