// The commands that answer something beside the report: compare, solve, grid, and venues --compare.

#include "cli/commands.hpp"
#include "text/link.hpp"
#include "text/utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
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

/// Runs with files that are only here.
Output run_with(const std::map<std::string, std::string>& files, const Arguments& arguments) {
    const Reader reader = [&](const std::string& path, std::size_t) -> std::expected<std::string, ReadError> {
        const auto file = files.find(path);
        if (file == files.end()) return std::unexpected(ReadError::Unreadable);
        return file->second;
    };
    return run(arguments, reader);
}

Output run_with(const Arguments& arguments) { return run_with({}, arguments); }

Output done(const Arguments& arguments) {
    Output output = run_with(arguments);
    INFO(output.err);
    REQUIRE(output.status == kDone);
    return output;
}

Json json_of(Arguments arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return Json::parse(done(arguments).out);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// Cells of a line without quoted commas.
std::ptrdiff_t cells_of(const std::string& line) {
    std::ptrdiff_t commas = 0;
    bool is_quoted = false;
    for (const char letter : line) {
        if (letter == '"') is_quoted = !is_quoted;
        commas += letter == ',' && !is_quoted;
    }
    return commas + 1;
}

/// Whether every line of a CSV has as many cells as its head.
bool is_rectangular(const std::string& csv) {
    const auto lines = lines_of(csv);
    return lines.size() > 1
           && std::ranges::all_of(lines, [&](const auto& line) { return cells_of(line) == cells_of(lines[0]); });
}

std::string csv_of(Arguments arguments) {
    arguments.insert(arguments.end(), {"--format", "csv"});
    return done(arguments).out;
}

void check_refused(const Arguments& arguments, const std::string& error) {
    const Output output = run_with(arguments);
    CHECK(output.status == kBadInput);
    CHECK(output.out.empty());
    CHECK(output.err == error);
}

} // namespace

TEST_CASE("compare prints the plan beside its alternatives", "[cli]") {
    const std::string text = done({"compare"}).out;
    CHECK_THAT(text, StartsWith("What there is at each price, before tax, in USD\n"));
    for (const char* row : {"This plan", "Hold, no hedge", "Hedge 50 %", "Inverse 2x", "Linear 3x", "Sell"})
        CHECK_THAT(text, ContainsSubstring(std::string("\n") + row));
    CHECK_THAT(text, !ContainsSubstring("After tax"));
    const std::string taxed = done({"compare", "--set", "sell.tax_rate=0.25", "--set", "sell.rebuy_price=50000"}).out;
    CHECK_THAT(taxed, ContainsSubstring("After tax") && ContainsSubstring("Sell and buy back"));

    const Json json = json_of({"compare"});
    CHECK(json["alternatives"].size() == 13);
    CHECK(json["alternatives"][0]["key"] == "plan");
    CHECK(json["alternatives"][0]["liquidation_price"].is_null());
    CHECK(json["shocks"].size() == json["alternatives"][3]["values_usd"].size());
    const std::string csv = csv_of({"compare"});
    CHECK_THAT(csv, StartsWith("key,label,contracts,"));
    CHECK(is_rectangular(csv));
    CHECK(lines_of(csv).size() == 1 + 13 * 11);
}

TEST_CASE("two plans are compared, from a file or a link", "[cli]") {
    const std::map<std::string, std::string> files{{"b.json", R"({"leg.leverage": 3})"}};
    const Output file = run_with(files, {"compare", "--with", "b.json", "--format", "json"});
    REQUIRE(file.status == kDone);
    const Json from_file = Json::parse(file.out);
    CHECK(from_file["alternatives"].size() == 2);
    CHECK(from_file["alternatives"][1]["key"] == "b");
    CHECK(Json::parse(done({"compare", "--with", "leg.leverage=3", "--format", "json"}).out) == from_file);
    CHECK(run_with({"compare", "--with", "gone.json"}).status == kCouldNotRun);
    CHECK(run_with({"compare", "--with", "leg.leverage=fast"}).status == kBadInput);
}

TEST_CASE("solve answers in a sentence, in JSON and as a bare number", "[cli]") {
    const Arguments question{"solve", "collateral", "--set", "leg.leverage=10", "--move", "40%"};
    CHECK(
        done(question).out
        == "Collateral of 1.44285714 BTC survives a rise of 40 %. Liquidation: 71,933.33 USD now, 91,000 USD\nthen.\n");
    const Json json = json_of(question);
    CHECK(json["goal"] == "collateral");
    CHECK(json["status"] == "found");
    CHECK(json["field"] == "leg.collateral");
    CHECK(std::abs(json["value"].get<double>() - 10.1 / 7.0) < 1e-9);
    CHECK(std::stod(csv_of(question)) == json["value"].get<double>());
    CHECK(json_of({"solve", "days"})["status"] == "impossible");
    CHECK(json_of({"solve", "days"})["value"].is_null());
    CHECK(json_of({"solve", "ratio", "--within", "0.5"})["status"] == "already");
    CHECK(json_of({"solve", "ratio", "--move", "-0.5", "--within", "5%"})["status"] == "found");
    for (const char* goal : {"break_even", "leverage", "collateral", "ratio", "funding_rate", "days", "rebuy_price"}) {
        for (const auto& line : lines_of(done({"solve", goal}).out))
            CHECK(line.size() <= 100);
    }
}

TEST_CASE("solve prints a ladder of deposits", "[cli]") {
    const Arguments question{"solve", "top_ups", "--set", "leg.leverage=3", "--rungs", "2"};
    const std::string text = done(question).out;
    CHECK(lines_of(text).size() == 3);
    CHECK_THAT(text, ContainsSubstring("73,125 USD") && ContainsSubstring("0.37037037 BTC"));
    CHECK(json_of(question).size() == 2);
    CHECK_THAT(csv_of(question), StartsWith("price,deposit,deposit_usd,liquidation_price\n"));
    CHECK(is_rectangular(csv_of(question)));
}

TEST_CASE("path tells what happens on the way", "[cli][path]") {
    // Story 8: liquidated at 80,925.00, 225,000.00 at 45,000; held 370,000.00, never hedged 270,000.00.
    const Arguments story{"path",
                          "--set",
                          "leg.contract=custom",
                          "--set",
                          "leg.maintenance_rate=0.004",
                          "--set",
                          "leg.sizing=contracts",
                          "--set",
                          "leg.contracts=3250",
                          "--set",
                          "leg.collateral=1",
                          "--set",
                          "leg.collateral_source=extra",
                          "--set",
                          "leg.leverage=5",
                          "--set",
                          "leg.funding_rate=0",
                          "--set",
                          "scenario.path=10:85000,30:45000"};
    const std::string text = done(story).out;
    CHECK_THAT(text, ContainsSubstring("80,925.00  The hedge is liquidated: 1 BTC of collateral are gone."));
    CHECK_THAT(text, ContainsSubstring("This plan           225,000.00  -165,000.00"));
    for (const std::string& line : lines_of(text))
        CHECK(line.size() <= 100);
    const Json json = json_of(story);
    CHECK_THAT(json["answer"].get<std::string>(), ContainsSubstring("had it held, there would be 145,000 USD more."));
    CHECK(json["events"].size() == 2);
    CHECK(json["events"][1]["kind"] == "liquidation");
    CHECK(json["events"][1]["leg"] == 1);
    CHECK(json["outcome"]["value_usd"].get<double>() == json["series"].back()["value_usd"].get<double>());
    CHECK(json["alternatives"][1]["key"] == "held");
    Arguments as_csv = story;
    as_csv.insert(as_csv.end(), {"--format", "csv"});
    const auto lines = lines_of(done(as_csv).out);
    std::size_t moments = json["series"].size();
    for (const Json& other : json["alternatives"])
        moments += other["series"].size();
    CHECK(lines.size() == moments + 1);
    CHECK(lines.front() == "day,price,spot_usd,hedge_usd,equity_usd,margin_ratio,value_usd,net_usd,walk");
    CHECK(lines[1].ends_with(",plan"));
    CHECK(lines.back().ends_with(",held"));
    const Output episode = done({"path", "--set", "scenario.path=march_2020"});
    CHECK_THAT(episode.out, ContainsSubstring("March 2020: the virus crash. Down 37 % on 12 March alone."));
    CHECK_THAT(episode.out, ContainsSubstring("Source: CoinMarketCap's daily"));
    for (const std::string& line : lines_of(episode.out))
        CHECK(line.size() <= 100);
    CHECK(json["about"] == "");
    check_refused(
        {"path", "--set", "leg.stop_price=60000"},
        "keel: leg.stop_price: 60000 is not above 65000, today's futures price: a short position loses on that "
        "side\n");
}

TEST_CASE("grid prints a plane", "[cli]") {
    const Arguments question{"grid", "ratio", "--columns", "5", "--rows", "4", "--to", "1.5"};
    const Json json = json_of(question);
    CHECK(json["axis"] == "ratio");
    CHECK(json["rows"] == Json({0.0, 0.5, 1.0, 1.5}));
    CHECK(json["net_usd"].size() == 20);
    const std::string csv = csv_of(question);
    CHECK_THAT(csv, StartsWith("ratio,price,net_usd,liquidated\n"));
    CHECK(lines_of(csv).size() == 21);
    CHECK(is_rectangular(csv));
    CHECK(lines_of(done(question).out).size() == 6);
}

TEST_CASE("venues --compare offers the hedge everywhere", "[cli]") {
    const std::string text = done({"venues", "--compare"}).out;
    CHECK_THAT(text, StartsWith("The same hedge on BTC at each venue"));
    CHECK_THAT(text, ContainsSubstring("binance:BTCUSDT") && ContainsSubstring("hyperliquid:BTC"));
    const Json json = json_of({"venues", "--compare", "--set", "leg.leverage=2"});
    CHECK(json.size() == 22);
    CHECK(json[0]["contract"] == "binance:BTCUSD_PERP");
    CHECK(is_rectangular(csv_of({"venues", "--compare"})));
    const Json small = json_of({"venues", "--compare", "--set", "bag.amount=0.0004"});
    CHECK(small[0]["problem"] == "the size is below the smallest order");
}

TEST_CASE("what these commands do not take is named", "[cli]") {
    check_refused({"solve", "bogus"}, "keel: GOAL: bogus is not one of break_even, leverage, collateral, ratio, "
                                      "funding_rate, days, rebuy_price, top_ups\n");
    CHECK(run_with({"solve"}).status == kBadInput);
    CHECK(run_with({"grid"}).status == kBadInput);
    check_refused({"solve", "collateral", "--leg", "3"}, "keel: leg: 3 is not a hedge of this plan, 1 to 1\n");
    check_refused({"solve", "collateral", "--move", "fast"}, "keel: --move: fast is not in [-0.99, 100]\n");
    check_refused({"solve", "top_ups", "--rungs", "2.5"}, "keel: --rungs: 2.5 is not a whole number in [1, 100]\n");
    CHECK(run_with({"solve", "top_ups", "--most", "3", "--target", "3"}).status == kBadInput);
    check_refused({"grid", "days", "--columns", "1"}, "keel: --columns: 1 is not in [2, 1024]\n");
    check_refused({"grid", "days", "--rows", "2000"}, "keel: --rows: 2000 is not in [2, 1024]\n");
    check_refused({"grid", "days", "--least", "0.5", "--most", "0.2"},
                  "keel: moves: 0.5 to 0.2 is not ascending in [-0.99, 100]\n");
    check_refused({"grid", "leverage", "--from", "-1", "--to", "2"}, "keel: leg.leverage: -1 is not in [0.01, 1000]\n");
    check_refused({"grid", "ratio", "--leg", "2"}, "keel: leg: 2 is not a hedge of this plan\n");
    check_refused({"venues", "--compare", "--set", "leg.leverage=0"}, "keel: leg.leverage: 0 is not in [0.01, 1000]\n");
    CHECK(run_with({"venues", "--compare", "--leg", "2"}).status == kBadInput);
    CHECK(run_with({"venues", "--set", "a=1"}).status == kBadInput);
    CHECK(run_with({"compare", "--move", "0.3"}).status == kBadInput);
    CHECK(run_with({"compare", "nowhere.json"}).status == kCouldNotRun);
    for (const char* command : {"compare", "solve", "grid", "path", "venues"})
        CHECK_THAT(done({command, "--help"}).out, StartsWith("keel " + std::string(command)));
}

TEST_CASE("no line for people is wider than 100 columns", "[cli]") {
    // Of 670,617.27 USD; twice as much makes the table of venues a column too wide.
    const Arguments large{"--set", "bag.amount=5.4321",  "--set", "bag.price=123456.789",
                          "--set", "sell.tax_rate=0.25", "--set", "sell.rebuy_price=98765.4321"};
    for (Arguments arguments : {Arguments{"compare"},
                                {"compare", "--with", "leg.leverage=3"},
                                {"solve", "ratio"},
                                {"solve", "rebuy_price"},
                                {"solve", "top_ups", "--set", "leg.leverage=3"},
                                {"grid", "days"},
                                {"grid", "leverage"},
                                {"grid", "funding"},
                                {"venues", "--compare"}}) {
        for (const bool is_large : {false, true}) {
            if (is_large) arguments.insert(arguments.end(), large.begin(), large.end());
            for (const std::string& line : lines_of(done(arguments).out)) {
                INFO(arguments[0] << ": " << line);
                CHECK(line.size() <= 100); // ASCII: a byte is a column
            }
        }
    }
}

TEST_CASE("explain tells where the figures of a plan come from, in three formats", "[cli][explain]") {
    const Arguments explain{"explain", "--set", "leg.leverage=10"};
    const std::string text = done(explain).out;
    CHECK_THAT(text, StartsWith("Contracts to sell short: 3,250 contracts\n"));
    CHECK_THAT(text, ContainsSubstring("Liquidation price: 71,933.33 USD\n"));
    const Json json = json_of(explain);
    REQUIRE(json.size() == 6);
    CHECK(json[0]["key"] == "leg.contracts");
    CHECK(json[0]["steps"][1]["numbers"] == "5 \u00d7 65,000 \u00f7 100");
    CHECK(json[0]["fields"][0] == "bag.amount");
    CHECK(json[2]["key"] == "leg.liquidation");
    CHECK(json[2]["sources"].size() == 2);
    Arguments table = explain;
    table.insert(table.end(), {"--format", "csv"});
    CHECK_THAT(done(table).out, StartsWith("key,title,what,formula,numbers,words,result\nleg.contracts,"));
    CHECK(run_with({"explain", "--set", "leg.leverage=0"}).status == kBadInput);
}
