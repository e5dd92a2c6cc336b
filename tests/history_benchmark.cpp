// How fast a file of prices is read. Not part of the checks. Run
//   build/native/tests/keel_tests "reading a million rows"
// and compare within that run: the first figure is the yardstick, the line ends of the same bytes counted.

#include "history/csv_history.hpp"
#include "text/number.hpp"

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>
#include <string>

using namespace keel;
using namespace keel::history;

namespace {

constexpr std::size_t kRows = 1'000'000;
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

/// Minutes as Binance writes them.
std::string million_klines() {
    std::string file;
    std::uint64_t state = 1;
    for (std::size_t i = 0; i < kRows; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto cents = static_cast<int>(state >> 44) + 4'000'000;
        const auto price = [&](int more) { return text::exact((cents + more) / 100.0) + "000,"; };
        const std::size_t time = 1609459200000 + i * 60000;
        file += std::to_string(time) + "," + price(0) + price(5000) + price(-5000) + price(2500) + "12.345670,"
                + std::to_string(time + 59999) + ",812345.12345670,1234,6.12345600,412345.12345670,0\n";
    }
    return file;
}

std::size_t rows_read(const std::string& file) {
    CsvReader reader;
    for (std::size_t place = 0; place < file.size(); place += kPieceBytes)
        reader.push(std::string_view(file).substr(place, kPieceBytes));
    const auto reading = reader.finish();
    return reading ? reading->prices.size() : 0;
}

double seconds_of(auto&& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

TEST_CASE("reading a million rows", "[!benchmark]") {
    const std::string file = million_klines();
    std::ptrdiff_t line_ends = 0;
    std::size_t rows = 0;
    double counting = 1e9, reading = 1e9;
    for (int round = 0; round < 5; ++round) {
        counting = std::min(counting, seconds_of([&] { line_ends += std::ranges::count(file, '\n'); }));
        reading = std::min(reading, seconds_of([&] { rows = rows_read(file); }));
    }
    REQUIRE(line_ends == 5 * static_cast<std::ptrdiff_t>(kRows));
    REQUIRE(rows == kRows);
    const double megabytes = static_cast<double>(file.size()) / 1e6;
    WARN(text::grouped(megabytes, 1) << " MB, best of five: " << text::grouped(kRows / reading, 0) << " rows/s, "
                                     << text::grouped(megabytes / reading, 1) << " MB/s; counting line ends "
                                     << text::grouped(megabytes / counting, 1) << " MB/s; ratio "
                                     << text::grouped(reading / counting, 1));
}
