#include "explain/term.hpp"

#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace keel::explain {

namespace {

constexpr int kMostDigits = 10;
constexpr double kShortFrom = 1e15;
constexpr double kShortBelow = 1e-9;

int digits_before_point(double size) {
    int digits = size < 1.0 ? 0 : 1;
    for (; size >= 10.0; size /= 10.0)
        ++digits;
    // Zeros behind the point do not count.
    for (; size > 0.0 && size < 0.1; size *= 10.0)
        --digits;
    return digits;
}

std::string without_end_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

} // namespace

std::string spelled(double value) {
    const double size = std::fabs(value);
    if (!std::isfinite(value)) return "none";
    if (size >= kShortFrom || (size > 0.0 && size < kShortBelow))
        return text::short_number(value, kMostDigits, text::Minus::Typographic);
    const int decimals = std::max(0, kMostDigits - digits_before_point(size));
    return without_end_zeros(text::grouped(value, decimals, text::Minus::Typographic));
}

Term Term::quantity(std::string_view name, double value) {
    Term term;
    term.names_ = name;
    term.numbers_ = spelled(value);
    term.value_ = value;
    term.is_single_ = true;
    if (value < 0.0) term.numbers_rank_ = Rank::Sum;
    return term;
}

Term Term::share(std::string_view name, double fraction) {
    Term term = quantity(name, fraction * 100.0);
    term.numbers_ += " %";
    term.value_ = fraction;
    return term;
}

Term Term::number(double value) { return quantity(spelled(value), value); }

std::string Term::as_part(const std::string& text, Rank least, Rank own) {
    return own < least ? "(" + text + ")" : text;
}

Term Term::joined(const Term& a, std::string_view sign, const Term& b, Rank rank, double value) {
    // What is taken away, and what is divided by, is one thing.
    const bool is_reversed = sign == "\u2212" || sign == "\u00f7";
    const Rank right = !is_reversed ? rank : rank == Rank::Sum ? Rank::Product : Rank::Single;
    // "5 + −3" is hard to read, "−3 + 5" is not.
    const Rank least = b.is_single_ ? std::max(right, Rank::Product) : right;
    const std::string left = a.is_single_ ? a.numbers_ : as_part(a.numbers_, rank, a.numbers_rank_);
    const std::string between = " " + std::string(sign) + " ";
    Term term;
    term.names_ = as_part(a.names_, rank, a.names_rank_) + between + as_part(b.names_, right, b.names_rank_);
    term.numbers_ = left + between + as_part(b.numbers_, least, b.numbers_rank_);
    term.value_ = value;
    term.names_rank_ = term.numbers_rank_ = rank;
    return term;
}

Term operator+(const Term& a, const Term& b) { return Term::joined(a, "+", b, Term::Rank::Sum, a.value_ + b.value_); }
Term operator-(const Term& a, const Term& b) {
    return Term::joined(a, "\u2212", b, Term::Rank::Sum, a.value_ - b.value_);
}
Term operator*(const Term& a, const Term& b) {
    return Term::joined(a, "\u00d7", b, Term::Rank::Product, a.value_ * b.value_);
}
Term operator/(const Term& a, const Term& b) {
    return Term::joined(a, "\u00f7", b, Term::Rank::Product, a.value_ / b.value_);
}

Term root(const Term& a) {
    Term term;
    term.names_ = "\u221a(" + a.names_ + ")";
    term.numbers_ = "\u221a(" + a.numbers_ + ")";
    term.value_ = std::sqrt(a.value_);
    return term;
}

Term square(const Term& a) {
    Term term;
    term.names_ = Term::as_part(a.names_, Term::Rank::Single, a.names_rank_) + "\u00b2";
    const bool is_one = a.numbers_rank_ == Term::Rank::Single && !a.numbers_.ends_with('%');
    term.numbers_ = (is_one ? a.numbers_ : "(" + a.numbers_ + ")") + "\u00b2";
    term.value_ = a.value_ * a.value_;
    return term;
}

} // namespace keel::explain
