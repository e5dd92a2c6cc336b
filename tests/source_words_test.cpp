// Where the figures of contracts come from, as it is told to their holders.

#include "model/venue_sources.hpp"
#include "text/source_words.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace keel;
using namespace keel::text;

TEST_CASE("a date is told in words, also among others", "[text][venues]") {
    CHECK(date_in_words("2026-09-05") == "5 September 2026");
    CHECK(date_in_words("2025-04") == "April 2025");
    CHECK(date_in_words("2024") == "2024");
    CHECK(date_in_words("2025-08 (tiers 1-4), 2024-10 (rest)") == "August 2025 (tiers 1-4), October 2024 (rest)");
    CHECK(date_in_words("") == "");
    CHECK(date_in_words("20-09") == "20-09");
}

TEST_CASE("a holder is told in plain words where each contract's figures come from", "[text][venues]") {
    for (const Contract& contract : contracts()) {
        INFO(contract.id);
        const VenueSource& source = source_of(contract);
        for (const std::string_view exact : {source.source, source.tiers_source})
            CHECK((exact.empty() || source_in_words(exact) != exact));
        const std::string words = facts_in_words(contract);
        INFO(words);
        CHECK(words.starts_with(std::string(contract.venue) + " " + std::string(contract.symbol)
                                + ": its figures are of "));
        CHECK(words.ends_with('.'));
        // What only a programmer reads: names of files, repositories, commits and dates by numbers.
        for (const char* const word : {"fixture", ".cs", ".json", ".py", "@", "/", "exchangeInfo", "live test", "-0",
                                       "ccxt", "snapshot", "tiers", "(rest)", "dapi", "fapi", ".."})
            CHECK_FALSE(words.contains(word));
    }
}

TEST_CASE("the figures of one contract, told whole", "[text][venues]") {
    CHECK(
        facts_in_words(*find_contract("binance:BTCUSD_PERP"))
        == "Binance BTCUSD_PERP: its figures are of 26 September 2026, from Binance's own list of contracts, as an "
           "open-source program keeps it. Its maintenance rates are of July 2021 or later, from Binance's help page on "
           "leverage and margin. The BTC themselves are the collateral; accounts younger than 60 days get at most "
           "20x.");
    CHECK(
        facts_in_words(*find_contract("bybit:BTCUSD"))
        == "Bybit BTCUSD: its figures are of 26 September 2026, from the exchange's own answers, as an open-source "
           "program recorded them. Its maintenance rates are of 26 September 2026. The finest steps of these venues, 1 "
           "USD; only the maintenance rates up to 300 BTC are known.");
}

TEST_CASE("when maintenance rates were found is told for both ends of the table", "[text][venues]") {
    CHECK(rates_date_in_words(*find_contract("binance:BTCUSDT"))
          == "August 2025 for smaller positions and of October 2024 for larger ones");
    CHECK(rates_date_in_words(*find_contract("binance:BTCUSD_PERP")) == "July 2021 or later");
    CHECK(rates_date_in_words(*find_contract("bitmex:XBTUSD")) == "25 November 2024");
}
