#pragma once

// Standard normals out of random words, by G. Box and M. Muller, "A Note on the Generation of Random Normal Deviates"
// (1958), with the bits of a word put where they save work.

#include "risk/float_math.hpp"

namespace keel::risk {

/// A uniform number above 0 and below 1, from the upper 23 bits of a word.
template <class L>
[[gnu::always_inline]] inline typename L::Float uniform_from_word(typename L::Word word) {
    return (L::float_from_int(L::bits(word >> 9U)) + 0.5F) * 0x1p-23F;
}

template <class L>
struct NormalPair {
    typename L::Float first, second;
};

/// Two independent normals from two independent words. u = |odd signed word| 2^-31 is uniform and keeps its precision
/// where it is small, so the tails are right to the largest number, 6.55; its sign is that of the cosine, so that the
/// angle need only be drawn from -pi/2 to pi/2.
template <class L>
[[gnu::always_inline]] inline NormalPair<L> normals_from_words(typename L::Word radius_word,
                                                               typename L::Word angle_word) {
    constexpr auto kSign = static_cast<std::int32_t>(0x80000000U);
    const typename L::Float u = L::float_from_int(L::bits(radius_word | 1U)) * 0x1p-31F;
    const typename L::Float radius = L::square_root(minus_log<L>(u * u));                     // -2 ln |u| = -ln u^2
    const typename L::Float angle = L::float_from_int(L::bits(angle_word)) * 0x1.921fb6p-31F; // pi/2 2^-31
    const typename L::Float across = radius * cosine<L>(angle);
    return {L::float_of_bits(L::bits(across) ^ (L::bits(u) & kSign)), radius * sine<L>(angle)};
}

} // namespace keel::risk
