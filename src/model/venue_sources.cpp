// Where the figures of each contract come from, and what its holder should know. Apart from the figures, for the first
// picture of the page does without. tests/venues_test.cpp compares them with the reference file when it is there.

#include "model/venue_sources.hpp"

#include <algorithm>

namespace keel {

namespace {

constexpr std::string_view kBinanceCoinExchangeInfo =
    "Binance's dapi exchangeInfo of 2026-09-26, verbatim in an open-source test fixture";
constexpr std::string_view kBinanceCoinBtcTiersSource =
    "Binance's help page Leverage and Margin in Coin-Margined Futures; dev.binance.vision 6292";
constexpr std::string_view kBinanceCoinCoinRows =
    "BYTEX-TRADE/bytex, BinancePayloads.cs: COIN-M rows recorded live 2026-09-25";
constexpr std::string_view kBinanceCoinEthTiersSource =
    "www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c";
constexpr std::string_view kBinanceCoinTenUsdNote =
    "10 USD a contract is Binance's rule for all coins but BTC and was not read from this contract; maintenance rates "
    "were not found, so the rate is assumed.";
constexpr std::string_view kBinanceUsdtExchangeInfo =
    "Binance's fapi exchangeInfo figures of 2026, in an open-source test fixture";
constexpr std::string_view kBinanceUsdtBtcTiersSource =
    "Binance's public brackets of 2025-08-19 (tiers 1-4); freqtrade/freqtrade @3d9514d2 (rest)";
constexpr std::string_view kBinanceUsdtBrackets =
    "freqtrade/freqtrade, binance_leverage_tiers.json @3d9514d2 (2024-10-24)";
constexpr std::string_view kBinanceUsdtStepNote =
    "Step and smallest order were not found: see on Binance whether it takes the size that Keel gives.";
constexpr std::string_view kBybitRows = "BYTEX-TRADE/bytex, BybitPayloads.cs: rows recorded live 2026-09-25/26";
constexpr std::string_view kBybitHelpPage =
    "www.bybit.com/ar-SA/help-center/article/Risk-Limit-Inverse-Contract (2025-11-25)";
constexpr std::string_view kBybitContestedNote =
    "Known from a help page only, and its maintenance rate of 1 % is contested: compare it with the exchange.";
constexpr std::string_view kBybitBtcUsdtTiersSource =
    "BYTEX-TRADE/bytex, 2026-09-25 (tiers 1-2); bybitx.global margin-parameters, about 2024";
constexpr std::string_view kBybitOlderRows = "ccxt/ccxt, static/markets/bybit.json @1f8d53ec (2025-04)";
constexpr std::string_view kBingxProducts = "BingX's product list read about 2026-02, in open-source documentation";
constexpr std::string_view kBingxCoinDocs =
    "BingX-API/api-ai-skills, api-reference.md of cswap-market and cswap-trade (2026-04-21)";
constexpr std::string_view kBingxTenUsdNote =
    "10 USD a contract is BingX's rule and was not read from this contract; maintenance rates were not found, so the "
    "liquidation price rests on an assumed rate.";
constexpr std::string_view kBingxRows = "ccxt/ccxt, static/markets/bingx.json @43705309";
constexpr std::string_view kBingxLimits = "CornixIO/cornix_ccxt, bingx_limits.py (2026-03-19)";
constexpr std::string_view kWeexRows = "ccxt/ccxt, static/markets/weex.json @5c8cb4f1 (2026)";
constexpr std::string_view kWeexUsdtNote =
    "You need USDT as collateral, and pay the highest taker fee of these venues; maintenance rates were not found, so "
    "the liquidation price rests on an assumed rate.";
constexpr std::string_view kMexcRows = "MEXC's contract/detail rows recorded 2026-09, in an open-source test fixture";
constexpr std::string_view kMexcCoinGuide = "www.mexc.com/learn/article/17827791514437 (Coin-M guide, 2024-03)";
constexpr std::string_view kMexcRows2025 =
    "MEXC's contract/detail of the 400x era, 2025, in an open-source test fixture";
constexpr std::string_view kMexcRows2024 = "ccxt/ccxt, static/markets/mexc.json @1f086143 (2024)";
constexpr std::string_view kMexcOldNote = "All figures are of 2024; leverage and maintenance rates have changed since.";
constexpr std::string_view kOkxRows = "BYTEX-TRADE/bytex, OkxPayloads.cs: rows recorded live 2026-09-25";
constexpr std::string_view kOkxBtcTiersSource =
    "BYTEX-TRADE/bytex, OkxPayloads.cs, 2026-09-25; tier 2 from another open-source test";
constexpr std::string_view kDeribitRows = "nautechsystems/nautilus_trader, crates/adapters (snapshot of 2026-07-02)";
constexpr std::string_view kDeribitPerpetualNote =
    "Margin rises with the size by a slope that was not found; margin is "
    "shared by the whole account, and funding is paid by the second.";
constexpr std::string_view kKrakenRows = "BYTEX-TRADE/bytex, KrakenPayloads.cs: recorded live 2026-09-25";
constexpr std::string_view kHyperliquidRows =
    "nautechsystems/nautilus_trader, crates/adapters/hyperliquid/test_data, and others, 2026";
constexpr std::string_view kHyperliquidRatesNote =
    "Margined in USDC, with hourly funding; type in your fees, which were not "
    "found. Maintenance rates were not found either: the rate is assumed.";

constexpr VenueSource kSources[] = {
    {"binance:BTCUSD_PERP", kBinanceCoinExchangeInfo, kBinanceCoinBtcTiersSource,
     "The BTC themselves are the collateral; accounts younger than 60 days get at most 20x."},
    {"binance:ETHUSD_PERP", kBinanceCoinCoinRows, kBinanceCoinEthTiersSource,
     "The maintenance rates are a guess from Binance's general schedule: compare them with the exchange "
     "before you rely on the liquidation price."},
    {"binance:BTCUSD_261225", kBinanceCoinExchangeInfo, "",
     "Delivered on 25 December 2026 at 08:00 UTC; maintenance rates were not found, so the liquidation "
     "price rests on an assumed rate."},
    {"binance:SOLUSD_PERP", kBinanceCoinCoinRows, "", kBinanceCoinTenUsdNote},
    {"binance:XRPUSD_PERP", kBinanceCoinCoinRows, "", kBinanceCoinTenUsdNote},
    {"binance:BNBUSD_PERP", kBinanceCoinCoinRows, "", kBinanceCoinTenUsdNote},
    {"binance:DOGEUSD_PERP", kBinanceCoinCoinRows, "", kBinanceCoinTenUsdNote},
    {"binance:BTCUSDT", kBinanceUsdtExchangeInfo, kBinanceUsdtBtcTiersSource,
     "The order size is typed in BTC, in steps of 0.001; orders below 50 USDT are refused."},
    {"binance:ETHUSDT", kBinanceUsdtBrackets, kBinanceUsdtBrackets,
     "The order size is typed in ETH, in steps of 0.001; the smallest order value was not found."},
    {"binance:SOLUSDT", kBinanceUsdtBrackets, kBinanceUsdtBrackets, kBinanceUsdtStepNote},
    {"binance:XRPUSDT", kBinanceUsdtBrackets, kBinanceUsdtBrackets, kBinanceUsdtStepNote},
    {"binance:BNBUSDT", kBinanceUsdtBrackets, kBinanceUsdtBrackets, kBinanceUsdtStepNote},
    {"binance:DOGEUSDT", kBinanceUsdtBrackets, kBinanceUsdtBrackets, kBinanceUsdtStepNote},
    {"binance:BTCUSDC", kBinanceUsdtBrackets, kBinanceUsdtBrackets,
     "Step and smallest order were not found and are those of BTCUSDT; fees were not found either, so type "
     "in yours."},
    {"binance:ETHUSDC", kBinanceUsdtBrackets, kBinanceUsdtBrackets,
     "Step and smallest order were not found and are those of ETHUSDT; fees were not found either, so type "
     "in yours."},
    {"bybit:BTCUSD", kBybitRows, kBybitRows,
     "The finest steps of these venues, 1 USD; only the maintenance rates up to 300 BTC are known."},
    {"bybit:BTCUSDZ26", kBybitRows, kBybitRows,
     "Delivered on 25 December 2026 at 08:00 UTC for a fee of 0.05 %; only the maintenance rate up to 100 "
     "BTC is known."},
    {"bybit:ETHUSD", kBybitHelpPage, kBybitHelpPage, kBybitContestedNote},
    {"bybit:XRPUSD", kBybitHelpPage, kBybitHelpPage, kBybitContestedNote},
    {"bybit:BTCUSDT", kBybitRows, kBybitBtcUsdtTiersSource,
     "The order size is typed in BTC, in steps of 0.001; positions above 10 million USDT need more margin "
     "than is known here."},
    {"bybit:ETHUSDT", kBybitOlderRows, "",
     "The order size is typed in ETH, in steps of 0.01; maintenance rates were not found, so the "
     "liquidation price rests on an assumed rate."},
    {"bybit:XRPUSDT", kBybitOlderRows, "",
     "The order size is typed in whole XRP; maintenance rates were not found, so the liquidation price "
     "rests on an assumed rate."},
    {"bybit:DOGEUSDT", kBybitOlderRows, "",
     "The order size is typed in whole DOGE; maintenance rates were not found, so the liquidation price "
     "rests on an assumed rate."},
    {"bingx:BTC-USD", kBingxProducts, "",
     "Maintenance rates were not found, so the liquidation price rests on an assumed rate; BingX's older "
     "coin-margined standard futures are another product."},
    {"bingx:ETH-USD", kBingxCoinDocs, "", kBingxTenUsdNote},
    {"bingx:SOL-USD", kBingxCoinDocs, "", kBingxTenUsdNote},
    {"bingx:BTC-USDT", kBingxRows, kBingxLimits,
     "The order size is typed in BTC, in steps of 0.0001; maintenance rates were not found, so the "
     "liquidation price rests on an assumed rate."},
    {"bingx:ETH-USDT", kBingxRows, kBingxLimits,
     "The order size is typed in ETH, in steps of 0.01; maintenance rates were not found, so the "
     "liquidation price rests on an assumed rate."},
    {"weex:BTCUSDT", kWeexRows, "", kWeexUsdtNote},
    {"weex:ETHUSDT", kWeexRows, "", kWeexUsdtNote},
    {"weex:DOGEUSDT", kWeexRows, "",
     "WEEX has no inverse contract, so you need USDT as collateral; maintenance rates were not found, so "
     "the liquidation price rests on an assumed rate."},
    {"mexc:BTC_USD", kMexcRows, "",
     "The fees are those of MEXC's other futures; maintenance rates were not found, so the liquidation "
     "price rests on an assumed rate."},
    {"mexc:ETH_USD", kMexcCoinGuide, "",
     "Figures of 2024, with the fees of MEXC's other futures; maintenance rates were not found, so the "
     "liquidation price rests on an assumed rate."},
    {"mexc:BTC_USDT", kMexcRows, kMexcRows2025,
     "Maintenance rates are of 2025 and have changed since; some regions pay 0.01 % as maker and 0.04 % as "
     "taker."},
    {"mexc:ETH_USDT", kMexcRows2024, kMexcRows2024, kMexcOldNote},
    {"mexc:SOL_USDT", kMexcRows2024, kMexcRows2024, kMexcOldNote},
    {"mexc:XRP_USDT", kMexcRows, kMexcRows2024,
     "Maintenance rates are of 2024, when the leverage ended at 200x, and have changed since."},
    {"okx:BTC-USD-SWAP", kOkxRows, "",
     "A tenth of a contract, 10 USD, can be sold; maintenance rates were not found, so the liquidation "
     "price rests on an assumed rate."},
    {"okx:BTC-USD-261030", kOkxRows, "",
     "Delivered on 30 October 2026; maintenance rates were not found, so the liquidation price rests on an "
     "assumed rate."},
    {"okx:BTC-USDT-SWAP", kOkxRows, kOkxBtcTiersSource,
     "Its second maintenance rate is unconfirmed, and positions above 50 BTC need more margin than is known "
     "here."},
    {"okx:ETH-USDT-SWAP", kOkxRows, kOkxRows, "Positions above 500 ETH need more margin than is known here."},
    {"deribit:BTC-PERPETUAL", kDeribitRows, "", kDeribitPerpetualNote},
    {"deribit:ETH-PERPETUAL", "public exchange data of 2026 recorded in open-source software", "",
     kDeribitPerpetualNote},
    {"deribit:BTC-27DEC24", kDeribitRows, "",
     "Expired on 27 December 2024: a template for Deribit's quarterly contracts, not one to sell; weekly "
     "ones pay no delivery fee."},
    {"bitmex:XBTUSD", kDeribitRows, kDeribitRows,
     "Sold in lots of 100 USD; figures of 2024, and positions above 200 BTC need more margin than is known "
     "here."},
    {"kraken:PI_XBTUSD", kKrakenRows, kKrakenRows,
     "Funding is paid every hour; Keel charges a tier's rate on the whole position, the more careful reading."},
    {"kraken:FI_XBTUSD_261225", kKrakenRows, kKrakenRows,
     "Last traded on 25 December 2026 at 16:00 UTC; Keel charges a tier's rate on the whole position, the "
     "more careful reading."},
    {"kraken:PF_XBTUSD", kKrakenRows, kKrakenRows,
     "Kraken also takes BTC as its collateral, at about 99 % of the value; Keel charges a tier's rate on "
     "the whole position, the more careful reading."},
    {"kraken:PF_ETHUSD", kDeribitRows, kDeribitRows,
     "Kraken also takes coins as its collateral, at less than their value; Keel charges a tier's rate on "
     "the whole position, the more careful reading."},
    {"hyperliquid:BTC", kHyperliquidRows, kHyperliquidRows,
     "Margined in USDC, with hourly funding; the fees were not found, so type in yours."},
    {"hyperliquid:ETH", kHyperliquidRows, "", kHyperliquidRatesNote},
    {"hyperliquid:SOL", kHyperliquidRows, "",
     "Margined in USDC, with hourly funding; step, fees and maintenance rates were not found: type in your "
     "fees, the rest is assumed."},
};

constexpr VenueSource kNone{};

} // namespace

const VenueSource& source_of(const Contract& contract) {
    const auto* const found = std::ranges::find(kSources, contract.id, &VenueSource::contract);
    return found != std::end(kSources) ? *found : kNone;
}

} // namespace keel
