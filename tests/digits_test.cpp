#include "model/digits.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;

namespace {

constexpr std::array kPrecisions{1, 2, 6, 12, 15, 16, 17};

std::string printed(double value, int precision) {
    std::array<char, 64> text;
    std::snprintf(text.data(), text.size(), "%.*g", precision, value);
    return text.data();
}

double read_by_the_library(std::string_view digits, int point) {
    return std::strtod(("0." + std::string(digits) + "e" + std::to_string(point)).c_str(), nullptr);
}

/// Doubles of every size, numbers as people write them, and those beside powers of two.
std::vector<double> magnitudes() {
    std::mt19937_64 random(20240607);
    std::vector<double> found{0.0, DBL_MIN, DBL_MAX, std::numeric_limits<double>::denorm_min()};
    for (int i = 0; i < 3000; ++i) {
        const double any = std::fabs(std::bit_cast<double>(random()));
        if (std::isfinite(any)) found.push_back(any);
        found.push_back(std::bit_cast<double>(random() >> 12)); // below DBL_MIN
        found.push_back(static_cast<double>(random() % 100000000000)
                        / std::pow(10.0, static_cast<double>(random() % 10)));
    }
    for (int exponent = -1074; exponent < 1024; ++exponent) {
        const double power = std::ldexp(1.0, exponent);
        found.insert(found.end(), {power, std::nextafter(power, 0.0), std::nextafter(power, 1e308)});
    }
    return found;
}

/// All digits of (2 fraction + 1) * 2^exponent: halfway between two doubles when the fraction has 53 bits.
Digits halfway(std::uint64_t fraction, int exponent) {
    const double below = std::ldexp(static_cast<double>(fraction), exponent + 1);
    const double half_step = std::ldexp(1.0, exponent);
    // Added on paper: the digits of both, the last one of the half step stands behind the others.
    Digits sum = digits_from_double(below);
    const Digits added = digits_from_double(half_step);
    const auto place = [](const Digits& digits) { return static_cast<int>(digits.digits.size()) - digits.point; };
    const int decimals = std::max({place(sum), place(added), 0});
    const auto padded = [&](const Digits& digits, int point) {
        std::string text(static_cast<std::size_t>(point - digits.point), '0');
        text += digits.digits;
        text.resize(static_cast<std::size_t>(point + decimals), '0');
        return text;
    };
    const int point = std::max(sum.point, added.point) + 1;
    std::string text = padded(sum, point);
    const std::string other = padded(added, point);
    int carried = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        const int digit = (text[i] - '0') + (other[i] - '0') + carried;
        text[i] = static_cast<char>('0' + digit % 10);
        carried = digit / 10;
    }
    return {text, point};
}

} // namespace

TEST_CASE("a double has the digits that printf writes", "[model][digits]") {
    for (const double magnitude : magnitudes()) {
        for (const int precision : kPrecisions) {
            for (const double value : {magnitude, -magnitude}) {
                const std::string text = general_text(value, precision);
                if (text != printed(value, precision)) FAIL(text << " is not " << printed(value, precision));
            }
        }
    }
    CHECK(general_text(1e9, 6) == "1e+09");
    CHECK(general_text(-0.00012, 6) == "-0.00012");
    CHECK(general_text(std::numeric_limits<double>::infinity(), 6) == "inf");
    CHECK(general_text(-std::numeric_limits<double>::infinity(), 6) == "-inf");
    CHECK(general_text(std::numeric_limits<double>::quiet_NaN(), 6) == "nan");
}

TEST_CASE("all digits of a double read back as the same double", "[model][digits]") {
    CHECK(digits_from_double(0.0) == Digits{});
    CHECK(digits_from_double(0.1).digits == "1000000000000000055511151231257827021181583404541015625");
    CHECK(digits_from_double(1e23) == Digits{"99999999999999991611392", 23});
    for (const double magnitude : magnitudes()) {
        const Digits all = digits_from_double(magnitude);
        if (double_from_digits(all.digits, all.point) != magnitude) FAIL(all.digits << " e " << all.point);
    }
}

TEST_CASE("digits are read as the double that strtod reads", "[model][digits]") {
    std::mt19937_64 random(7);
    for (const double magnitude : magnitudes()) {
        const Digits all = digits_from_double(magnitude);
        for (const std::size_t count : {16u, 17u, 18u, 19u, 20u, 25u, 40u}) {
            std::string some = all.digits.substr(0, count);
            some.resize(count, '0');
            some.back() = static_cast<char>('0' + random() % 10);
            some[count - 2] = static_cast<char>('0' + random() % 10);
            if (double_from_digits(some, all.point) != read_by_the_library(some, all.point))
                FAIL(some << " e " << all.point);
        }
    }
    SUCCEED();
}

TEST_CASE("halfway between two doubles the even one is read, and any digit more decides", "[model][digits]") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t fraction = (std::uint64_t{1} << 52) | (random() >> 12);
        const int exponent = static_cast<int>(random() % 2040) - 1070;
        const double below = std::ldexp(static_cast<double>(fraction), exponent + 1);
        const double above = std::ldexp(static_cast<double>(fraction + 1), exponent + 1);
        const Digits middle = halfway(fraction, exponent);
        std::string less = middle.digits;
        less.erase(less.find_last_not_of('0') + 1);
        --less.back();
        const std::string nines(100, '9');
        const std::string zeros(2000, '0');
        const bool reads_right = double_from_digits(middle.digits, middle.point) == (fraction % 2 == 0 ? below : above)
                                 && double_from_digits(middle.digits + zeros + "1", middle.point) == above
                                 && double_from_digits(less + nines, middle.point) == below;
        if (!reads_right) FAIL(middle.digits << " e " << middle.point);
    }
    SUCCEED();
}

TEST_CASE("what no double can hold is read as infinity or 0", "[model][digits]") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(double_from_digits("1", 310) == infinity);
    CHECK(double_from_digits("17976931348623158", 309) == DBL_MAX);
    CHECK(double_from_digits("17976931348623159", 309) == infinity);
    CHECK(double_from_digits("1", 1000000000000) == infinity);
    CHECK(double_from_digits("1", -1000000000000) == 0.0);
    CHECK(double_from_digits("24703282292062327", -323) == 0.0);
    CHECK(double_from_digits("24703282292062328", -323) == std::numeric_limits<double>::denorm_min());
    CHECK(double_from_digits("", 5) == 0.0);
    CHECK(double_from_digits("000", 400) == 0.0);
    CHECK(double_from_digits(std::string(1000, '0') + "65", 1002) == 65.0);
    CHECK(double_from_digits("65" + std::string(1000, '0'), 2) == 65.0);
}

TEST_CASE("digits are rounded to the nearest, halfway to the even one", "[model][digits]") {
    CHECK(rounded_to_digits({"125", 1}, 2) == Digits{"12", 1});
    CHECK(rounded_to_digits({"135", 1}, 2) == Digits{"14", 1});
    CHECK(rounded_to_digits({"1251", 1}, 2) == Digits{"13", 1});
    CHECK(rounded_to_digits({"9996", 0}, 3) == Digits{"1", 1});
    CHECK(rounded_to_digits({"1004", 0}, 3) == Digits{"1", 0});
    CHECK(rounded_to_digits({"12", 0}, 3) == Digits{"12", 0});
    CHECK(rounded_to_digits({}, 3) == Digits{});
}
