#pragma once

// A formula that can be read with the names of its parts, read with their numbers, and worked out. One expression makes
// all three, so that they cannot contradict each other.

#include <string>
#include <string_view>

namespace keel::explain {

class Term {
public:
    /// "leverage", 10.
    static Term quantity(std::string_view name, double value);
    /// The same, its number in percent: "funding rate", 0.0001 is "0.01 %".
    static Term share(std::string_view name, double fraction);
    /// What is not an input but a number of the formula itself: 365.
    static Term number(double value);

    const std::string& names() const { return names_; }     // "size ÷ leverage"
    const std::string& numbers() const { return numbers_; } // "5 ÷ 10"
    double result() const { return value_; }                // 0.5
    /// One name, and nothing to work out.
    bool is_single() const { return is_single_; }

    friend Term operator+(const Term& a, const Term& b);
    friend Term operator-(const Term& a, const Term& b);
    friend Term operator*(const Term& a, const Term& b);
    friend Term operator/(const Term& a, const Term& b);
    friend Term root(const Term& a);
    friend Term square(const Term& a);

private:
    /// What binds looser than its surroundings needs parentheses.
    enum class Rank { Sum, Product, Single };

    static Term joined(const Term& a, std::string_view sign, const Term& b, Rank rank, double value);
    static std::string as_part(const std::string& text, Rank least, Rank own);

    std::string names_;
    std::string numbers_;
    double value_ = 0.0;
    bool is_single_ = false;
    Rank names_rank_ = Rank::Single;
    Rank numbers_rank_ = Rank::Single; // a number below zero binds like a sum
};

/// Up to ten digits, grouped, without zeros at the end: "65,000", "0.1538461538", "−0.01". What is not finite: "none".
std::string spelled(double value);

} // namespace keel::explain
