#include "cli/commands.hpp"

#include "text/json.hpp"
#include "text/link.hpp"
#include "text/version.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::cli;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Json = nlohmann::json;

namespace {

/// Runs with files that are only here.
Output run_with(const std::map<std::string, std::string>& files, const std::vector<std::string>& arguments) {
    const Reader reader = [&](const std::string& path, std::size_t most) -> std::expected<std::string, ReadError> {
        const auto file = files.find(path);
        if (file == files.end()) return std::unexpected(ReadError::Unreadable);
        if (file->second.size() > most) return std::unexpected(ReadError::TooLarge);
        return file->second;
    };
    return run(arguments, reader);
}

Output run_with(const std::vector<std::string>& arguments) { return run_with({}, arguments); }

Json report_of(const Output& output) {
    INFO(output.err);
    REQUIRE(output.status == kDone);
    return Json::parse(output.out);
}

double contracts_of(const Output& output, std::size_t leg = 0) {
    return report_of(output)["sizing"]["legs"][leg]["contracts"].get<double>();
}

const std::string kPlan = R"({"bag": {"amount": 2}, "leg.leverage": 3})";

} // namespace

TEST_CASE("evaluate without anything is the default example", "[cli]") {
    const Output output = run_with({"evaluate"});
    CHECK(output.status == kDone);
    CHECK(output.err.empty());
    CHECK_THAT(output.out, StartsWith("Short 3,250 BTCUSD_PERP (325,000 USD) on Binance, 5 BTC as margin"));
}

TEST_CASE("defaults, then the file, then the link, then each --set in order", "[cli]") {
    const std::map<std::string, std::string> files{
        {"plan.json", R"({"bag": {"amount": 2, "price": 50000}, "horizon_days": 7})"}};
    // 2 BTC at 50,000: 1,000 contracts of 100 USD. The link's price 60,000: 1,200. Half: 600. Last --set: 300.
    CHECK(contracts_of(run_with(files, {"evaluate", "plan.json", "--format", "json"})) == 1000.0);
    CHECK(contracts_of(run_with(files, {"evaluate", "plan.json", "--link", "bag.price=60000", "--format", "json"}))
          == 1200.0);
    CHECK(contracts_of(run_with(
              files, {"evaluate", "--set", "leg.ratio=0.5", "plan.json", "--format=json", "--link=bag.price=60000"}))
          == 600.0);
    CHECK(contracts_of(run_with(files, {"evaluate", "plan.json", "--link", "#bag.price=60000", "--set", "leg.ratio=0.5",
                                        "--set", "leg.ratio=0.25", "--format", "json"}))
          == 300.0);
}

TEST_CASE("a plan comes from standard input too", "[cli]") {
    CHECK(contracts_of(run_with({{"-", kPlan}}, {"evaluate", "-", "--format", "json"})) == 1300.0);
}

TEST_CASE("a setting of another hedge grows the plan", "[cli]") {
    const Output output = run_with({"evaluate", "--set", "leg.ratio=0.5", "--set", "leg2.ratio=0.25", "--set",
                                    "bag2.coin=ETH", "--format", "json"});
    CHECK(contracts_of(output, 0) == 1625.0);
    // 1.25 x 65,000 / 100 = 812.5, to the nearest lot.
    CHECK(contracts_of(output, 1) == 813.0);
    CHECK(report_of(output)["sizing"]["bags"].size() == 2);
    CHECK(report_of(run_with({"evaluate", "--set", "legs=0", "--format", "json"}))["sizing"]["legs"].empty());
}

TEST_CASE("the formats are text, the whole report, and the ladder", "[cli]") {
    CHECK_THAT(run_with({"evaluate", "--format", "text"}).out, StartsWith("Short 3,250"));
    CHECK(
        report_of(run_with({"evaluate", "--format", "json"}))["answer"].get<std::string>().starts_with("Short 3,250"));
    CHECK_THAT(run_with({"evaluate", "--format", "csv"}).out, StartsWith("shock,price,"));
    CHECK_THAT(run_with({"venues"}).out, ContainsSubstring("binance:BTCUSD_PERP"));
    CHECK(Json::parse(run_with({"venues", "--format", "json"}).out).size() > 10);
    CHECK_THAT(run_with({"venues", "--format", "csv"}).out, StartsWith("id,venue,"));
    CHECK_THAT(run_with({"fields"}).out, ContainsSubstring("bag.amount = 5"));
    CHECK(Json::parse(run_with({"fields", "--format", "json"}).out).size() > 20);
    CHECK_THAT(run_with({"fields", "--format", "csv"}).out, StartsWith("key,label,"));
}

TEST_CASE("bad input is named on standard error, all of it, with status 2", "[cli]") {
    const Output output =
        run_with({"evaluate", "--set", "bag.amount=-5", "--set", "typo=1", "--set", "leg.leverage=fast"});
    CHECK(output.status == kBadInput);
    CHECK(output.out.empty());
    CHECK(output.err
          == "keel: bag.amount: -5 is not in [0, 1e9]\n"
             "keel: typo: 1 is not a field Keel knows\n"
             "keel: leg.leverage: fast is not in [0.01, 1000]\n");
}

TEST_CASE("issues of the file, the link and the settings come together", "[cli]") {
    const Output output = run_with({{"p", R"({"bag.amount": -1})"}},
                                   {"evaluate", "p", "--link", "leg.ratio=11&x=1", "--set", "horizon_days=-1"});
    CHECK(output.status == kBadInput);
    CHECK(output.err
          == "keel: bag.amount: -1 is not in [0, 1e9]\n"
             "keel: leg.ratio: 11 is not in [0, 10]\n"
             "keel: x: 1 is not a field Keel knows\n"
             "keel: horizon_days: -1 is not in [0, 3650]\n");
}

TEST_CASE("fields that do not fit each other are bad input", "[cli]") {
    for (const char* command : {"evaluate", "link"}) {
        const Output output = run_with({command, "--set", "leg.bag=2"});
        CHECK(output.status == kBadInput);
        CHECK_THAT(output.err, StartsWith("keel: leg.bag: 2 is not "));
        CHECK(output.out.empty());
    }
}

TEST_CASE("a file that cannot be read ends with status 1", "[cli]") {
    const Output output = run_with({"evaluate", "nowhere.json"});
    CHECK(output.status == kCouldNotRun);
    CHECK(output.err == "keel: nowhere.json: cannot be read\n");
    CHECK(output.out.empty());
    // Bad input beside it is the worse news.
    CHECK(run_with({"evaluate", "nowhere.json", "--set", "typo=1"}).status == kBadInput);
}

TEST_CASE("what is too large is bad input", "[cli]") {
    const Output file = run_with({{"big", std::string(text::kMostPlanBytes + 1, ' ')}}, {"evaluate", "big"});
    CHECK(file.status == kBadInput);
    CHECK(file.err == "keel: big: more than 1 MiB is not a plan\n");
    const Output link = run_with({"evaluate", "--link", std::string(text::kMostLinkBytes + 1, '&')});
    CHECK(link.status == kBadInput);
    CHECK(link.err == "keel: --link: more than 64 KiB is not a link\n");
}

TEST_CASE("what is no JSON is bad input", "[cli]") {
    const Output output = run_with({{"-", "amount: 5"}}, {"evaluate", "-"});
    CHECK(output.status == kBadInput);
    CHECK_THAT(output.err, StartsWith("keel: plan: the text at byte "));
}

TEST_CASE("a damaged link is refused, with every issue", "[cli]") {
    std::string link = text::link_from_plan(Plan{});
    link.back() = link.back() == '0' ? '1' : '0';
    const Output output = run_with({"evaluate", "--link", link});
    CHECK(output.status == kBadInput);
    CHECK(output.out.empty());
    CHECK_THAT(output.err, StartsWith("keel: This link is damaged"));
    const Output more = run_with({"evaluate", "--link", "v=1&leg.ratio=11&ok=abc"});
    CHECK_THAT(more.err, ContainsSubstring("damaged") && ContainsSubstring("keel: leg.ratio: 11 is not in [0, 10]\n"));
}

TEST_CASE("a link of a newer version is read with a note", "[cli]") {
    const Output output = run_with({"evaluate", "--link", "v=99&leg.ratio=0.5", "--format", "json"});
    CHECK_THAT(output.err, ContainsSubstring("another version of Keel"));
    CHECK(contracts_of(output) == 1625.0);
}

TEST_CASE("link prints a fragment that gives the plan back", "[cli]") {
    const Output output = run_with({{"p", kPlan}}, {"link", "p", "--set", "leg2.ratio=0.25"});
    CHECK(output.status == kDone);
    CHECK(output.err.empty());
    CHECK_THAT(output.out, StartsWith("#v=2&bag.amount=2&leg.leverage=3&leg2.ratio=0.25&ok="));
    const auto reading = text::plan_from_link(output.out);
    CHECK(reading.issues.empty());
    CHECK(reading.notes.empty());
    CHECK(reading.plan.legs.size() == 2);
    CHECK(reading.plan.bags[0].amount == 2.0);
}

TEST_CASE("a long link is printed with a note", "[cli]") {
    std::vector<std::string> arguments{"link"};
    for (int leg = 1; leg <= 8; ++leg) {
        const std::string key = leg == 1 ? "leg." : "leg" + std::to_string(leg) + ".";
        for (const char* setting : {"contract=bybit:BTCUSDT", "ratio=0.123456789", "leverage=3.25", "basis=12.345678",
                                    "funding_rate=-0.000123456", "collateral=12345.678", "maker_fee_rate=0.00012",
                                    "taker_fee_rate=0.00034", "maintenance_rate=0.00456"}) {
            arguments.insert(arguments.end(), {"--set", key + setting});
        }
    }
    const Output output = run_with(arguments);
    CHECK(output.status == kDone);
    CHECK(output.out.size() > text::kLongLinkBytes);
    CHECK_THAT(output.err, StartsWith("keel: this link has ") && ContainsSubstring("attachments"));
}

TEST_CASE("examples are listed, and begin a plan", "[cli]") {
    const Output text = run_with({"examples"});
    CHECK_THAT(text.out, ContainsSubstring("cold-wallet\n") && ContainsSubstring("#v=2&"));
    const Json json = Json::parse(run_with({"examples", "--format", "json"}).out);
    REQUIRE(json.size() == 18);
    for (const Json& one : json) {
        INFO(one["name"]);
        const std::string named = run_with({"link", "--example", one["name"]}).out;
        CHECK(named == one["link"].get<std::string>() + "\n");
        CHECK(run_with({"link", "--link", one["link"]}).out == named);
    }
    CHECK_THAT(run_with({"examples", "--format", "csv"}).out, StartsWith("name,title,words,tab,link\n"));
    CHECK(contracts_of(run_with({"evaluate", "--format", "json", "--example", "cold-wallet"})) == 3900.0);
    CHECK(contracts_of(run_with({"evaluate", "--format", "json", "--example=cold-wallet", "--set", "bag.amount=4"}))
          == 3250.0);
}

TEST_CASE("help is there for every command", "[cli]") {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                      {"-h"},
                                                      {"help"},
                                                      {"evaluate", "--help"},
                                                      {"link", "--help"},
                                                      {"venues", "-h"},
                                                      {"fields", "--help"},
                                                      {"examples", "--help"},
                                                      {"evaluate", "--set", "typo", "--help"}}) {
        const Output output = run_with(arguments);
        CHECK(output.status == kDone);
        CHECK(output.err.empty());
        CHECK_THAT(output.out, StartsWith("keel"));
    }
}

TEST_CASE("the version is printed", "[cli]") {
    CHECK(run_with({"--version"}).out == "keel " + std::string(kVersion) + "\n");
}

TEST_CASE("unknown commands and options are named", "[cli]") {
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"evalute"}, "keel: evalute is not a command; --help lists them\n"},
        {{"--frmat"}, "keel: --frmat is not a command; --help lists them\n"},
        {{"evaluate", "--frmat", "json"}, "keel: --frmat is not an option of this command; --help lists them\n"},
        {{"link", "--format", "json"}, "keel: --format is not an option of this command; --help lists them\n"},
        {{"venues", "--set", "a=1"}, "keel: a plan is taken only with --compare\n"},
        {{"venues", "plan.json"}, "keel: a plan is taken only with --compare\n"},
        {{"fields", "plan.json"}, "keel: plan.json: this command takes no file\n"},
        {{"evaluate", "--format", "xml"}, "keel: --format: xml is not one of text, json, csv\n"},
        {{"evaluate", "--example", "none"}, "keel: --example: none is none; keel examples lists them\n"},
        {{"path", "a.json", "--example", "start"}, "keel: --example: a plan was given already: a.json\n"},
        {{"evaluate", "--set"}, "keel: --set needs key=value behind it\n"},
        {{"evaluate", "--link"}, "keel: --link needs a link or its fragment behind it\n"},
        {{"evaluate", "--set", "leg.ratio"}, "keel: --set leg.ratio is not key=value\n"},
        {{"evaluate", "a.json", "b.json"}, "keel: b.json: a plan was given already: a.json\n"},
    };
    for (const auto& [arguments, error] : cases) {
        const Output output = run_with(arguments);
        CHECK(output.status == kBadInput);
        CHECK(output.out.empty());
        CHECK_THAT(output.err, StartsWith(error));
    }
    const Output nothing = run_with(std::vector<std::string>{});
    CHECK(nothing.status == kBadInput);
    CHECK_THAT(nothing.err, ContainsSubstring("keel evaluate"));
}

TEST_CASE("what was given is shown without control characters", "[cli]") {
    CHECK(run_with({"\x1b[31m"}).err.find('\x1b') == std::string::npos);
    CHECK(run_with({"evaluate", "--\x1b[31m"}).err.find('\x1b') == std::string::npos);
    CHECK(run_with({"evaluate", "--set", "bag.coin=\x1b[31m"}).err.find('\x1b') == std::string::npos);
    CHECK(run_with({"evaluate", "\x1b[31m"}).err.find('\x1b') == std::string::npos);
}
