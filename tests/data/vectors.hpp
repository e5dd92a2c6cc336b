#pragma once

// Reference vectors: examples that venues, textbooks and other programs publish with their figures. Each is a JSON
// object:
//   id, topic
//   inputs      as the source gives them: usd, coin and rate stand in the names, rates are fractions
//   expected    what must come back; null: there is none
//   tolerance   absolute, one for each expected figure: half a unit of the last digit the source prints
//   convention  textbook, mm_mark (maintenance margin on the mark value) or mm_mark_fee (with the fee to close), or the
//               rule of one venue: mm_entry (maintenance margin on the entry value), bitmex_satoshi_per_lot,
//               kucoin_amr, fee_in_bankruptcy, engine_mm_over_leverage, ema_rsi
//   source      who says so
// Where a source miscalculates, the figure is what its own formula gives.

#include <span>
#include <string_view>

namespace keel::test {

std::span<const std::string_view> vectors();

} // namespace keel::test
