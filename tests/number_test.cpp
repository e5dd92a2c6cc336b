#include "text/number.hpp"

#include "support/build.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace keel::text;

namespace {

constexpr int kNumbers = keel::test::kIsSlowBuild ? 1000 : 10000;

/// Digits and exponent of a number, whatever its notation: "1.25e3" and "1250" are both {"125", 4}.
struct Digits {
    std::string digits;
    int point = 0;
    bool operator==(const Digits&) const = default;
};

Digits digits_of(std::string_view text) {
    Digits result;
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto e = text.find('e');
    const int exponent = e == std::string_view::npos ? 0 : std::stoi(std::string(text.substr(e + 1)));
    int whole = 0;
    bool is_behind_point = false;
    for (const char c : text.substr(0, e)) {
        if (c == '.') {
            is_behind_point = true;
        } else {
            result.digits += c;
            if (!is_behind_point) ++whole;
        }
    }
    const auto leading = std::min(result.digits.find_first_not_of('0'), result.digits.size());
    result.digits.erase(0, leading);
    result.digits.erase(result.digits.find_last_not_of('0') + 1);
    result.point = result.digits.empty() ? 0 : whole + exponent - static_cast<int>(leading);
    return result;
}

std::string to_chars_text(double value) {
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
    return {text, end};
}

std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }

double random_double(std::mt19937_64& random) {
    for (;;) {
        const double value = std::bit_cast<double>(random());
        if (std::isfinite(value)) return value;
    }
}

} // namespace

TEST_CASE("exact numbers are spelled as JavaScript spells them", "[text][number]") {
    // What node prints for String(x), without the plus sign of an exponent; -0 keeps its sign.
    const std::vector<std::pair<double, std::string>> cases{
        {0.0, "0"},
        {-0.0, "-0"},
        {65000.0, "65000"},
        {0.1, "0.1"},
        {-0.05, "-0.05"},
        {1e-6, "0.000001"},
        {1e-7, "1e-7"},
        {1.5e-7, "1.5e-7"},
        {1e-12, "1e-12"},
        {1e20, "100000000000000000000"},
        {1e21, "1e21"},
        {123456789012345680000.0, "123456789012345680000"},
        {-1.25e30, "-1.25e30"},
        {1.0 / 3.0, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {5e-324, "5e-324"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {1.7976931348623157e308, "1.7976931348623157e308"},
        {9007199254740993.0, "9007199254740992"},
    };
    for (const auto& [value, text] : cases)
        CHECK(exact(value) == text);
}

TEST_CASE("exact reads back as the same bits", "[text][number][property]") {
    const std::uint64_t seed = GENERATE(1u, 2u, 3u, 4u);
    std::mt19937_64 random(seed);
    INFO("seed " << seed);
    for (int i = 0; i < 3 * kNumbers; ++i) {
        const double value = random_double(random);
        const auto read = read_exact(exact(value));
        if (!read || bits_of(*read) != bits_of(value)) FAIL("bits " << bits_of(value) << ": " << exact(value));
    }
    SUCCEED("no number differs");
}

TEST_CASE("exact has the shortest digits, as to_chars has them", "[text][number][property]") {
    const std::uint64_t seed = GENERATE(11u, 12u);
    std::mt19937_64 random(seed);
    INFO("seed " << seed);
    for (int i = 0; i < 5 * kNumbers; ++i) {
        const double value = random_double(random);
        if (!std::isnormal(value)) continue;
        if (digits_of(exact(value)) != digits_of(to_chars_text(value)))
            FAIL(exact(value) << " against " << to_chars_text(value));
    }
    SUCCEED("no number differs");
}

TEST_CASE("exact has the shortest digits at every power of two", "[text][number]") {
    // There the doubles below stand twice as dense: 2^-44 is the first to trip over %.16g.
    CHECK(exact(std::ldexp(1.0, -44)) == "5.684341886080802e-14");
    for (int exponent = -1022; exponent <= 1023; ++exponent) {
        const double value = std::ldexp(1.0, exponent);
        if (digits_of(exact(value)) != digits_of(to_chars_text(value))) FAIL("2^" << exponent << ": " << exact(value));
        REQUIRE(read_exact(exact(value)) == value);
    }
}

TEST_CASE("what people type in prices comes back in their digits", "[text][number][property]") {
    // Any decimal of up to 15 digits is the shortest of its double.
    std::mt19937_64 random(21);
    for (int i = 0; i < 2 * kNumbers; ++i) {
        const auto whole = std::uniform_int_distribution<std::int64_t>(0, 999999999)(random);
        const auto cents = std::uniform_int_distribution<int>(1, 99)(random);
        std::string text = std::to_string(whole) + "." + (cents < 10 ? "0" : "") + std::to_string(cents);
        if (text.ends_with('0')) text.pop_back();
        const auto read = read_exact(text);
        REQUIRE(read);
        if (exact(*read) != text) FAIL(text);
    }
}

TEST_CASE("read_exact takes plain decimals", "[text][number]") {
    const std::vector<std::pair<std::string_view, double>> cases{
        {"5", 5.0},     {"+5", 5.0},  {"-5", -5.0},    {".5", 0.5},    {"5.", 5.0},  {"1e3", 1e3}, {"1E+3", 1e3},
        {"1e-3", 1e-3}, {"007", 7.0}, {"1e-400", 0.0}, {"0e999", 0.0}, {"-0", -0.0}, {"1e0", 1.0}, {"1e000003", 1e3},
    };
    for (const auto& [text, value] : cases) {
        INFO(text);
        CHECK(read_exact(text) == value);
    }
    CHECK(std::signbit(*read_exact("-0")));
}

TEST_CASE("read_exact of a short decimal is the double nearest to it", "[text][number]") {
    std::mt19937_64 random(23);
    for (int round = 0; round < 100000; ++round) {
        std::uniform_int_distribution<int> lengths(1, 17);
        const int length = lengths(random);
        std::string text;
        for (int i = 0; i < length; ++i)
            text += static_cast<char>('0' + random() % 10);
        text.insert(random() % (text.size() + 1), ".");
        INFO(text);
        REQUIRE(read_exact(text) == std::strtod(text.c_str(), nullptr));
    }
}

TEST_CASE("read_exact refuses all else", "[text][number]") {
    for (const std::string_view text :
         {"",      " ",   ".",    "-",        "+",     "e5",      "1e",
          "1e+",   "1 ",  " 1",   "1,000",    "65k",   "5%",      "0x10",
          "nan",   "inf", "-inf", "Infinity", "1e400", "-1e400",  "1e99999999999999999999",
          "1.2.3", "--1", "+-1",  "1f",       "1e5.5", "\u22125", "$5",
          "1_000", "٣"}) {
        INFO(text);
        CHECK_FALSE(read_exact(text));
    }
}

TEST_CASE("read_exact stops at a NUL byte", "[text][number]") { CHECK_FALSE(read_exact(std::string_view("5\0", 2))); }

TEST_CASE("read_exact takes very long digits", "[text][number]") {
    // 0.000…0001 with 400 zeros underflows; 1 followed by 400 zeros overflows; a long mantissa is rounded.
    CHECK(read_exact("0." + std::string(400, '0') + "1") == 0.0);
    CHECK_FALSE(read_exact("1" + std::string(400, '0')));
    CHECK(read_exact("0." + std::string(60000, '3')) == 1.0 / 3.0);
}

TEST_CASE("read_typed takes what people write", "[text][number]") {
    // Values as people mean them.
    const std::vector<std::pair<std::string_view, double>> cases{
        {"65,000", 65000.0},
        {"65 000", 65000.0},
        {"65\u00a0000", 65000.0},
        {"65\u202f000", 65000.0},
        {"65'000", 65000.0},
        {"65_000", 65000.0},
        {"1,234,567.89", 1234567.89},
        {"65k", 65000.0},
        {"65 K", 65000.0},
        {"1.5m", 1.5e6},
        {"2bn", 2e9},
        {"2b", 2e9},
        {"1tn", 1e12},
        {"5%", 0.05},
        {"5 %", 0.05},
        {"0.01%", 0.0001},
        {"-50 %", -0.5},
        {"$1,000", 1000.0},
        {"-$5", -5.0},
        {"$-5", -5.0},
        {"1000 $", 1000.0},
        {"1e3", 1000.0},
        {"\u22125", -5.0},
        {"\u20135", -5.0},
        {" 7 ", 7.0},
        {"3x", 3.0},
        {"10\u00d7", 10.0},
        {".5", 0.5},
        {"+2", 2.0},
    };
    for (const auto& [text, value] : cases) {
        INFO(text);
        CHECK(read_typed(text) == value);
    }
}

TEST_CASE("read_typed refuses what may mean two things or nothing", "[text][number]") {
    for (const std::string_view text :
         {"",    " ",        "abc",      "65,5", "65,00", "1,00,000", "1,000,00", "1000,000", "1.000,5",
          "6 5", "65 000,5", "5%%",      "5k%",  "k",     "%",        "$",        "$5$",      "1e400",
          "nan", "infinity", "5 apples", "1..2", "--5",   "0x10",     "1,"}) {
        INFO(text);
        CHECK_FALSE(read_typed(text));
    }
}

TEST_CASE("a typed percentage is the double nearest to what was written", "[text][number][property]") {
    std::mt19937_64 random(31);
    for (int i = 0; i < 5000; ++i) {
        const int hundredths = std::uniform_int_distribution<int>(0, 99999)(random);
        const std::string percent_text = exact(hundredths / 100.0) + "%";
        // Hundredths of a percent are ten-thousandths.
        if (read_typed(percent_text) != hundredths / 10000.0) FAIL(percent_text);
    }
    SUCCEED("no number differs");
}

TEST_CASE("all that exact writes is also typed", "[text][number][property]") {
    std::mt19937_64 random(41);
    for (int i = 0; i < 2 * kNumbers; ++i) {
        const double value = random_double(random);
        if (read_typed(exact(value)) != value) FAIL(exact(value));
    }
    SUCCEED("no number differs");
}

TEST_CASE("any bytes are read without a crash", "[text][number][property]") {
    std::mt19937_64 random(51);
    for (int i = 0; i < 2 * kNumbers; ++i) {
        std::string bytes(random() % 12, '\0');
        for (char& byte : bytes)
            byte = random() % 2 == 0 ? "0123456789.,-+eE%k$ "[random() % 20] : static_cast<char>(random());
        for (const auto& value : {read_exact(bytes), read_typed(bytes)}) {
            if (value && !std::isfinite(*value)) FAIL("not finite");
        }
    }
    SUCCEED("no number differs");
}
