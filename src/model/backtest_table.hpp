#pragma once

// The members of a backtest, as report_table.hpp has those of the report.

#include "model/backtest.hpp"
#include "model/path_table.hpp"

#include <string_view>

namespace keel {

template <>
struct Table<BacktestTotal> {
    static constexpr std::string_view name = "BacktestTotal";
    static constexpr auto members = std::tuple{
        Member{"key", &BacktestTotal::key, "rules, hold or always_hedged"},
        Member{"label", &BacktestTotal::label, "for people"},
        Member{"value_usd", &BacktestTotal::value_usd, "what there is at the end, USD"},
        Member{"coins_usd", &BacktestTotal::coins_usd, "what the coins made, USD"},
        Member{"futures_usd", &BacktestTotal::futures_usd, "by price and basis, USD"},
        Member{"funding_usd", &BacktestTotal::funding_usd, "received, USD"},
        Member{"fees_usd", &BacktestTotal::fees_usd, "with slippage; negative when paid, USD"},
        Member{"other_usd", &BacktestTotal::other_usd,
               "interest, price of the collateral, bonus, what a liquidation took beyond the price loss, USD"},
        Member{"net_usd", &BacktestTotal::net_usd, "the sum of the five, USD"},
        Member{"difference_usd", &BacktestTotal::difference_usd, "what the rules have more, USD"},
        Member{"hedged_days", &BacktestTotal::hedged_days, "with a position open"},
        Member{"liquidations", &BacktestTotal::liquidations, "how many legs were"},
    };
};

template <>
struct Table<Backtest> {
    static constexpr std::string_view name = "Backtest";
    static constexpr auto members = std::tuple{
        Member{"answer", &Backtest::answer, "sentences for people"},
        Member{"from", &Backtest::from, "the start of the first bar, which is day 0; UTC, ISO 8601"},
        Member{"to", &Backtest::to, "the end of the last one"},
        Member{"bars", &Backtest::bars, "how many"},
        Member{"first_price", &Backtest::first_price, "as the file has it, USD"},
        Member{"price_factor", &Backtest::price_factor, "what the file's prices were multiplied by"},
        Member{"has_highs_and_lows", &Backtest::has_highs_and_lows,
               "inside a bar the worse of both for the hedge comes first"},
        Member{"funding_payments", &Backtest::funding_payments, "used of the funding file; 0: the plan's own rates"},
        Member{"funding_days", &Backtest::funding_days, "between the first and the last of them"},
        Member{"totals", &Backtest::totals, "the rules, hold and always hedged"},
        Member{"path", &Backtest::path, "all that happens on the way, with the episodes of the rules"},
    };
};

} // namespace keel
