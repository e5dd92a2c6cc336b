#include "cli/history.hpp"

#include "history/csv_history.hpp"
#include "history/history_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
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

} // namespace

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
    history::HistoryReport report;
    report.first = {*options.word, first->account};
    report.first_facts = history::facts_of(first->prices);
    if (second) {
        report.second = {*options.second_word, second->account};
        report.second_facts = history::facts_of(second->prices);
        report.pair = history::facts_of(first->prices, second->prices);
    }
    if (funding) {
        report.funding = {funding_path->second, funding->account};
        report.funding_facts = history::facts_of(funding->funding);
    }
    switch (options.format) {
    case Format::Text: output.out = history::text_from_history(report); break;
    case Format::Json: output.out = history::json_from_history(report); break;
    case Format::Csv: output.out = history::csv_from_history(report); break;
    }
}

} // namespace keel::cli
