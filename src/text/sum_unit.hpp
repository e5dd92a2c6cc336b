#pragma once

// What the sums of a file or a sentence are in, where they are not dollars.

#include <functional>
#include <string>
#include <string_view>

namespace keel::text {

struct SumUnit {
    std::string key = "usd"; // what names of columns end with: "value_usd"
    /// Of a sum; `coin_price` is that of the first coin at its moment. Empty: dollars.
    std::function<double(double usd, double coin_price)> from_usd = {};

    double of(double usd, double coin_price) const { return from_usd ? from_usd(usd, coin_price) : usd; }
    /// "value_btc" of "value_usd". Names of what is no sum stay.
    std::string name_of(std::string_view name) const {
        constexpr std::string_view kUsd = "usd";
        return is_sum(name) ? std::string(name.substr(0, name.size() - kUsd.size())) + key : std::string(name);
    }
    static bool is_sum(std::string_view name) { return name.ends_with("_usd"); }
};

} // namespace keel::text
