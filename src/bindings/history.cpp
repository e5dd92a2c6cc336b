#include "bindings/history.hpp"

#include "bindings/objects.hpp"
#include "bindings/plan_from_object.hpp"
#include "history/backtest.hpp"
#include "history/backtest_text.hpp"
#include "history/csv_history.hpp"
#include "history/history_text.hpp"
#include "model/backtest_table.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace keel::bindings {

namespace {

using emscripten::val;
using history::Reading;
using history::Wanted;

/// Empty, and told, when it is no such file; issues name it and the line.
std::optional<Reading> reading_of(std::string_view name, const std::string& csv, Wanted wanted, Issues& issues) {
    history::CsvReader reader(wanted);
    reader.push(csv);
    auto reading = reader.finish();
    if (reading) return std::move(*reading);
    Issue issue = reading.error();
    issue.field = std::string(name) + ", " + issue.field;
    issues.push_back(std::move(issue));
    return std::nullopt;
}

/// A text among the options; empty when it is not there.
std::optional<std::string> text_of(const val& options, const char* name, Issues& issues) {
    if (options.isUndefined()) return std::nullopt;
    const val text = options[name];
    if (text.isUndefined()) return std::nullopt;
    if (text.isString()) return text.as<std::string>();
    issues.push_back({name, "it", "the text of a CSV file"});
    return std::nullopt;
}

std::optional<Reading> reading_of(const val& options, const char* name, Wanted wanted, Issues& issues) {
    const auto csv = text_of(options, name, issues);
    return csv ? reading_of(name, *csv, wanted, issues) : std::nullopt;
}

/// Whether options are an object, or not there.
bool are_options(const val& options, Issues& issues) {
    if (options.isUndefined()) return true;
    if (options.typeOf().as<std::string>() == "object" && !options.isNull() && !options.isArray()) return true;
    issues.push_back({"options", "it", "an object"});
    return false;
}

} // namespace

val history_object(const std::string& csv, const val& options) {
    Issues issues;
    if (!are_options(options, issues)) return with_issues(issues);
    const auto first = reading_of("csv", csv, Wanted::Prices, issues);
    const auto second = reading_of(options, "with", Wanted::Prices, issues);
    const auto funding = reading_of(options, "funding", Wanted::Funding, issues);
    if (!issues.empty()) return with_issues(issues);
    const auto report = history::report_of({"csv", &*first}, {"with", second ? &*second : nullptr},
                                           {"funding", funding ? &*funding : nullptr});
    auto object = val::object();
    object.set("result", val::global("JSON").call<val>("parse", history::json_from_history(report)));
    return object;
}

val path_along_object(const val& plan, const std::string& csv, const val& options) {
    const auto read = plan_from_object(plan);
    if (!read) return with_issues(read.error());
    Issues issues;
    if (!are_options(options, issues)) return with_issues(issues);
    const val scale = options.isUndefined() ? val::undefined() : options["scale"];
    if (!scale.isUndefined() && !scale.isTrue() && !scale.isFalse()) issues.push_back({"scale", "it", "true or false"});
    const auto prices = reading_of("csv", csv, Wanted::Prices, issues);
    const auto funding = reading_of(options, "funding", Wanted::Funding, issues);
    if (!issues.empty()) return with_issues(issues);
    auto test = history::backtest_of(*read, prices->prices, funding ? &funding->funding : nullptr,
                                     scale.isTrue() ? history::HistoryPrices::FromTodaysPrice
                                                    : history::HistoryPrices::AsTheyAre);
    if (!test) return with_issues(test.error());
    history::put_into_words(*read, *test);
    auto object = val::object();
    object.set("result", object_from(*test));
    return object;
}

} // namespace keel::bindings
