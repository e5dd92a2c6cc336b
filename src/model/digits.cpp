#include "model/digits.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace keel {

namespace {

constexpr int kPartDigits = 9;
constexpr std::uint32_t kPartEnd = 1000000000; // 10^9 = 2^9 * 5^9
constexpr int kMostHalvings = 9;               // after which a part still goes into its neighbour without a rest
constexpr int kMostDoublings = 29;             // after which what is carried still fits into a part

// No double, and nothing halfway between two, has more digits: what follows only says that there is more.
constexpr std::size_t kMostDigits = 800;
constexpr int kLargestPoint = 310;   // above it is infinity
constexpr int kSmallestPoint = -330; // below it is 0

/// A number in parts of nine decimal digits each, before and behind the point. Nothing is ever rounded.
class Parts {
public:
    /// The units are in the last part before the point.
    explicit Parts(std::uint64_t whole) : first_(kPoint - 2), last_(kPoint) {
        assert(whole < std::uint64_t{kPartEnd} * kPartEnd);
        parts_[kPoint - 2] = static_cast<std::uint32_t>(whole / kPartEnd);
        parts_[kPoint - 1] = static_cast<std::uint32_t>(whole % kPartEnd);
        skip_zeros();
    }

    Parts(std::string_view digits, int point) : first_(kPoint), last_(kPoint) {
        std::uint32_t* sum = nullptr;
        for (const char c : digits) {
            --point;
            const int part = kPoint - 1 - (point >= 0 ? point / kPartDigits : (point + 1) / kPartDigits - 1);
            sum = &parts_[static_cast<std::size_t>(part)];
            *sum = *sum * 10 + static_cast<std::uint32_t>(c - '0');
            first_ = std::min(first_, part);
            last_ = std::max(last_, part + 1);
        }
        for (; point % kPartDigits != 0; --point)
            *sum *= 10;
        skip_zeros();
    }

    void multiply_by_power_of_two(int power) {
        for (; power > kMostDoublings; power -= kMostDoublings)
            double_it(kMostDoublings);
        double_it(power);
    }

    void divide_by_power_of_two(int power) {
        for (; power > kMostHalvings; power -= kMostHalvings)
            halve_it(kMostHalvings);
        halve_it(power);
    }

    /// How many parts there are before the point.
    int whole_parts() const { return std::max(kPoint - first_, 0); }

    /// What is before the point, when it has no more than two parts.
    std::uint64_t whole() const { return std::uint64_t{parts_[kPoint - 2]} * kPartEnd + parts_[kPoint - 1]; }

    bool has_fraction() const {
        return std::any_of(parts_.begin() + kPoint, parts_.begin() + std::max(last_, kPoint),
                           [](std::uint32_t part) { return part != 0; });
    }

    Digits digits() const {
        Digits found;
        for (int i = first_; i < last_; ++i) {
            std::array<char, kPartDigits> text;
            std::uint32_t rest = parts_[static_cast<std::size_t>(i)];
            for (std::size_t place = text.size(); place-- > 0; rest /= 10)
                text[place] = static_cast<char>('0' + rest % 10);
            found.digits.append(text.data(), text.size());
        }
        const auto leading = std::min(found.digits.find_first_not_of('0'), found.digits.size());
        found.digits.erase(0, leading);
        found.digits.erase(found.digits.find_last_not_of('0') + 1);
        if (!found.digits.empty()) found.point = (kPoint - first_) * kPartDigits - static_cast<int>(leading);
        return found;
    }

private:
    // Parts before the point, enough for 10^310, and all: behind it go up to 800 digits of a small number, or those of
    // a large one and a part for each time that it is halved.
    static constexpr int kPoint = 36;
    static constexpr std::size_t kCount = std::size_t{kPoint} + 180;

    void double_it(int power) {
        std::uint64_t carried = 0;
        for (int i = last_; i-- > first_;) {
            auto& part = parts_[static_cast<std::size_t>(i)];
            carried += std::uint64_t{part} << power;
            part = static_cast<std::uint32_t>(carried % kPartEnd);
            carried /= kPartEnd;
        }
        if (carried != 0) parts_[static_cast<std::size_t>(--first_)] = static_cast<std::uint32_t>(carried);
    }

    void halve_it(int power) {
        std::uint32_t rest = 0;
        for (int i = first_; i < last_; ++i) {
            auto& part = parts_[static_cast<std::size_t>(i)];
            const std::uint32_t next_rest = part & ((1u << power) - 1);
            part = (part >> power) + rest * (kPartEnd >> power);
            rest = next_rest;
        }
        if (rest != 0) parts_[static_cast<std::size_t>(last_++)] = rest * (kPartEnd >> power);
        skip_zeros();
    }

    void skip_zeros() {
        while (first_ < last_ && parts_[static_cast<std::size_t>(first_)] == 0)
            ++first_;
    }

    std::array<std::uint32_t, kCount> parts_{};
    int first_; // of the parts that are not 0
    int last_;  // behind them
};

constexpr int kFractionBits = 52;
constexpr int kSmallestExponent = -1074; // of the last bit of a double

/// WHOLE * 2^exponent, and a little more when there `is_more`, rounded once. WHOLE has 55 to 60 bits.
double rounded_to_double(std::uint64_t whole, int exponent, bool is_more) {
    const int too_many = static_cast<int>(std::bit_width(whole)) - (kFractionBits + 1);
    const int dropped = std::min(std::max(too_many, kSmallestExponent - exponent), 62); // no bit is left then
    const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
    const std::uint64_t rest = whole & (2 * half - 1);
    std::uint64_t kept = whole >> dropped;
    if (rest > half || (rest == half && (is_more || kept % 2 == 1))) ++kept;
    return std::ldexp(static_cast<double>(kept), exponent + dropped);
}

std::string_view without_zeros(std::string_view digits, long long& point) {
    const auto leading = std::min(digits.find_first_not_of('0'), digits.size());
    digits.remove_prefix(leading);
    point -= static_cast<long long>(leading);
    return digits.substr(0, digits.find_last_not_of('0') + 1);
}

/// What a double and a power of ten hold exactly needs no more than one multiplication or division, which rounds once
/// (Clinger 1990). NaN: the long way.
double double_from_few_digits(std::string_view digits, int point) {
    constexpr std::size_t kMostExact = 15;
    constexpr int kLargestExactPower = 22;
    const int power = point - static_cast<int>(digits.size());
    if (digits.size() > kMostExact || std::abs(power) > kLargestExactPower)
        return std::numeric_limits<double>::quiet_NaN();
    double value = 0.0, scale = 1.0;
    for (const char c : digits)
        value = value * 10.0 + (c - '0');
    for (int i = std::abs(power); i > 0; --i)
        scale *= 10.0;
    return power < 0 ? value / scale : value * scale;
}

} // namespace

Digits digits_from_double(double magnitude) {
    assert(std::isfinite(magnitude) && magnitude >= 0.0);
    const auto bits = std::bit_cast<std::uint64_t>(magnitude);
    const auto raised = static_cast<int>(bits >> kFractionBits) & 0x7ff;
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << kFractionBits) - 1);
    Parts parts(raised == 0 ? fraction : fraction | (std::uint64_t{1} << kFractionBits));
    const int exponent = std::max(raised, 1) - 1 + kSmallestExponent;
    if (exponent < 0) {
        parts.divide_by_power_of_two(-exponent);
    } else {
        parts.multiply_by_power_of_two(exponent);
    }
    return parts.digits();
}

Digits rounded_to_digits(Digits digits, std::size_t count) {
    auto& text = digits.digits;
    if (text.size() <= count) return digits;
    const char next = text[count];
    const bool is_half = next == '5' && text.size() == count + 1; // no zeros trail
    const bool goes_up = is_half ? (text[count - 1] - '0') % 2 == 1 : next >= '5';
    text.resize(count);
    if (goes_up) {
        text.erase(text.find_last_not_of('9') + 1);
        if (text.empty()) {
            text = "1";
            ++digits.point;
        } else {
            ++text.back();
        }
    }
    text.erase(text.find_last_not_of('0') + 1);
    return digits;
}

double double_from_digits(std::string_view digits, long long point) {
    digits = without_zeros(digits, point);
    if (digits.empty() || point < kSmallestPoint) return 0.0;
    if (point > kLargestPoint) return std::numeric_limits<double>::infinity();
    const int near_point = static_cast<int>(point);
    if (const double value = double_from_few_digits(digits, near_point); !std::isnan(value)) return value;

    Parts parts(digits.substr(0, kMostDigits), near_point);
    int exponent = 0;
    const auto halve = [&](int power) {
        parts.divide_by_power_of_two(power);
        exponent += power;
    };
    const auto doubled = [&](int power) {
        parts.multiply_by_power_of_two(power);
        exponent -= power;
    };
    while (parts.whole_parts() > 2)
        halve(kMostHalvings);
    while (parts.whole() < std::uint64_t{1} << 25)
        doubled(kMostDoublings);
    while (parts.whole() < std::uint64_t{1} << 54)
        doubled(5);
    return rounded_to_double(parts.whole(), exponent, parts.has_fraction() || digits.size() > kMostDigits);
}

std::string general_text(double value, int precision) {
    const std::string sign = std::signbit(value) ? "-" : "";
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return sign + "inf";
    const auto [digits, point] =
        rounded_to_digits(digits_from_double(std::fabs(value)), static_cast<std::size_t>(precision));
    if (digits.empty()) return sign + "0";
    const int exponent = point - 1;
    const auto count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= precision) {
        const std::string rest = count > 1 ? "." + digits.substr(1) : "";
        const std::string power = std::to_string(std::abs(exponent));
        return sign + digits[0] + rest + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
    }
    const auto zeros = [](int number) { return std::string(static_cast<std::size_t>(number), '0'); };
    if (point <= 0) return sign + "0." + zeros(-point) + digits;
    if (count <= point) return sign + digits + zeros(point - count);
    const auto whole = static_cast<std::size_t>(point);
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

} // namespace keel
