// Numbers for people: the other half of text/number.

#include "text/number.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace keel::text;

TEST_CASE("grouped numbers have commas and fixed decimals", "[text][number]") {
    // Written by hand.
    CHECK(grouped(0.0, 0) == "0");
    CHECK(grouped(999.0, 0) == "999");
    CHECK(grouped(1000.0, 0) == "1,000");
    CHECK(grouped(-1234.5, 2) == "-1,234.50");
    CHECK(grouped(1234567890.0, 2) == "1,234,567,890.00");
    CHECK(grouped(-1234.5, 2, Minus::Typographic) == "\u22121,234.50");
    CHECK(grouped(0.05, 1) == "0.1");
    CHECK(grouped(1e21, 0) == "1,000,000,000,000,000,000,000");
}

TEST_CASE("grouping rounds half away from zero on the digits that are written", "[text][number]") {
    // As one rounds on paper; printf has 1.00, 0.1 and 2 for these, from the binary value or to even.
    CHECK(grouped(1.005, 2) == "1.01");
    CHECK(grouped(0.15, 1) == "0.2");
    CHECK(grouped(2.5, 0) == "3");
    CHECK(grouped(-2.5, 0) == "-3");
    CHECK(grouped(999.995, 2) == "1,000.00");
    CHECK(grouped(0.4999, 0) == "0");
    CHECK(grouped(9.99, 1) == "10.0");
}

TEST_CASE("nothing is written as minus zero", "[text][number]") {
    CHECK(grouped(-0.0, 2) == "0.00");
    CHECK(grouped(-0.001, 2) == "0.00");
    CHECK(money(-0.0) == "0.00");
    CHECK(coins(-1e-12) == "0");
    CHECK(percent(-0.00001, 2) == "0.00 %");
    CHECK(signed_percent(-0.0, 1) == "0.0 %");
    CHECK(short_number(-0.0) == "0");
}

TEST_CASE("money has the decimals that make sense", "[text][number]") {
    // The rules of the header: cents; none from 10,000 on when whole; three digits below ten cents.
    const std::vector<std::pair<double, std::string>> cases{
        {97.5, "97.50"},
        {5000.0, "5,000.00"},
        {10000.0, "10,000"},
        {325000.0, "325,000"},
        {325000.5, "325,000.50"},
        {-2925.0, "-2,925.00"},
        {0.5, "0.50"},
        {0.126, "0.13"},
        {0.0528, "0.0528"},
        {0.000123, "0.000123"},
        {0.00012345, "0.000123"},
        {0.05, "0.05"},
        {1e-9, "0.00"},
        {324999.99999999994, "325,000"},
        {9999.999, "10,000.00"},
        {99999.999, "100,000"},
    };
    for (const auto& [usd, text] : cases)
        CHECK(money(usd) == text);
    CHECK(money(-5.0, Minus::Typographic) == "\u22125.00");
}

TEST_CASE("a price has cents, or six digits below a dollar", "[text][number]") {
    CHECK(price(65000.0) == "65,000.00");
    CHECK(price(77688.0) == "77,688.00");
    CHECK(price(1.0) == "1.00");
    CHECK(price(0.5) == "0.50");
    CHECK(price(0.123456789) == "0.123457");
    CHECK(price(0.00001234) == "0.00001234");
    CHECK(price(0.0) == "0.00");
    CHECK(price(71215.139442) == "71,215.14"); // Story 3.
}

TEST_CASE("coins have up to eight decimals", "[text][number]") {
    CHECK(coins(5.0) == "5");
    CHECK(coins(4.1075) == "4.1075");
    CHECK(coins(1.0 / 3.0) == "0.33333333");
    CHECK(coins(1234567.0) == "1,234,567");
    CHECK(coins(-0.00000828) == "-0.00000828"); // Story 11.
    CHECK(coins(1e-9) == "0");
}

TEST_CASE("percentages are rounded as decimals", "[text][number]") {
    CHECK(percent(0.1952, 2) == "19.52 %");
    CHECK(percent(0.0001, 2) == "0.01 %");
    CHECK(percent(1.0, 0) == "100 %");
    CHECK(percent(0.29, 0) == "29 %"); // 0.29 * 100 is 28.999999999999996.
    CHECK(percent(-0.5, 1) == "-50.0 %");
    CHECK(percent(12.5, 0) == "1,250 %");
    CHECK(signed_percent(0.1952, 1) == "+19.5 %");
    CHECK(signed_percent(-0.1952, 2) == "-19.52 %");
    CHECK(signed_percent(-0.2, 0, Minus::Typographic) == "\u221220 %");
    CHECK(signed_percent(0.0, 0) == "0 %");
}

TEST_CASE("short numbers fit on an axis", "[text][number]") {
    const std::vector<std::pair<double, std::string>> cases{
        {0.0, "0"},         {0.25, "0.25"},   {999.0, "999"},       {1000.0, "1k"},         {65000.0, "65k"},
        {62500.0, "62.5k"}, {1.5e6, "1.5m"},  {2e9, "2bn"},         {3e12, "3tn"},          {1e15, "1e15"},
        {-65000.0, "-65k"}, {999960.0, "1m"}, {123456.0, "123.5k"}, {0.000001, "0.000001"}, {1e-9, "1e-9"},
    };
    for (const auto& [value, text] : cases)
        CHECK(short_number(value) == text);
    CHECK(short_number(65432.1, 3) == "65.4k");
    CHECK(short_number(-1.2345e20, 2) == "-1.2e20");
    CHECK(short_number(-1.5e6, Minus::Typographic) == "\u22121.5m");
}
