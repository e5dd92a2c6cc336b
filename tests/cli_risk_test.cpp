// `keel risk`.

#include "cli/commands.hpp"
#include "text/layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::cli;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

namespace {

/// Days of 4 % up and 4 % down in turn, up to a month that rises; one line says nothing.
std::string price_file() {
    std::string csv = "date,open,high,low,close\n";
    double close = 100.0;
    for (int i = 0; i < 84; ++i) {
        const double before = close;
        close *= i % 2 == 0 ? 1.04 : 0.96;
        const auto told = [](double price) { return std::to_string(price); };
        const std::string day = std::to_string(i % 28 + 101).substr(1), month = std::to_string(i / 28 + 101).substr(1);
        csv += "2024-" + month + "-" + day + "," + told(before) + "," + told(std::max(before, close)) + ","
               + told(std::min(before, close)) + "," + told(close) + "\n";
        if (i == 40) csv += "nothing\n";
    }
    return csv;
}

const std::map<std::string, std::string> kFiles{{"prices.csv", price_file()},
                                                {"-", price_file()},
                                                {"short.csv", "date,close\n2024-01-01,100\n2024-01-02,101\n"},
                                                {"plan.json", R"({"leg": {"leverage": 10}})"}};

Output run_with(Arguments arguments, const Live& live = {}) {
    const Reader reader = [](const std::string& path, std::size_t) -> std::expected<std::string, ReadError> {
        const auto file = kFiles.find(path);
        if (file == kFiles.end()) return std::unexpected(ReadError::Unreadable);
        return file->second;
    };
    arguments.insert(arguments.begin(), "risk");
    return run(arguments, reader, live);
}

/// Few paths, each walked.
const Arguments kWalks{"--set", "risk.model=jumps", "--set", "risk.paths=2000"};
const Arguments kBootstrap{"--set", "risk.model=bootstrap", "--set", "risk.paths=1000"};

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

std::string refusal(const Arguments& arguments) {
    const Output output = run_with(arguments);
    CHECK(output.status == kBadInput);
    CHECK(output.out.empty());
    return output.err;
}

} // namespace

TEST_CASE("risk answers, in text, JSON and CSV", "[cli][risk]") {
    const Output text = run_with({"plan.json", "--set", "risk.paths=1000"});
    CHECK(text.status == kDone);
    CHECK(text.err.empty());
    CHECK_THAT(text.out, StartsWith("The hedge is liquidated in about 5"));
    const Output json = run_with({"plan.json", "--set", "risk.paths=1000", "--format", "json"});
    const Json report = Json::parse(json.out);
    CHECK(report["method"]["paths"] == 1024);
    CHECK(std::abs(report["liquidation"]["value"].get<double>() - 0.5) < 0.05);
    CHECK(report["answer"].get<std::string>().starts_with("The hedge is liquidated in about 5"));
    const Output csv = run_with({"plan.json", "--set", "risk.paths=1000", "--format", "csv"});
    CHECK_THAT(csv.out, StartsWith("key,value,standard_error\nrisk.answer,"));
}

TEST_CASE("any number of threads gives the same bytes", "[cli][risk]") {
    for (const Arguments& plan : {kWalks, Arguments{"--set", "risk.paths=200000", "--set", "leg.leverage=5"}}) {
        const auto out = [&](const char* threads) {
            const Output output = run_with(with(plan, {"--format", "json", "--threads", threads}));
            CHECK(output.status == kDone);
            return output.out;
        };
        const std::string one = out("1");
        CHECK(!one.empty());
        CHECK(out("2") == one);
        CHECK(out("4") == one);
    }
}

TEST_CASE("a bootstrap draws from the file", "[cli][risk]") {
    const Output text = run_with(with(kBootstrap, {"--history", "prices.csv"}));
    CHECK(text.status == kDone);
    CHECK_THAT(text.out, StartsWith("prices.csv\n  84 bars, one each day, from 2024-01-01 00:00 to "));
    CHECK_THAT(text.out, ContainsSubstring("stretches of the price history (bootstrap)"));
    std::istringstream lines(text.out);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(text::width_of(line) <= text::kTerminalColumns);
    }
    const Output json = run_with(with(kBootstrap, {"--history", "-", "--format", "json"}));
    CHECK(json.err == "keel: -: 1 line was left out; keel history tells why\n");
    const Json report = Json::parse(json.out);
    CHECK(report["method"]["model"] == "bootstrap");
    // Every second day 4 % up, the others 4 % down, in blocks of 5 days: within 30 days there are at most six blocks,
    // of which each has one more of a kind, and its cut months.
    const double worst = report["distributions"][2]["least_usd"].get<double>();
    CHECK(worst > 325'000.0 * (std::pow(0.96, 12.0) - 1.0));
    CHECK(worst < 0.0);
}

TEST_CASE("a history goes with a bootstrap and a bootstrap with a history", "[cli][risk]") {
    CHECK(refusal(kBootstrap) == "keel: risk.model: bootstrap is not possible without --history FILE\n");
    CHECK(refusal({"--history", "prices.csv"}) == "keel: --history is taken only with --set risk.model=bootstrap\n");
    CHECK(refusal(with(kBootstrap, {"--history", "short.csv"}))
          == "keel: short.csv: prices: 2 with 1 move between neighbours is not enough: it takes two moves of the price "
             "from bar to bar\n");
    CHECK_THAT(refusal(with(kBootstrap, {"--history", "plan.json"})), StartsWith("keel: plan.json: line 1: "));
    CHECK(refusal(with(kBootstrap, {"-", "--history", "-"})) == "keel: -: standard input can be one file only\n");
    const Output output = run_with(with(kBootstrap, {"--history", "none.csv"}));
    CHECK(output.status == kCouldNotRun);
    CHECK(output.err == "keel: none.csv: cannot be read\n");
}

TEST_CASE("bad input is named with field, value and range", "[cli][risk]") {
    CHECK(refusal({"--set", "risk.paths=99"}) == "keel: risk.paths: 99 is not a whole number in [100, 1e8]\n");
    CHECK(refusal({"--set", "bag.amount=-5"}) == "keel: bag.amount: -5 is not in [0, 1e9]\n");
    CHECK(refusal({"--threads", "0"}) == "keel: --threads: 0 is not in [1, 64]\n");
    CHECK(refusal({"--threads", "65"}) == "keel: --threads: 65 is not in [1, 64]\n");
    CHECK(refusal({"--threads", "2.5"}) == "keel: --threads: 2.5 is not a whole number in [1, 64]\n");
    CHECK(refusal({"--threads"}) == "keel: --threads needs a value behind it\n");
    CHECK_THAT(refusal({"--speed", "9"}), StartsWith("keel: --speed is not an option of this command"));
    CHECK_THAT(run_with({"--help"}).out, StartsWith("keel risk [PLAN]"));
}

TEST_CASE("progress goes out at once and ends with all", "[cli][risk]") {
    std::vector<std::string> lines;
    const Live live{[&](std::string_view line) { lines.emplace_back(line); }, {}};
    const Output output = run_with(with(kWalks, {"--progress"}), live);
    CHECK(output.status == kDone);
    CHECK(output.err.empty());
    REQUIRE(!lines.empty());
    CHECK(lines.back() == "keel: 100 % of 2,000 paths\n");
    CHECK(std::ranges::adjacent_find(lines) == lines.end());
    lines.clear();
    CHECK(run_with(kWalks, live).out == output.out);
    CHECK(lines.empty());
}

TEST_CASE("what is stopped tells the paths it has", "[cli][risk]") {
    int asked = 0;
    const Live live{{}, [&] { return ++asked > 4; }};
    const Output output = run_with(with(kWalks, {"--threads", "1", "--format", "json"}), live);
    CHECK(output.status == kDone);
    CHECK(output.err.empty());
    const Json report = Json::parse(output.out);
    // Asked once before the first 256 paths and after each.
    CHECK(report["method"]["paths"] == 4 * 256);
    CHECK(report["method"]["wanted"] == 2000);
    CHECK_THAT(report["answer"].get<std::string>(), ContainsSubstring(" So far that is from 1,024 of 2,000 paths."));
    const Output nothing = run_with(kWalks, {{}, [] { return true; }});
    CHECK(nothing.status == kCouldNotRun);
    CHECK(nothing.out.empty());
    CHECK(nothing.err == "keel: stopped before the first path\n");
}
