#pragma once

// Vectors of float, int and unsigned words, by the compilers' vector extensions: one source for SSE2, AVX2 and
// WebAssembly SIMD, with the same bits from each. Only what every target rounds alike is offered: + - * /, square root,
// comparisons, conversions of int and of floats within its range.
//
// Sources that are compiled for one kind of processor must not share a function with others: the linker keeps one of
// two equal names. So all of this is inlined always, or has the number of lanes in its type.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace keel::risk {

template <std::size_t kLanes>
struct VectorTypes; // one by one: GCC 12 does not take a template's parameter as a size
template <>
struct VectorTypes<1> {
    typedef float Float __attribute__((vector_size(4)));
    typedef std::int32_t Int __attribute__((vector_size(4)));
    typedef std::uint32_t Word __attribute__((vector_size(4)));
};
template <>
struct VectorTypes<4> {
    typedef float Float __attribute__((vector_size(16)));
    typedef std::int32_t Int __attribute__((vector_size(16)));
    typedef std::uint32_t Word __attribute__((vector_size(16)));
};
template <>
struct VectorTypes<8> {
    typedef float Float __attribute__((vector_size(32)));
    typedef std::int32_t Int __attribute__((vector_size(32)));
    typedef std::uint32_t Word __attribute__((vector_size(32)));
};

template <>
struct VectorTypes<16> {
    typedef float Float __attribute__((vector_size(64)));
    typedef std::int32_t Int __attribute__((vector_size(64)));
    typedef std::uint32_t Word __attribute__((vector_size(64)));
};

/// kLanes values side by side: 1, 4, 8 or 16. Comparisons give an Int that is -1 where they hold and 0 elsewhere.
template <std::size_t kLanes>
struct Lanes {
    static constexpr std::size_t kCount = kLanes;
    using Float = typename VectorTypes<kLanes>::Float;
    using Int = typename VectorTypes<kLanes>::Int;
    using Word = typename VectorTypes<kLanes>::Word;

    [[gnu::always_inline]] static Float all(float value) { return value - Float{}; }
    [[gnu::always_inline]] static Int all(std::int32_t value) { return value - Int{}; }
    [[gnu::always_inline]] static Word all(std::uint32_t value) { return value - Word{}; }

    [[gnu::always_inline]] static Float float_from_int(Int x) { return __builtin_convertvector(x, Float); }
    /// Toward 0. x must be within the range of an int.
    [[gnu::always_inline]] static Int int_from_float(Float x) { return __builtin_convertvector(x, Int); }

    [[gnu::always_inline]] static Int bits(Float x) { return __builtin_bit_cast(Int, x); }
    [[gnu::always_inline]] static Int bits(Word x) { return __builtin_bit_cast(Int, x); }
    [[gnu::always_inline]] static Float float_of_bits(Int x) { return __builtin_bit_cast(Float, x); }
    [[gnu::always_inline]] static Word word_of_bits(Int x) { return __builtin_bit_cast(Word, x); }

    /// x where the mask is -1, and +0 where it is 0.
    [[gnu::always_inline]] static Float only(Int mask, Float x) { return float_of_bits(mask & bits(x)); }
    [[gnu::always_inline]] static Float choose(Int mask, Float yes, Float no) {
        return float_of_bits((mask & bits(yes)) | (~mask & bits(no)));
    }

    /// Neither may be NaN; of -0 and +0 it is b.
    [[gnu::always_inline]] static Float smaller(Float a, Float b) {
#if defined(__SSE2__)
        if constexpr (kLanes == 4) return _mm_min_ps(a, b);
#elif defined(__wasm_simd128__)
        if constexpr (kLanes == 4) return wasm_f32x4_pmin(b, a);
#endif
#if defined(__AVX__)
        if constexpr (kLanes == 8) return _mm256_min_ps(a, b);
#endif
#if defined(__AVX512F__)
        if constexpr (kLanes == 16) return _mm512_min_ps(a, b);
#endif
        return choose(a < b, a, b);
    }
    [[gnu::always_inline]] static Float larger(Float a, Float b) {
#if defined(__SSE2__)
        if constexpr (kLanes == 4) return _mm_max_ps(a, b);
#elif defined(__wasm_simd128__)
        if constexpr (kLanes == 4) return wasm_f32x4_pmax(b, a);
#endif
#if defined(__AVX__)
        if constexpr (kLanes == 8) return _mm256_max_ps(a, b);
#endif
#if defined(__AVX512F__)
        if constexpr (kLanes == 16) return _mm512_max_ps(a, b);
#endif
        return choose(a > b, a, b);
    }

    [[gnu::always_inline]] static Float square_root(Float x) {
#if defined(__SSE2__)
        if constexpr (kLanes == 4) return _mm_sqrt_ps(x);
#elif defined(__wasm_simd128__)
        if constexpr (kLanes == 4) return wasm_f32x4_sqrt(x);
#endif
#if defined(__AVX__)
        if constexpr (kLanes == 8) return _mm256_sqrt_ps(x);
#endif
#if defined(__AVX512F__)
        if constexpr (kLanes == 16) return _mm512_sqrt_ps(x);
#endif
        Float root{};
        for (std::size_t i = 0; i < kLanes; ++i)
            root[i] = __builtin_sqrtf(x[i]);
        return root;
    }

    /// Whether the mask is -1 anywhere.
    [[gnu::always_inline]] static bool any(Int mask) {
#if defined(__SSE2__)
        if constexpr (kLanes == 4) return _mm_movemask_ps(float_of_bits(mask)) != 0;
#elif defined(__wasm_simd128__)
        if constexpr (kLanes == 4) return wasm_v128_any_true(mask);
#endif
#if defined(__AVX__)
        if constexpr (kLanes == 8) return _mm256_movemask_ps(float_of_bits(mask)) != 0;
#endif
#if defined(__AVX512F__)
        if constexpr (kLanes == 16)
            return _mm512_test_epi32_mask(__builtin_bit_cast(__m512i, mask), __builtin_bit_cast(__m512i, mask)) != 0;
#endif
        std::int32_t all_bits = 0;
        for (std::size_t i = 0; i < kLanes; ++i)
            all_bits |= mask[i];
        return all_bits != 0;
    }

    /// From memory that need not be aligned.
    template <class Vector, class Value>
    [[gnu::always_inline]] static Vector load(const Value* from) {
        Vector x;
        __builtin_memcpy(&x, from, sizeof x);
        return x;
    }
    template <class Vector, class Value>
    [[gnu::always_inline]] static void store(Vector x, Value* to) {
        __builtin_memcpy(to, &x, sizeof x);
    }
};

} // namespace keel::risk
