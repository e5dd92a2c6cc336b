#pragma once

// The venues' records, one file each. Only venues.cpp and those files use this header.

#include "model/venues.hpp"

#include <optional>
#include <span>

namespace keel {

/// A figure that was not found; never zero.
inline constexpr auto kUnknown = std::nullopt;

std::span<const Contract> binance_contracts();
std::span<const Contract> bybit_contracts();
std::span<const Contract> bingx_contracts();
std::span<const Contract> weex_contracts();
std::span<const Contract> mexc_contracts();

} // namespace keel
