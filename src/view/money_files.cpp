#include "view/money_files.hpp"

#include <algorithm>
#include <cctype>

namespace keel::view {

text::SumUnit unit_of_files(const Money& money) {
    if (money.unit() == MoneyUnit::Usd) return {};
    const auto from_usd = [money](double usd, double coin_price) { return money.of(usd, coin_price); };
    if (money.unit() == MoneyUnit::Percent) return {"fraction", from_usd};
    std::string key = money.name();
    std::ranges::transform(key, key.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return {std::move(key), from_usd};
}

} // namespace keel::view
