#include "text/source_words.hpp"

#include "model/venue_sources.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace keel::text {

namespace {

struct Saying {
    std::string_view begin; // of a source
    std::string_view words;
};

/// The dates stand beside the sources.
constexpr Saying kSayings[] = {
    {"Binance's dapi exchangeInfo", "Binance's own list of contracts, as an open-source program keeps it"},
    {"Binance's help page", "Binance's help page on leverage and margin"},
    {"www.binance.com/en/support", "Binance's help page on leverage and margin"},
    {"BYTEX-TRADE/bytex, 2026-09-25 (tiers 1-2)", "the exchange's own answers and its page on margin"},
    {"BYTEX-TRADE/bytex", "the exchange's own answers, as an open-source program recorded them"},
    {"Binance's fapi exchangeInfo", "Binance's own list of contracts, as an open-source program keeps it"},
    {"Binance's public brackets", "Binance's own table, and an open-source program for the larger positions"},
    {"freqtrade/freqtrade", "Binance's table, as an open-source program keeps it"},
    {"www.bybit.com/", "Bybit's help page on risk limits"},
    {"ccxt/ccxt", "the exchange's list of contracts, as an open-source program keeps it"},
    {"BingX's product list", "BingX's own list of contracts, as an open-source document keeps it"},
    {"BingX-API/", "BingX's own documentation for programs"},
    {"CornixIO/", "the exchange's limits, as an open-source program keeps them"},
    {"MEXC's contract/detail", "MEXC's own list of contracts, as an open-source program keeps it"},
    {"www.mexc.com/", "MEXC's own guide to these futures"},
    {"nautechsystems/", "the exchange's own data, as an open-source program keeps it"},
    {"public exchange data", "the exchange's own data, as an open-source program keeps it"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_of(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// "-09" where it goes on so; 0 otherwise.
int part_at(std::string_view text) {
    const bool is_part = text.size() >= 3 && text[0] == '-' && is_digit(text[1]) && is_digit(text[2]);
    return is_part ? number_of(text.substr(1, 2)) : 0;
}

std::string_view month_name(int month) {
    constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
    return kMonths[static_cast<std::size_t>(std::clamp(month, 1, 12) - 1)];
}

} // namespace

std::string date_in_words(std::string_view dates) {
    std::string words;
    while (!dates.empty()) {
        const bool is_year = dates.size() >= 4 && std::ranges::all_of(dates.substr(0, 4), is_digit);
        if (!is_year) {
            words += dates.front();
            dates.remove_prefix(1);
            continue;
        }
        const std::string_view year = dates.substr(0, 4);
        dates.remove_prefix(4);
        const int month = part_at(dates);
        if (month > 0) dates.remove_prefix(3);
        const int day = month > 0 ? part_at(dates) : 0;
        if (day > 0) dates.remove_prefix(3);
        if (day > 0) words += std::to_string(day) + " ";
        if (month > 0) words += std::string(month_name(month)) + " ";
        words += year;
    }
    return words;
}

std::string source_in_words(std::string_view source) {
    const auto* const found =
        std::ranges::find_if(kSayings, [&](const Saying& saying) { return source.starts_with(saying.begin); });
    return std::string(found != std::end(kSayings) ? found->words : source);
}

std::string rates_date_in_words(const Contract& contract) {
    const std::string_view dates = contract.tiers_as_of;
    const std::size_t split = dates.find(" (tiers "), second = dates.find("), ");
    const std::size_t rest = dates.find(" (rest)");
    if (split < second && second < rest && rest != std::string_view::npos)
        return date_in_words(dates.substr(0, split)) + " for smaller positions and of "
               + date_in_words(dates.substr(second + 3, rest - second - 3)) + " for larger ones";
    return date_in_words(dates.substr(0, std::min(dates.find(';'), dates.find(" snapshot"))));
}

std::string facts_in_words(const Contract& contract) {
    const VenueSource& source = source_of(contract);
    std::string words = std::string(contract.venue) + " " + std::string(contract.symbol) + ": its figures are of "
                        + date_in_words(contract.as_of);
    if (!source.source.empty()) words += ", from " + source_in_words(source.source);
    words += ".";
    if (contract.tiers_inferred) {
        words += " Its maintenance rates are worked out from the exchange's general table.";
    } else if (!contract.tiers_as_of.empty()) {
        words += " Its maintenance rates are of " + rates_date_in_words(contract);
        if (!source.tiers_source.empty() && source.tiers_source != source.source)
            words += ", from " + source_in_words(source.tiers_source);
        words += ".";
    }
    if (!source.note.empty()) words += " " + std::string(source.note);
    return words;
}

} // namespace keel::text
