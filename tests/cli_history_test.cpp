// `keel history`. The expected figures of the two short files come from Python's statistics module: stdev,
// linear_regression and correlation of the logarithms, and 2.776 for the t of 4 degrees of freedom.

#include "cli/commands.hpp"
#include "text/layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::cli;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

namespace {

const std::string kFirst = "date,close\n2024-01-01,100\n2024-01-02,102\n2024-01-03,99\n2024-01-04,105\n2024-01-05,103\n"
                           "2024-01-06,108\n2024-01-07,107\n";
const std::string kSecond = "date;close\n2024-01-01;200,0\n2024-01-02;203,0\n2024-01-03;199,0\n2024-01-04;207,0\n"
                            "2024-01-05;204,0\n2024-01-06;213,0\n2024-01-07;209,0\n2024-01-08;211,0\n";
const std::string kFunding = "time,funding rate\n2024-01-01 00:00,0.0001\n2024-01-01 08:00,0.0003\n"
                             "2024-01-01 16:00,-0.0001\n";

const std::map<std::string, std::string> kFiles{
    {"first.csv", kFirst},
    {"second.csv", kSecond},
    {"funding.csv", kFunding},
    {"paid.csv", "time,funding rate\n2023-12-31,0.5\n2024-01-05 00:00,0.001\n2025-01-01,0.5\n"},
    {"holes.csv", kFirst + "2024-01-08,none\n2024-01-09,106\n"},
    {"-", kFirst},
    {"plan.json", "{}"}};

std::expected<std::string, ReadError> whole(const std::string& path, std::size_t most_bytes) {
    const auto file = kFiles.find(path);
    if (file == kFiles.end()) return std::unexpected(ReadError::Unreadable);
    if (file->second.size() > most_bytes) return std::unexpected(ReadError::TooLarge);
    return file->second;
}

Output run_with(const Arguments& arguments) { return run(arguments, Reader(whole)); }

Json json_of(const Arguments& arguments) {
    const Output output = run_with(arguments);
    INFO(output.err);
    REQUIRE(output.status == kDone);
    return Json::parse(output.out);
}

} // namespace

TEST_CASE("history prints the figures that Python's statistics gives", "[cli][history]") {
    const Json report = json_of({"history", "first.csv", "second.csv", "--funding", "funding.csv", "--format", "json"});
    CHECK_THAT(report["prices"]["volatility"].get<double>(), WithinRel(0.6986232421477675, 1e-12));
    CHECK(report["prices"]["closes"] == 7);
    CHECK_THAT(report["prices"]["change"].get<double>(), WithinRel(0.07, 1e-12));
    CHECK_THAT(report["prices"]["fall"].get<double>(), WithinRel(99.0 / 102.0 - 1.0, 1e-12));
    CHECK(report["prices"]["fall_from"] == "2024-01-02T00:00:00Z");
    CHECK(report["prices"]["fall_recovered"] == "2024-01-04T00:00:00Z");
    CHECK(report["prices"]["rise_undone"].is_null());
    CHECK(report["prices"]["rsi"].is_null());
    CHECK(report["pair"]["matched"] == 7);
    CHECK(report["pair"]["only_second"] == 1);
    CHECK_THAT(report["pair"]["min_variance_ratio"].get<double>(), WithinRel(1.2172074436780824, 1e-12));
    CHECK_THAT(report["pair"]["correlation"].get<double>(), WithinRel(0.9744061661555657, 1e-12));
    CHECK_THAT(report["pair"]["ratio_error"].get<double>(), WithinRel(0.14040433043259493, 1e-11));
    CHECK_THAT(report["pair"]["ratio_95_least"].get<double>(), WithinRel(0.8273825276999306, 1e-11));
    CHECK_THAT(report["pair"]["ratio_95_most"].get<double>(), WithinRel(1.6070323596562344, 1e-11));
    CHECK_THAT(report["funding"]["mean_rate"].get<double>(), WithinRel(0.0001, 1e-12));
    CHECK_THAT(report["funding"]["annual_rate"].get<double>(), WithinRel(0.1095, 1e-12));
    CHECK(report["second_file"]["rows"] == 8);
    CHECK(report["file"]["bar_seconds"] == 86400);
    CHECK(report["file"]["findings"].empty());
}

TEST_CASE("one file has no figures of two", "[cli][history]") {
    const Json report = json_of({"history", "first.csv", "--format", "json"});
    CHECK(!report.contains("pair"));
    CHECK(!report.contains("second_file"));
    CHECK(!report.contains("funding"));
    CHECK(json_of({"history", "-", "--format", "json"})["prices"] == report["prices"]);
}

TEST_CASE("text of a history fits the terminal and says what was read", "[cli][history]") {
    const Output output = run_with({"history", "first.csv", "second.csv", "--funding", "funding.csv"});
    REQUIRE(output.status == kDone);
    CHECK_THAT(output.out, ContainsSubstring("7 prices, one each day, from 2024-01-01 00:00 to 2024-01-07 00:00 UTC."));
    CHECK_THAT(output.out, ContainsSubstring("decimal commas"));
    CHECK_THAT(output.out, ContainsSubstring("0.8274 to 1.6070"));
    CHECK_THAT(output.out, ContainsSubstring("69.9 %"));
    std::istringstream lines(output.out);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(text::width_of(line) <= text::kTerminalColumns);
        CHECK(!line.ends_with(' '));
    }
}

TEST_CASE("CSV of a history has a figure a line, as many as JSON", "[cli][history]") {
    const Output output = run_with({"history", "first.csv", "second.csv", "--format", "csv"});
    const Json report = json_of({"history", "first.csv", "second.csv", "--format", "json"});
    CHECK(output.out.starts_with("group,name,value\nprices,closes,7\n"));
    const auto lines = std::ranges::count(output.out, '\n');
    CHECK(static_cast<std::size_t>(lines)
          == 1 + report["prices"].size() + report["second_prices"].size() + report["pair"].size());
}

TEST_CASE("what is no history is told in a line with file and line", "[cli][history]") {
    const auto told = [](const Arguments& arguments, int status) {
        const Output output = run_with(arguments);
        CHECK(output.status == status);
        CHECK(output.out.empty());
        CHECK(std::ranges::count(output.err, '\n') == 1);
        return output.err;
    };
    CHECK_THAT(told({"history", "plan.json"}, kBadInput), ContainsSubstring("keel: plan.json: line 1: JSON"));
    CHECK_THAT(told({"history", "funding.csv"}, kBadInput),
               ContainsSubstring("keel: funding.csv: line 1: time,funding"));
    CHECK_THAT(told({"history", "first.csv", "--funding", "second.csv"}, kBadInput),
               ContainsSubstring("keel: second.csv: line 1: "));
    CHECK(told({"history", "none.csv"}, kCouldNotRun) == "keel: none.csv: cannot be read\n");
    CHECK_THAT(told({"history"}, kBadInput), ContainsSubstring("FILE"));
    CHECK_THAT(told({"history", "first.csv", "second.csv", "first.csv"}, kBadInput), ContainsSubstring("third file"));
}

TEST_CASE("a file is read in pieces where that is possible, and no further than it is of use", "[cli][history]") {
    std::size_t pieces = 0;
    const auto in_pieces = [&](const std::string& path, const Reader::Take& take) -> std::optional<ReadError> {
        const std::string& file = kFiles.at(path);
        for (std::size_t i = 0; i < file.size(); i += 5) {
            ++pieces;
            if (!take(std::string_view(file).substr(i, 5))) break;
        }
        return std::nullopt;
    };
    const Output output = run(Arguments{"history", "first.csv"}, Reader(whole, in_pieces));
    CHECK(output.status == kDone);
    CHECK(output.out == run_with({"history", "first.csv"}).out);
    CHECK(pieces == (kFirst.size() + 4) / 5);
}

TEST_CASE("path walks along a file and tells its rules from trigger to exit", "[cli][history][backtest]") {
    // 5 coins sold at 102, where the price is from the start of the second bar on, and bought at 107 with the end of
    // the file: closes 100, 102, 99, 105, 103, 108, 107. The first one of the first bar is the start of the path.
    const Arguments plan{"path",
                         "--history",
                         "first.csv",
                         "--set",
                         "leg.contract=custom",
                         "--set",
                         "leg.kind=linear",
                         "--set",
                         "leg.maintenance_rate=0.004",
                         "--set",
                         "leg.funding_rate=0",
                         "--set",
                         "leg.ratio=0",
                         "--set",
                         "leg.rounding=none",
                         "--set",
                         "trigger.kind=price_above",
                         "--set",
                         "trigger.level=102"};
    const auto with = [&](Arguments more) {
        more.insert(more.begin(), plan.begin(), plan.end());
        return more;
    };
    const Json test = json_of(with({"--format", "json"}));
    CHECK(test["from"] == "2024-01-02T00:00:00Z");
    CHECK(test["to"] == "2024-01-08T00:00:00Z");
    CHECK(test["first_price"] == 100);
    CHECK(test["bars"] == 7);
    REQUIRE(test["path"]["episodes"].size() == 1);
    const Json& episode = test["path"]["episodes"][0];
    CHECK(episode["from"] == "2024-01-03T00:00:00Z");
    CHECK(episode["ended_by"] == "end_of_path");
    CHECK_THAT(episode["futures_usd"].get<double>(), WithinRel(-25.0, 1e-9));
    CHECK_THAT(episode["cost_usd"].get<double>(), WithinRel(25.0, 1e-9));
    CHECK_THAT(test["totals"][0]["net_usd"].get<double>(), WithinRel(35.0 - 25.0, 1e-9));
    CHECK_THAT(test["totals"][1]["net_usd"].get<double>(), WithinRel(35.0, 1e-9));
    CHECK_THAT(test["totals"][2]["net_usd"].get<double>(), WithinAbs(0.0, 1e-9));
    CHECK(test["path"]["events"][0]["time"] == "2024-01-03T00:00:00Z");
    // One payment on the way, at the 105 with which 4 January ended.
    const Json paid = json_of(with({"--funding", "paid.csv", "--format", "json"}));
    CHECK(paid["funding_payments"] == 1);
    CHECK_THAT(paid["totals"][0]["funding_usd"].get<double>(), WithinRel(5.0 * 105.0 * 0.001, 1e-9));
    // Two times as high a price: the same days, twice the dollars.
    const Json scaled =
        json_of(with({"--scale", "--set", "bag.price=200", "--set", "trigger.level=204", "--format", "json"}));
    CHECK(scaled["price_factor"] == 2);
    CHECK_THAT(scaled["totals"][0]["net_usd"].get<double>(), WithinRel(20.0, 1e-9));
    const Output text = run_with(with({}));
    CHECK(text.status == kDone);
    CHECK_THAT(text.out, ContainsSubstring("7 prices, one each day, from 2024-01-01 00:00 to 2024-01-07 00:00 UTC."));
    CHECK_THAT(test["answer"].get<std::string>(), ContainsSubstring("The rules fired 1 time, 1 of them in vain"));
    std::istringstream lines(text.out);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(text::width_of(line) <= text::kTerminalColumns);
        CHECK(!line.ends_with(' '));
    }
    const auto csv_lines = [&](const char* rows) {
        const std::string csv = run_with(with({"--format", "csv", "--rows", rows})).out;
        return std::ranges::count(csv, '\n');
    };
    CHECK(csv_lines("episodes") == 2);
    CHECK(csv_lines("totals") == 4);
    CHECK(csv_lines("events") == static_cast<std::ptrdiff_t>(test["path"]["events"].size()) + 1);
    CHECK(run_with(with({"--format", "csv"})).out == run_with(with({"--format", "csv", "--rows", "series"})).out);
}

TEST_CASE("what path along a file does not take is told in a line", "[cli][history][backtest]") {
    const auto told = [](const Arguments& arguments, int status) {
        const Output output = run_with(arguments);
        CHECK(output.status == status);
        CHECK(output.out.empty());
        CHECK(std::ranges::count(output.err, '\n') == 1);
        return output.err;
    };
    CHECK(told({"path", "--scale"}, kBadInput) == "keel: --scale is taken only with --history\n");
    CHECK(told({"path", "--history", "none.csv"}, kCouldNotRun) == "keel: none.csv: cannot be read\n");
    CHECK_THAT(told({"path", "--history", "funding.csv"}, kBadInput), ContainsSubstring("keel: funding.csv: line 1: "));
    CHECK(told({"path", "--history", "first.csv", "--rows", "all", "--format", "csv"}, kBadInput)
          == "keel: --rows: all is not one of series, events, episodes, totals\n");
    CHECK(told({"path", "--history", "first.csv", "--rows", "events"}, kBadInput)
          == "keel: --rows: events is not possible without --format csv\n");
    CHECK(told({"path", "-", "--history", "-"}, kBadInput) == "keel: -: standard input can be one file only\n");
    CHECK_THAT(told({"path", "--history", "first.csv", "--set", "leg.stop_price=90"}, kBadInput),
               ContainsSubstring("keel: leg.stop_price: 90 is not above 100"));
    // None of the payments lies inside the prices.
    CHECK_THAT(told({"path", "--history", "first.csv", "--funding", "funding.csv"}, kBadInput),
               ContainsSubstring("keel: funding: 3 payments is not at least one inside the prices, 2024-01-02 00:00"));
    const Output partly = run_with({"path", "--history", "holes.csv", "--format", "json"});
    CHECK(partly.status == kDone);
    CHECK(partly.err == "keel: holes.csv: 1 line was left out; keel history tells why\n");
}

TEST_CASE("help of history names its options", "[cli][history]") {
    const Output output = run_with({"history", "--help"});
    CHECK(output.status == kDone);
    CHECK_THAT(output.out, ContainsSubstring("--funding"));
    CHECK_THAT(run_with({"--help"}).out, ContainsSubstring("keel history"));
}
