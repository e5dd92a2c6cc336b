#include "model/venues.hpp"

#include "model/venue_data.hpp"

#include <algorithm>
#include <vector>

namespace keel {

namespace {

std::vector<Contract> joined_contracts() {
    std::vector<Contract> all;
    for (const auto part : {binance_coin_contracts(), binance_usdt_contracts(), binance_usdc_contracts(),
                            bybit_contracts(), bingx_contracts(), weex_contracts(), mexc_contracts(), okx_contracts(),
                            deribit_contracts(), bitmex_contracts(), kraken_contracts(), hyperliquid_contracts()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

} // namespace

std::span<const Contract> contracts() {
    static const std::vector<Contract> all = joined_contracts();
    return all;
}

const Contract* find_contract(std::string_view id) {
    const auto all = contracts();
    const auto found = std::ranges::find(all, id, &Contract::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace keel
