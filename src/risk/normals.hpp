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

template <class L>
class NormalsFromWords {
    using Float = typename L::Float;
    using Word = typename L::Word;

public:
    /// Two independent normals from two independent words. u = |odd signed word| 2^-31 is uniform and keeps its
    /// precision where it is small, so the tails are right to the largest number, 6.55; its sign is that of the cosine,
    /// so that the angle need only be drawn from -pi/2 to pi/2.
    [[gnu::always_inline]] NormalPair<L> operator()(Word radius_word, Word angle_word) const {
        const Float u = L::float_from_int(L::bits(radius_word | odd_)) * u_unit_;
        const Float radius = L::square_root(minus_log_(u * u)); // -2 ln |u| = -ln u^2
        const Float angle = L::float_from_int(L::bits(angle_word)) * angle_unit_;
        const Float across = radius * circle_.cosine(angle);
        return {L::float_of_bits(L::bits(across) ^ (L::bits(u) & sign_)), radius * circle_.sine(angle)};
    }

private:
    MinusLog<L> minus_log_;
    Circle<L> circle_;
    Word odd_ = L::all(std::uint32_t{1});
    typename L::Int sign_ = L::bits(L::all(0x80000000U));
    Float u_unit_ = L::all(0x1p-31F), angle_unit_ = L::all(0x1.921fb6p-31F); // pi/2 2^-31
};

} // namespace keel::risk
