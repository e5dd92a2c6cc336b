#include "cli/history.hpp"

#include "history/backtest.hpp"
#include "history/backtest_text.hpp"
#include "history/csv_history.hpp"
#include "history/history_text.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace keel::cli {

namespace {

void fail(Output& output, int status, const std::string& line) {
    output.err += "keel: " + line + "\n";
    output.status = std::max(output.status, status);
}

} // namespace

std::optional<history::Reading> reading_of(const std::string& path, history::Wanted wanted, const Reader& read,
                                           Output& output) {
    const std::string name = path == "-" ? "standard input" : text::shown(path);
    history::CsvReader reader(wanted);
    const auto take = [&](std::string_view bytes) {
        reader.push(bytes);
        return !reader.is_refused();
    };
    if (const auto error = read.in_pieces(path, take)) {
        fail(output, *error == ReadError::TooLarge ? kBadInput : kCouldNotRun,
             name + (*error == ReadError::TooLarge ? ": too large" : ": cannot be read"));
        return std::nullopt;
    }
    auto reading = reader.finish();
    if (!reading) {
        fail(output, kBadInput, name + ": " + text_from_issue(reading.error()));
        return std::nullopt;
    }
    return std::move(*reading);
}

void read_history(const Options& options, const Reader& read, Output& output) {
    if (!options.word) return fail(output, kBadInput, "FILE: nothing is not a price history in CSV; --help tells more");
    const auto funding_path = options.extras.find("--funding");
    const auto first = reading_of(*options.word, history::Wanted::Prices, read, output);
    const auto second =
        options.second_word ? reading_of(*options.second_word, history::Wanted::Prices, read, output) : std::nullopt;
    const auto funding = funding_path != options.extras.end()
                             ? reading_of(funding_path->second, history::Wanted::Funding, read, output)
                             : std::nullopt;
    if (output.status != kDone || !first) return;
    const auto named = [](std::string_view name, const std::optional<history::Reading>& reading) {
        return history::NamedReading{name, reading ? &*reading : nullptr};
    };
    const auto report = history::report_of(named(*options.word, first), named(options.second_word.value_or(""), second),
                                           named(funding ? funding_path->second : "", funding));
    switch (options.format) {
    case Format::Text: output.out = history::text_from_history(report); break;
    case Format::Json: output.out = history::json_from_history(report); break;
    case Format::Csv: output.out = history::csv_from_history(report); break;
    }
}

namespace {

constexpr std::array<std::string_view, 4> kRows{"series", "events", "episodes", "totals"}; // as BacktestRows

std::optional<history::BacktestRows> rows_of(const Options& options, Output& output) {
    const auto given = options.extras.find("--rows");
    if (given == options.extras.end()) return history::BacktestRows::Series;
    if (options.format != Format::Csv) {
        fail(output, kBadInput, "--rows: " + text::shown(given->second) + " is not possible without --format csv");
        return std::nullopt;
    }
    const auto found = std::ranges::find(kRows, given->second);
    if (found == kRows.end()) {
        fail(output, kBadInput,
             "--rows: " + text::shown(given->second) + " is not one of series, events, episodes, totals");
        return std::nullopt;
    }
    return static_cast<history::BacktestRows>(found - kRows.begin());
}

} // namespace

void tell_left_out(const std::string& path, const history::Account& account, Output& output) {
    const std::size_t count = account.left_out();
    if (count == 0) return;
    output.err += "keel: " + text::shown(path) + ": " + text::grouped(static_cast<double>(count), 0)
                  + (count == 1 ? " line was" : " lines were") + " left out; keel history tells why\n";
}

void walk_history(const Options& options, const Plan& plan, const Reader& read, Output& output) {
    const std::string& path = options.extras.find("--history")->second;
    const auto funding_path = options.extras.find("--funding");
    const bool has_funding = funding_path != options.extras.end();
    const bool is_scaled = options.extras.contains("--scale");
    const auto rows = rows_of(options, output);
    if (output.status != kDone) return;
    const auto prices = reading_of(path, history::Wanted::Prices, read, output);
    const auto funding =
        has_funding ? reading_of(funding_path->second, history::Wanted::Funding, read, output) : std::nullopt;
    if (output.status != kDone) return;
    auto test =
        history::backtest_of(plan, prices->prices, funding ? &funding->funding : nullptr,
                             is_scaled ? history::HistoryPrices::FromTodaysPrice : history::HistoryPrices::AsTheyAre);
    if (!test) {
        for (const Issue& issue : test.error())
            fail(output, kBadInput, text_from_issue(issue));
        return;
    }
    history::put_into_words(plan, *test);
    if (options.format == Format::Text) {
        output.out = history::account_text({path, prices->account});
        if (funding) output.out += history::account_text({funding_path->second, funding->account});
        output.out += history::text_from_backtest(plan, *test);
        return;
    }
    tell_left_out(path, prices->account, output);
    if (funding) tell_left_out(funding_path->second, funding->account, output);
    output.out =
        options.format == Format::Json ? history::json_from_backtest(*test) : history::csv_from_backtest(*test, *rows);
}

} // namespace keel::cli
