#pragma once

// The venues' records, a file or more each. Only venues.cpp and those files use this header.

#include "model/venues.hpp"

#include <optional>
#include <span>

namespace keel {

/// A figure that was not found; never zero.
inline constexpr auto kUnknown = std::nullopt;

std::span<const Contract> binance_coin_contracts();
std::span<const Contract> binance_usdt_contracts();
std::span<const Contract> binance_usdc_contracts();
std::span<const Contract> bybit_contracts();
std::span<const Contract> bingx_contracts();
std::span<const Contract> weex_contracts();
std::span<const Contract> mexc_contracts();
std::span<const Contract> okx_contracts();
std::span<const Contract> deribit_contracts();
std::span<const Contract> bitmex_contracts();
std::span<const Contract> kraken_contracts();
std::span<const Contract> hyperliquid_contracts();

} // namespace keel
