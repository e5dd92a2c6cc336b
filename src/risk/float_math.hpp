#pragma once

// ln, sine, cosine and 2^x of floats by minimax polynomials (fitted with Lawson's algorithm, the coefficients rounded
// one after the other and the rest fitted again). No C library takes part, so that every build has the same bits.
// The errors beside each are those of the polynomial; tests/risk_normals_test.cpp measures all of it.

#include "risk/lanes.hpp"

namespace keel::risk {

/// -ln x for 2^-125 <= x <= 1, within 3e-7 of its size: -e ln 2 - 2 artanh((m - 1)/(m + 1)) for x = 2^e m and m between
/// sqrt(1/2) and sqrt(2) (polynomial 1.5e-7).
template <class L>
[[gnu::always_inline]] inline typename L::Float minus_log(typename L::Float x) {
    constexpr std::int32_t kHalfRoot = 0x3f3504f3; // bits of sqrt(1/2)
    const typename L::Int offset = L::bits(x) - kHalfRoot;
    const typename L::Int exponent = offset >> 23;
    const typename L::Float m = L::float_of_bits(L::bits(x) - (offset & ~0x7fffff));
    const typename L::Float s = (m - 1.0F) / (m + 1.0F), square = s * s;
    typename L::Float series = square * -0x1.a5e9e4p-2F + -0x1.5546d8p-1F;
    series = series * square + -2.0F;
    return series * s - L::float_from_int(exponent) * 0x1.62e430p-1F;
}

/// sin x for |x| <= pi/2, within 1.5e-7 (polynomial 5e-9 of its size).
template <class L>
[[gnu::always_inline]] inline typename L::Float sine(typename L::Float x) {
    const typename L::Float square = x * x;
    typename L::Float series = square * 0x1.5e6364p-19F + -0x1.9f7cd6p-13F;
    series = series * square + 0x1.110f22p-7F;
    series = series * square + -0x1.55554ep-3F;
    return series * square * x + x;
}

/// cos x for |x| <= pi/2, within 1.5e-7 (polynomial 5.4e-8).
template <class L>
[[gnu::always_inline]] inline typename L::Float cosine(typename L::Float x) {
    const typename L::Float square = x * x;
    typename L::Float series = square * 0x1.850c24p-16F + -0x1.6b3816p-10F;
    series = series * square + 0x1.554faap-5F;
    series = series * square + -0x1.ffffd2p-2F;
    return series * square + 1.0F;
}

/// 2^x for |x| <= 126, within 2.5e-7 of its size (polynomial 9.4e-8); 2^0 is 1. Beyond, any number.
template <class L>
[[gnu::always_inline]] inline typename L::Float power_of_two(typename L::Float x) {
    constexpr float kRounder = 0x1.8p23F; // adding it rounds to a whole number, which is then in the lowest bits
    const typename L::Float shifted = x + kRounder;
    const typename L::Float f = x - (shifted - kRounder);
    typename L::Float series = f * 0x1.5bda98p-10F + 0x1.3ce8b2p-7F;
    series = series * f + 0x1.c6b6d8p-5F;
    series = series * f + 0x1.ebf9c2p-3F;
    series = series * f + 0x1.62e42ap-1F;
    series = series * f + 1.0F;
    const typename L::Word exponent = L::word_of_bits(L::bits(shifted)) << 23U;
    return L::float_of_bits(L::bits(L::word_of_bits(L::bits(series)) + exponent));
}

} // namespace keel::risk
