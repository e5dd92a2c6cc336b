#pragma once

// ln, sine, cosine and 2^x of floats by minimax polynomials (fitted with Lawson's algorithm, the coefficients rounded
// one after the other and the rest fitted again). No C library takes part, so that every build has the same bits.
// The errors beside each are those of the polynomial; tests/risk_normals_test.cpp measures all of it.
//
// The coefficients are members, and loops are handed an object of which they make a copy: written as constants, each
// use would make a vector out of a number again, with GCC and in some browsers.

#include "risk/lanes.hpp"

namespace keel::risk {

template <class L>
class MinusLog {
    using Float = typename L::Float;
    using Int = typename L::Int;

public:
    /// -ln x for 2^-125 <= x <= 1, within 3.5e-7 of its size: -e ln 2 - 2 artanh((m - 1)/(m + 1)) for x = 2^e m and m
    /// between sqrt(1/2) and sqrt(2) (polynomial 1.5e-7).
    [[gnu::always_inline]] Float operator()(Float x) const {
        const Int offset = L::bits(x) - half_root_;
        const Int exponent = offset >> 23;
        const Float m = L::float_of_bits(L::bits(x) - (offset & exponent_bits_));
        const Float s = (m - one_) / (m + one_), square = s * s;
        const Float series = (square * fifth_ + third_) * square + first_;
        return series * s + L::float_from_int(exponent) * ln2_;
    }

private:
    Int half_root_ = L::all(0x3f3504f3); // the bits of sqrt(1/2)
    Int exponent_bits_ = L::all(~0x7fffff);
    Float one_ = L::all(1.0F), first_ = L::all(-2.0F), third_ = L::all(-0x1.5546d8p-1F);
    Float fifth_ = L::all(-0x1.a5e9e4p-2F), ln2_ = L::all(-0x1.62e430p-1F);
};

template <class L>
class Circle {
    using Float = typename L::Float;

public:
    /// sin x for |x| <= pi/2, within 1.5e-7 (polynomial 5e-9 of its size).
    [[gnu::always_inline]] Float sine(Float x) const {
        const Float square = x * x;
        const Float series = ((square * sine_[3] + sine_[2]) * square + sine_[1]) * square + sine_[0];
        return series * square * x + x;
    }

    /// cos x for |x| <= pi/2, within 1.8e-7 (polynomial 5.4e-8).
    [[gnu::always_inline]] Float cosine(Float x) const {
        const Float square = x * x;
        const Float series = ((square * cosine_[3] + cosine_[2]) * square + cosine_[1]) * square + cosine_[0];
        return series * square + one_;
    }

private:
    Float sine_[4] = {L::all(-0x1.55554ep-3F), L::all(0x1.110f22p-7F), L::all(-0x1.9f7cd6p-13F),
                      L::all(0x1.5e6364p-19F)};
    Float cosine_[4] = {L::all(-0x1.ffffd2p-2F), L::all(0x1.554faap-5F), L::all(-0x1.6b3816p-10F),
                        L::all(0x1.850c24p-16F)};
    Float one_ = L::all(1.0F);
};

template <class L>
class PowerOfTwo {
    using Float = typename L::Float;
    using Word = typename L::Word;

public:
    /// 2^x for |x| <= 126, within 2.5e-7 of its size (polynomial 9.4e-8); 2^0 is 1. Beyond, any number.
    [[gnu::always_inline]] Float operator()(Float x) const {
        const Float shifted = x + rounder_;
        const Float f = x - (shifted - rounder_);
        Float series = f * coefficients_[4] + coefficients_[3];
        series = series * f + coefficients_[2];
        series = series * f + coefficients_[1];
        series = series * f + coefficients_[0];
        series = series * f + one_;
        const Word exponent = L::word_of_bits(L::bits(shifted)) << 23U;
        return L::float_of_bits(L::bits(L::word_of_bits(L::bits(series)) + exponent));
    }

    static constexpr float kHeld = 60.0F;
    /// The same with x held between -kHeld and kHeld, so that a product of two such powers stays within a float.
    [[gnu::always_inline]] Float held(Float x) const {
        return (*this)(L::larger(L::smaller(x, L::all(kHeld)), L::all(-kHeld)));
    }

private:
    Float rounder_ = L::all(0x1.8p23F); // adding it rounds to a whole number, which is then in the lowest bits
    Float coefficients_[5] = {L::all(0x1.62e42ap-1F), L::all(0x1.ebf9c2p-3F), L::all(0x1.c6b6d8p-5F),
                              L::all(0x1.3ce8b2p-7F), L::all(0x1.5bda98p-10F)};
    Float one_ = L::all(1.0F);
};

} // namespace keel::risk
