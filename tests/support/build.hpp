#pragma once

// Whether this build runs much slower than others: with checks at each step, or under Node.

namespace keel::test {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEL_TESTS_ARE_CHECKED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define KEEL_TESTS_ARE_CHECKED
#endif

#if defined(KEEL_TESTS_ARE_CHECKED) || defined(__EMSCRIPTEN__)
inline constexpr bool kIsSlowBuild = true;
#else
inline constexpr bool kIsSlowBuild = false;
#endif

} // namespace keel::test
