// Files as venues and data sites write them, with made-up prices, and what may be wrong with them.

#include "history/csv_history.hpp"
#include "text/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <random>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::history;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr Milliseconds k2024 = 1704067200000;

std::expected<Reading, Issue> read(std::string_view file, Wanted wanted = Wanted::Anything) {
    CsvReader reader(wanted);
    reader.push(file);
    return reader.finish();
}

Reading reading_of(std::string_view file, Wanted wanted = Wanted::Anything) {
    auto reading = read(file, wanted);
    INFO(file.substr(0, 500));
    if (!reading) FAIL(text_from_issue(reading.error()));
    return std::move(*reading);
}

std::size_t lines_of(const Account& account, Reason reason) {
    const Finding* finding = account.find(reason);
    return finding != nullptr ? finding->lines : 0;
}

std::size_t first_line_of(const Account& account, Reason reason) {
    const Finding* finding = account.find(reason);
    return finding != nullptr ? finding->first_line : 0;
}

std::string words_of(const Account& account) {
    std::string words;
    for (const std::string& sentence : account_in_words(account))
        words += sentence + "\n";
    return words;
}

/// A day each, with whatever separates and whatever makes a number.
std::string days_of(std::size_t count, char separator = ',') {
    std::string file = std::string("date") + separator + "price\n";
    for (std::size_t i = 0; i < count; ++i)
        file += date_text(k2024 + static_cast<Milliseconds>(i) * kDayMs) + separator + std::to_string(100 + i) + "\n";
    return file;
}

} // namespace

TEST_CASE("bars with a header are read by the names of the columns", "[history][csv]") {
    const Reading reading = reading_of("Close,Low,High,Open,Date,Volume BTC\n"
                                       "105,99,110,100,2024-01-01,7\n"
                                       "103,95,108,105,2024-01-02,8\n");
    CHECK(reading.account.shape == Shape::Bars);
    CHECK(reading.prices.time_ms == std::vector<Milliseconds>{k2024, k2024 + kDayMs});
    CHECK(reading.prices.open == std::vector{100.0, 105.0});
    CHECK(reading.prices.high == std::vector{110.0, 108.0});
    CHECK(reading.prices.low == std::vector{99.0, 95.0});
    CHECK(reading.prices.close == std::vector{105.0, 103.0});
    CHECK(reading.prices.volume == std::vector{7.0, 8.0});
    CHECK(reading.prices.bar_ms == kDayMs);
    CHECK(reading.account.findings.empty());
    CHECK(reading.account.lines == 3);
    CHECK(reading.account.gaps == 0);
}

TEST_CASE("Binance klines are recognised with and without a header, in ms and in us", "[history][csv]") {
    const std::string in_ms = "1704067200000,100.5,110,99,105,7.5,1704070799999,750,12,3,300,0\n"
                              "1704070800000,105,108,95,103,8,1704074399999,750,12,3,300,0\n";
    const std::string header = "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
                               "taker_buy_quote_volume,ignore\n";
    const std::string in_us = "1704074400000000,103,108,95,104,8,1704077999999999,750,12,3,300,0\n";
    for (const std::string& file : {in_ms + in_us, header + in_ms + in_us}) {
        const Reading reading = reading_of(file);
        CHECK(reading.account.shape == Shape::BinanceKlines);
        CHECK(reading.account.has_header == (file.starts_with("open_time")));
        CHECK(reading.prices.time_ms == std::vector<Milliseconds>{k2024, k2024 + kHourMs, k2024 + 2 * kHourMs});
        CHECK(reading.prices.open == std::vector{100.5, 105.0, 103.0});
        CHECK(reading.prices.close == std::vector{105.0, 103.0, 104.0});
        CHECK(reading.prices.volume.front() == 7.5);
        CHECK(reading.prices.bar_ms == kHourMs);
        CHECK(reading.account.units == std::array{false, true, true, false});
        CHECK_THAT(words_of(reading.account), ContainsSubstring("milliseconds and microseconds"));
    }
}

TEST_CASE("columns without a header are told by their number", "[history][csv]") {
    const Reading prices = reading_of("1704067200,100\n1704070800,101\n");
    CHECK(prices.account.shape == Shape::Prices);
    CHECK(prices.prices.close == std::vector{100.0, 101.0});
    CHECK(prices.prices.high == prices.prices.close);
    CHECK(prices.prices.volume.empty());
    CHECK(prices.prices.time_of == TimeOf::Price);
    CHECK(reading_of("1704067200,100,5\n1704070800,101,6\n").prices.volume == std::vector{5.0, 6.0});
    CHECK(reading_of("2024-01-01,100,110,90,105\n").prices.close == std::vector{105.0});
    CHECK(reading_of("2024-01-01,100,110,90,105,7\n").prices.volume == std::vector{7.0});
    const Reading split = reading_of("2024.01.01,13:00,100,110,90,105,7\n2024.01.01,14:00,100,110,90,106,7\n");
    CHECK(split.prices.time_ms.back() == k2024 + 14 * kHourMs);
    CHECK(split.prices.close.back() == 106.0);
    // Four columns are neither.
    CHECK(!read("2024-01-01,100,110,90\n2024-01-02,100,110,90\n"));
}

TEST_CASE("a date and a time in columns of their own are one time", "[history][csv]") {
    const Reading reading = reading_of("<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\n"
                                       "2024.01.01\t05:00:00\t1\t2\t0.5\t1.5\n");
    CHECK(reading.prices.time_ms.front() == k2024 + 5 * kHourMs);
    CHECK(reading.account.separator == '\t');
    // A stamp beside a date needs no date.
    const Reading stamped = reading_of("time,date,close\n1704085200,2024-01-01,5\n1704088800,2024-01-01,6\n");
    CHECK(stamped.prices.time_ms.front() == k2024 + 5 * kHourMs);
}

TEST_CASE("lines about the origin above the header do no harm", "[history][csv]") {
    const Reading reading = reading_of("https://www.example.org\nunix,date,symbol,open,high,low,close,Volume BTC\n"
                                       "1704067200,2024-01-01 00:00:00,BTC/USD,1,2,0.5,1.5,9\n");
    CHECK(reading.prices.close == std::vector{1.5});
    CHECK(reading.account.units[0]);
    CHECK(reading.account.left_out() == 0);
}

TEST_CASE("funding rates are read as fractions and as percent", "[history][csv]") {
    const Reading fractions = reading_of("calc_time,funding_interval_hours,last_funding_rate\n"
                                         "1704067200000,8,0.0001\n1704096000000,8,-0.00025\n");
    CHECK(fractions.account.shape == Shape::Funding);
    CHECK(fractions.funding.rate == std::vector{0.0001, -0.00025});
    CHECK(fractions.funding.interval_ms == 8 * kHourMs);
    CHECK(fractions.prices.size() == 0);
    const Reading percent =
        reading_of("Time,Contracts,Funding Rate,Mark Price\n2024-01-01 00:00:00,BTCUSD,0.0100%,5\n");
    CHECK(percent.funding.rate == std::vector{0.0001});
    CHECK(reading_of("time,Funding Rate (%)\n2024-01-01 00:00:00,0.01\n").funding.rate == std::vector{0.0001});
    // Two columns without names are prices unless rates are asked for.
    CHECK(reading_of("1704067200,0.0001\n").account.shape == Shape::Prices);
    CHECK(reading_of("1704067200,-0.0001\n", Wanted::Funding).funding.rate == std::vector{-0.0001});
    CHECK(reading_of("1704067200000,8,0.0003\n", Wanted::Funding).funding.rate == std::vector{0.0003});
    const Reading beyond = reading_of("time,funding rate\n1704067200,0.01\n1704096000,1.5\n");
    CHECK(lines_of(beyond.account, Reason::Rate) == 1);
}

TEST_CASE("prices are not taken for funding rates nor the other way round", "[history][csv]") {
    const auto rates =
        read("calc_time,funding_interval_hours,last_funding_rate\n1704067200000,8,0.0001\n", Wanted::Prices);
    REQUIRE(!rates);
    CHECK_THAT(text_from_issue(rates.error()), ContainsSubstring("line 1: calc_time"));
    CHECK_THAT(text_from_issue(rates.error()), ContainsSubstring("price history"));
    const auto prices = read("time,close\n1704067200,65000\n", Wanted::Funding);
    REQUIRE(!prices);
    CHECK_THAT(text_from_issue(prices.error()), ContainsSubstring("funding rates"));
}

TEST_CASE("numbers are read with the decimal sign that the file shows", "[history][csv]") {
    const auto close_of = [](std::string_view rows) {
        return reading_of(std::string("date;close\n").append(rows)).prices.close;
    };
    CHECK(close_of("2024-01-01;65000,50\n2024-01-02;65.100,25\n") == std::vector{65000.5, 65100.25});
    CHECK(close_of("2024-01-01;65,000.50\n2024-01-02;65,100\n") == std::vector{65000.5, 65100.0});
    CHECK(close_of("2024-01-01;65.000\n2024-01-02;65,5\n") == std::vector{65000.0, 65.5});
    CHECK(close_of("2024-01-01;1.065.000\n") == std::vector{1065000.0});
    CHECK(close_of("2024-01-01;65 000,5\n") == std::vector{65000.5});
    CHECK(close_of("2024-01-01;0,065\n") == std::vector{0.065});
    const Reading quoted =
        reading_of("date,close,volume\n2024-01-01,\"$65,000.50\",\"1,234\"\n2024-01-02,\"65,100\",12.5K\n");
    CHECK(quoted.prices.close == std::vector{65000.5, 65100.0});
    CHECK(quoted.prices.volume == std::vector{1234.0, 12500.0});
    CHECK(!quoted.account.is_decimal_assumed);
}

TEST_CASE("a decimal sign that nothing shows is assumed, and told", "[history][csv]") {
    const Reading thousands = reading_of("date,close\n2024-01-01,\"65,000\"\n");
    CHECK(thousands.prices.close == std::vector{65000.0});
    CHECK(thousands.account.is_decimal_assumed);
    const Reading decimals = reading_of("date;close\n2024-01-01;65,125\n");
    CHECK(decimals.prices.close == std::vector{65.125});
    CHECK(decimals.account.is_decimal_assumed);
    CHECK_THAT(words_of(decimals.account), ContainsSubstring("decimal comma"));
    CHECK(!reading_of("date,close\n2024-01-01,65.125\n").account.is_decimal_assumed);
}

TEST_CASE("a byte-order mark, CRLF, quotes and spaces do no harm", "[history][csv]") {
    const Reading plain = reading_of("date,close\n2024-01-01,5\n2024-01-02,6\n");
    const Reading dressed =
        reading_of("\xef\xbb\xbf\"date\" , \"close\"\r\n \"2024-01-01\", 5 \r\n\"2024-01-02\",\"6\"\r\n");
    CHECK(dressed.prices == plain.prices);
    CHECK(dressed.account.findings == plain.account.findings);
}

TEST_CASE("what cannot be read is left out, counted by reason, with the first line", "[history][csv]") {
    const Reading reading = reading_of("date,open,high,low,close\n" // 1
                                       "2024-01-01,10,12,9,11\n"
                                       "\n"                         // 3 empty
                                       "2024-01-02,10,12,9\n"       // 4 columns
                                       "yesterday,10,12,9,11\n"     // 5 time
                                       "2024-01-03,10,12,9,n/a\n"   // 6 number
                                       "2024-01-04,10,12,9,0\n"     // 7 not positive
                                       "2024-01-05,10,12,-9,11\n"   // 8 not positive
                                       "2024-01-06,10,9,12,11\n"    // 9 high below low
                                       "date,open,high,low,close\n" // 10 header
                                       "2024-01-07,10,12,9,13\n"    // 11 widened
                                       "2024-01-07,10,12,9,12\n"    // 12 duplicate
                                       "2024-01-08,10,12,9,11\n");
    const Account& account = reading.account;
    CHECK(reading.prices.close == std::vector{11.0, 13.0, 11.0});
    CHECK(reading.prices.high == std::vector{12.0, 13.0, 12.0});
    CHECK(account.findings
          == std::vector<Finding>{{Reason::Empty, 1, 3},
                                  {Reason::Header, 1, 10},
                                  {Reason::Columns, 1, 4},
                                  {Reason::Time, 1, 5},
                                  {Reason::Number, 1, 6},
                                  {Reason::NotPositive, 2, 7},
                                  {Reason::HighLow, 1, 9},
                                  {Reason::Duplicate, 1, 12},
                                  {Reason::Widened, 1, 11}});
    CHECK(account.left_out() == 8);
    CHECK(account.rows == 3);
    CHECK(account.rows + account.left_out() + 2 == account.lines); // the header and the empty line
    const std::string words = words_of(account);
    CHECK_THAT(words, ContainsSubstring("Left out: 2 lines, the first is line 7: a price that is not above zero."));
    CHECK_THAT(words, ContainsSubstring("Left out: line 9: a high below the low."));
    CHECK_THAT(words, ContainsSubstring("Read: line 11: open or close outside low and high"));
}

TEST_CASE("rows are put into the order of time", "[history][csv]") {
    const Reading newest_first = reading_of("date,close\n2024-01-03,3\n2024-01-02,2\n2024-01-01,1\n");
    CHECK(newest_first.prices.close == std::vector{1.0, 2.0, 3.0});
    CHECK(newest_first.account.has_newest_first);
    CHECK(newest_first.account.findings.empty());
    const Reading mixed =
        reading_of("date,close\n2024-01-01,1\n2024-01-03,3\n2024-01-02,2\n2024-01-04,4\n2024-01-03,9\n");
    CHECK(mixed.prices.close == std::vector{1.0, 2.0, 3.0, 4.0});
    CHECK(!mixed.account.has_newest_first);
    CHECK(first_line_of(mixed.account, Reason::OutOfOrder) == 4);
    CHECK(lines_of(mixed.account, Reason::OutOfOrder) == 2);
    CHECK(first_line_of(mixed.account, Reason::Duplicate) == 6);
    CHECK(mixed.account.rows == 4);
}

TEST_CASE("gaps are counted with the rows that are missing", "[history][csv]") {
    const Reading reading =
        reading_of("date,close\n2024-01-01,1\n2024-01-02,2\n2024-01-04,3\n2024-01-05,4\n2024-01-09,5\n"
                   "2024-01-10,6\n2024-01-11,7\n");
    CHECK(reading.account.gaps == 2);
    CHECK(reading.account.missing_bars == 4);
    REQUIRE(reading.account.longest_gap);
    CHECK(date_text(reading.account.longest_gap->from_ms) == "2024-01-05");
    CHECK(date_text(reading.account.longest_gap->to_ms) == "2024-01-09");
    CHECK_THAT(words_of(reading.account), ContainsSubstring("2 gaps, 4 rows missing"));
    // Months differ in length without a gap.
    CHECK(reading_of("date,close\n2024-01-01,1\n2024-02-01,2\n2024-03-01,3\n2024-04-01,3\n").account.gaps == 0);
}

TEST_CASE("time zones are turned into UTC, and mixed ones told", "[history][csv]") {
    const Reading reading = reading_of("time,price\n2024-01-01T02:00:00+02:00,1\n2024-01-01T02:00:00+01:00,2\n"
                                       "2024-01-01T02:00:00,3\n");
    CHECK(reading.prices.time_ms == std::vector<Milliseconds>{k2024, k2024 + kHourMs, k2024 + 2 * kHourMs});
    CHECK(reading.account.least_offset_minutes == 60);
    CHECK(reading.account.most_offset_minutes == 120);
    CHECK(first_line_of(reading.account, Reason::NoZone) == 4);
    CHECK_THAT(words_of(reading.account), ContainsSubstring("+01:00 to +02:00 were turned into UTC"));
    CHECK(lines_of(reading_of("time,price\n2024-01-01T02:00:00,3\n").account, Reason::NoZone) == 0);
}

TEST_CASE("half a last line is left out, a whole one without a line end is read and told", "[history][csv]") {
    const std::string start = "date,open,high,low,close,volume\n2024-01-01,10,12,9,11,5\n";
    const Reading whole = reading_of(start + "2024-01-02,10,12,9,11,5");
    CHECK(whole.account.rows == 2);
    CHECK(first_line_of(whole.account, Reason::Unended) == 3);
    for (const std::string half : {"2024-01-02,10,12,9,11", "2024-01-02,10,12", "2024-0", "2024-01-02,10,12,9,"}) {
        INFO(half);
        const Reading cut = reading_of(start + half);
        CHECK(cut.account.rows == 1);
        CHECK(first_line_of(cut.account, Reason::HalfLine) == 3);
    }
    const Reading price = reading_of("date,price\n2024-01-01,65000.5\n2024-01-02,65");
    CHECK(price.prices.close == std::vector{65000.5});
    CHECK(lines_of(price.account, Reason::HalfLine) == 1);
}

TEST_CASE("a volume that is missing takes the others along", "[history][csv]") {
    const Reading reading = reading_of("date,close,volume\n2024-01-01,1,5\n2024-01-02,2,\n2024-01-03,3,6\n");
    CHECK(reading.prices.close.size() == 3);
    CHECK(reading.prices.volume.empty());
    CHECK(first_line_of(reading.account, Reason::NoVolume) == 3);
}

TEST_CASE("an overlong line is left out and the next one is read", "[history][csv]") {
    const std::string file = "date,close\n2024-01-01,1\n" + std::string(2 * kMostLineBytes, 'x') + "\n2024-01-02,2\n";
    const Reading reading = reading_of(file);
    CHECK(reading.prices.close == std::vector{1.0, 2.0});
    CHECK(first_line_of(reading.account, Reason::TooLong) == 3);
}

TEST_CASE("a file of nothing useful says what was expected", "[history][csv]") {
    const auto told = [](std::string_view file) {
        const auto reading = read(file);
        return reading ? std::string("read") : text_from_issue(reading.error());
    };
    CHECK(told("").starts_with("line 1: nothing is not a header or row of a price history"));
    CHECK(told("\n\n").starts_with("line 2: nothing is not"));
    CHECK(told("hello\nworld\n").starts_with("line 1: hello is not a header"));
    CHECK(told("PK\x03\x04zip\n").starts_with("line 1: a ZIP archive"));
    CHECK(told("[[1704067200000,\"1\"]]\n").starts_with("line 1: JSON"));
    CHECK(told(std::string_view("\xff\xfe"
                                "d\0a\0",
                                6))
              .starts_with("line 1: UTF-16"));
    CHECK(told("date,close\n").starts_with("line 1: nothing is not"));
    CHECK(told("date,close\n2024-01-01,none\n2024-01-02,0\n")
          == "line 2: 2024-01-01,none is not a row that can be read (number), nor is any other line");
}

TEST_CASE("it does not matter where the bytes are cut into pieces", "[history][csv]") {
    std::string file = "\xef\xbb\xbf"
                       "date;open;high;low;close;volume\r\n";
    for (int i = 0; i < 400; ++i) {
        const std::string price = std::to_string(100 + (i * 37) % 50) + ",5";
        file += date_text(k2024 + i * kDayMs) + ";" + price + ";200;50;" + price + ";1\r\n";
        if (i % 90 == 0) file += "rubbish\r\n\r\n" + std::string(static_cast<std::size_t>(i) * 20, 'y') + "\r\n";
    }
    file += "2026-01-01;1";
    const Reading whole = reading_of(file);
    CHECK(whole.account.rows == 400);
    std::mt19937_64 random(5);
    for (int round = 0; round < 30; ++round) {
        CsvReader reader;
        std::uniform_int_distribution<std::size_t> lengths(1, round < 3 ? 1 : 3000);
        for (std::size_t place = 0; place < file.size();) {
            const std::size_t length = std::min(lengths(random), file.size() - place);
            reader.push(std::string_view(file).substr(place, length));
            place += length;
        }
        CHECK(reader.bytes() == file.size());
        const auto cut = reader.finish();
        REQUIRE(cut);
        CHECK(cut->prices == whole.prices);
        CHECK(cut->account == whole.account);
    }
}

TEST_CASE("a history that is written and read again is the same", "[history][csv]") {
    std::mt19937_64 random(8);
    std::uniform_real_distribution<double> factor(0.9, 1.1);
    std::string file = "time,open,high,low,close,volume\n";
    PriceHistory made;
    double price = 65000.0;
    for (int i = 0; i < 1000; ++i) {
        const double open = price, close = price * factor(random);
        price = close;
        made.time_ms.push_back(k2024 + i * kHourMs);
        made.open.push_back(open);
        made.high.push_back(std::max(open, close) * 1.01);
        made.low.push_back(std::min(open, close) * 0.99);
        made.close.push_back(close);
        made.volume.push_back(1.0 + i);
        file += std::to_string(made.time_ms.back());
        for (const double number : {open, made.high.back(), made.low.back(), close, made.volume.back()})
            file += "," + text::exact(number);
        file += "\n";
    }
    made.bar_ms = kHourMs;
    CHECK(reading_of(file).prices == made);
}

TEST_CASE("dates alone make a price the day's own, times make it the moment's", "[history][csv]") {
    CHECK(reading_of(days_of(5)).prices.time_of == TimeOf::BarStart);
    CHECK(reading_of(days_of(5, ';')).prices.size() == 5);
    CHECK(reading_of("snapped_at,price\n2024-01-01 00:00:00 UTC,5\n").prices.time_of == TimeOf::Price);
}

TEST_CASE("a length of time is told in its largest whole unit", "[history][csv]") {
    CHECK(length_in_words(kHourMs) == "hour");
    CHECK(length_in_words(5 * kMinuteMs) == "5 minutes");
    CHECK(length_in_words(90 * kMinuteMs) == "90 minutes");
    CHECK(length_in_words(7 * kDayMs) == "7 days");
    CHECK(length_in_words(1500) == "1,500 milliseconds");
}
