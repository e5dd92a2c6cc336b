#include "support/arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace keel::test {

namespace {

constexpr std::string_view kMinus = "\u2212", kTimes = "\u00d7", kBy = "\u00f7", kRoot = "\u221a", kSquare = "\u00b2";

/// Recursive descent: sum of products of signed atoms. `largest` is an error bound relative to 1 that grows as errors
/// do.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Worked> whole() {
        const Worked value = sum();
        skip();
        if (is_bad_ || !text_.empty()) return std::nullopt;
        return value;
    }

private:
    void skip() {
        while (text_.starts_with(' '))
            text_.remove_prefix(1);
    }

    bool take(std::string_view sign) {
        skip();
        if (!text_.starts_with(sign)) return false;
        text_.remove_prefix(sign.size());
        return true;
    }

    Worked sum() {
        Worked left = product();
        while (true) {
            const bool is_plus = take("+");
            if (!is_plus && !take(kMinus)) return left;
            const Worked right = product();
            left.value += is_plus ? right.value : -right.value;
            left.largest += right.largest;
        }
    }

    Worked product() {
        Worked left = atom();
        while (true) {
            const bool is_times = take(kTimes);
            if (!is_times && !take(kBy)) return left;
            const Worked right = atom();
            const double factor = is_times ? right.value : 1.0 / right.value;
            const double swell = right.value != 0.0 ? right.largest / std::fabs(right.value) : 1.0;
            left.largest = left.largest * std::fabs(factor) + std::fabs(left.value * factor) * swell;
            left.value *= factor;
        }
    }

    Worked atom() {
        if (take(kMinus)) {
            Worked value = atom();
            value.value = -value.value;
            return value;
        }
        Worked value;
        if (take(kRoot)) {
            value = squared(atom());
            const double root = std::sqrt(value.value);
            value.largest = root > 0.0 ? value.largest / root : std::sqrt(value.largest);
            value.value = root;
            return value;
        }
        if (take("(")) {
            value = sum();
            if (!take(")")) is_bad_ = true;
        } else {
            value = number();
        }
        return squared(value);
    }

    Worked squared(Worked value) {
        if (!take(kSquare)) return value;
        return {value.value * value.value, 2.0 * value.largest * std::fabs(value.value)};
    }

    Worked number() {
        skip();
        std::string digits;
        while (!text_.empty()) {
            const char c = text_.front();
            if (c != ',' && c != '.' && (c < '0' || c > '9')) break;
            if (c != ',') digits += c;
            text_.remove_prefix(1);
        }
        if (digits.empty()) {
            is_bad_ = true;
            return {};
        }
        double value = std::stod(digits);
        // A short number: "1.133e253".
        if (text_.starts_with('e')) {
            text_.remove_prefix(1);
            const bool is_down = take(kMinus) || take("-");
            std::string power;
            while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
                power += text_.front();
                text_.remove_prefix(1);
            }
            value = std::stod(digits + "e" + (is_down ? "-" : "") + power);
        }
        if (take("%")) value /= 100.0;
        return {value, std::fabs(value)};
    }

    std::string_view text_;
    bool is_bad_ = false;
};

} // namespace

std::optional<Worked> arithmetic(std::string_view formula) { return Reader(formula).whole(); }

std::optional<Printed> number_of(std::string_view text) {
    const bool is_negative = text.starts_with(kMinus);
    if (is_negative) text.remove_prefix(kMinus.size());
    std::string digits;
    int decimals = 0, power = 0;
    bool has_point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == 'e') power = std::atoi(text.data() + i + 1); // ends at a space
        if (c == ',') continue;
        if (c == '.' && !has_point) {
            has_point = true;
        } else if (c >= '0' && c <= '9') {
            decimals += has_point ? 1 : 0;
        } else {
            break;
        }
        digits += c;
    }
    if (digits.empty()) return std::nullopt;
    const double scale = text.find(" %") != std::string_view::npos ? 0.01 : 1.0;
    const double value = std::stod(digits + "e" + std::to_string(power)) * scale;
    return Printed{is_negative ? -value : value, std::pow(10.0, power - decimals) * scale};
}

} // namespace keel::test
