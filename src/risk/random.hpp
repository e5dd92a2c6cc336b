#pragma once

// Random words that depend on nothing but a seed, the number of a path and the number of a stream: not on how many
// paths are simulated beside each other, nor in which order.

#include <cstdint>

namespace keel::risk {

/// One step of splitmix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", 2014) is
/// mixed(state += kGolden). A bijection.
inline constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15U;

[[gnu::always_inline]] inline std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

/// The key of a stream. Seeds are mixed before a path's number is added to them, so that path 1 of one seed is not path
/// 0 of the next.
std::uint64_t key_of(std::uint64_t seed, std::uint64_t stream);

/// sfc32 by C. Doty-Humphrey (PractRand): 96 bits of state and a counter, period at least 2^32. Plain numbers or lanes.
template <class Word>
struct Sfc32 {
    Word a, b, c;

    /// `counter` is 1 at the first call and counts the calls.
    [[gnu::always_inline]] Word next(std::uint32_t counter) {
        const Word result = a + b + counter;
        a = b ^ (b >> 9U);
        b = c + (c << 3U);
        c = ((c << 21U) | (c >> 11U)) + result;
        return result;
    }
};

/// The state in which path `path` starts: two consecutive numbers of the splitmix64 whose state is the key.
[[gnu::always_inline]] inline Sfc32<std::uint32_t> start_of_path(std::uint64_t key, std::uint64_t path) {
    const std::uint64_t state = key + 2 * path * kGolden;
    const std::uint64_t first = mixed(state + kGolden), second = mixed(state + 2 * kGolden);
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32U),
            static_cast<std::uint32_t>(second)};
}

/// The words of one path and stream one by one, for simulations that do not run in lanes.
class Stream {
public:
    Stream(std::uint64_t seed, std::uint64_t path, std::uint64_t stream);

    std::uint32_t next();
    /// Above 0 and below 1.
    float uniform();
    /// Standard normal. Takes two words, and every other time none.
    float normal();

private:
    Sfc32<std::uint32_t> state_;
    std::uint32_t counter_ = 0;
    bool has_spare_ = false;
    float spare_ = 0.0F;
};

} // namespace keel::risk
