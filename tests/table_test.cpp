#include "text/table.hpp"

#include "model/fields.hpp"
#include "model/report_table.hpp"
#include "model/venues.hpp"
#include "support/answers.hpp"
#include "support/plans.hpp"
#include "support/random_fields.hpp"
#include "text/layout.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using namespace keel;
using namespace keel::text;
using namespace keel::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    for (const std::string& line : lines_of(text))
        longest = std::max(longest, width_of(line));
    return longest;
}

/// Cells of a line without quotes.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t start = 0; start <= line.size();) {
        const auto end = std::min(line.find(',', start), line.size());
        cells.push_back(line.substr(start, end - start));
        start = end + 1;
    }
    return cells;
}

/// Records of a CSV text, quotes taken into account.
std::size_t csv_records(const std::string& csv, std::vector<std::size_t>& cell_counts) {
    bool is_quoted = false;
    std::size_t cells = 1;
    for (const char c : csv) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == ',') ++cells;
        if (c == '\n') {
            cell_counts.push_back(cells);
            cells = 1;
        }
    }
    return cell_counts.size();
}

} // namespace

TEST_CASE("lines are broken at spaces", "[text][table]") {
    CHECK(wrapped("a b", 4) == "a b");
    CHECK(wrapped("  a   b  ", 0) == "a b");
    CHECK(wrapped("", 2).empty());
    CHECK(wrapped("a", 2, FirstLine::Indented) == "  a");
    const std::string text = wrapped(std::string(60, 'x') + " " + std::string(60, 'y') + " z", 2);
    CHECK(text == std::string(60, 'x') + "\n  " + std::string(60, 'y') + " z");
    CHECK(wrapped(std::string(150, 'x') + " y", 2) == std::string(150, 'x') + "\n  y");
}

TEST_CASE("columns are aligned by characters, not bytes", "[text][table]") {
    CHECK(aligned({{"name", "n"}, {"a", "10"}}, 1) == "name   n\na     10\n");
    CHECK(aligned({{"\u2212x", "1"}, {"abc", "2"}}, 1) == "\u2212x   1\nabc  2\n");
    CHECK(aligned({{"a", "b", ""}}, 3) == "a  b\n");
    CHECK(aligned_width({{"abc", "de"}}) == 7);
    CHECK(aligned({}, 0).empty());
    CHECK(aligned_width({}) == 0);
}

TEST_CASE("cells of CSV are quoted when they must be", "[text][table]") {
    CHECK(csv_line(std::vector<std::string>{"a", "b,c", "d\"e", "", "f\ng"}) == "a,\"b,c\",\"d\"\"e\",,\"f\ng\"\n");
}

TEST_CASE("the text of a report has answer, warnings, size, cost and ladder", "[text][table]") {
    const Plan plan = plan_with({kCustom, kFlatRate, {"leg.leverage", "10"}});
    const std::string text = text_from_report(plan, told(plan));
    CHECK_THAT(text, StartsWith("Short 3,250 custom contracts of 100 USD (325,000 USD), 0.5 BTC as margin: your bag"));
    CHECK_THAT(text, ContainsSubstring("\nDanger: A rise of 10.7 % to 71,933.33 USD"));
    CHECK_THAT(text, ContainsSubstring("\n  Short           3,250 custom contracts of 100 USD\n"));
    CHECK_THAT(text, ContainsSubstring("\n  Worth           325,000 USD: 5 BTC at 65,000 USD\n"));
    CHECK_THAT(text, ContainsSubstring("\n  Collateral      0.5 BTC, out of the bag\n"));
    CHECK_THAT(text, ContainsSubstring("\n  Liquidation     71,933.33 USD (+10.67 %)\n"));
    CHECK_THAT(text, ContainsSubstring("\nBTC        5       5          0  100.00 %\n"));
    CHECK_THAT(text, ContainsSubstring("\n  Funding      -2,925.00 USD\n"));
    CHECK_THAT(text, ContainsSubstring("price"));
    CHECK_THAT(text, ContainsSubstring("  liquidated\n"));
}

TEST_CASE("never stands where there is no price", "[text][table]") {
    const std::string text = text_from_report(Plan{}, told({}));
    CHECK_THAT(text, ContainsSubstring("\n  Liquidation     never\n"));
    CHECK_THAT(text, ContainsSubstring("\n  Bankruptcy      never\n"));
    CHECK(text.find("  liquidated\n") == std::string::npos);
}

TEST_CASE("a row of the ladder adds up to the cent", "[text][table]") {
    // Story 1 sized at 65,000 without funding or fees: 162,500 lost on the coins, gained on the hedge.
    const Plan plan = plan_with({kCustom, kFlatRate, kNoFunding, {"scenario.shocks", "-0.5,0.5"}});
    const auto lines = lines_of(text_from_report(plan, told(plan)));
    REQUIRE(lines.size() > 3);
    CHECK(lines[lines.size() - 3]
          == "    price     move         spot      futures  funding  fees   net       value        coins");
    CHECK(lines[lines.size() - 2]
          == "32,500.00  -50.0 %  -162,500.00   162,500.00     0.00  0.00  0.00  325,000.00  10.00000000");
    CHECK(lines[lines.size() - 1]
          == "97,500.00  +50.0 %   162,500.00  -162,500.00     0.00  0.00  0.00  325,000.00   3.33333333");
}

TEST_CASE("what has no column of its own is one of the others", "[text][table]") {
    const Plan plan = plan_with({kCustom, kLinear, kFlatRate, {"cost.borrow_rate", "0.1"}, {"scenario.shocks", "0"}});
    const std::string text = text_from_report(plan, told(plan));
    CHECK_THAT(text, ContainsSubstring("in USD; other: interest\n"));
    // 325,000 x 10 % x 30 / 365.
    CHECK_THAT(text, ContainsSubstring("-2,671.23"));
}

TEST_CASE("no line is longer than 100 columns, whatever the plan", "[text][table][property]") {
    std::mt19937_64 random(1);
    int reports = 0;
    for (int i = 0; i < 600; ++i) {
        const Plan plan = i % 2 == 0 ? random_plan(random) : random_fields_plan(random);
        auto report = evaluate(plan);
        if (!report) continue;
        ++reports;
        INFO(link_from_plan(plan));
        for (const Scenario& scenario : report->scenarios)
            REQUIRE(std::isfinite(scenario.net_usd));
        put_into_words(plan, *report);
        const std::string text = text_from_report(plan, *report);
        INFO(text);
        REQUIRE(longest_line(text) <= kTerminalColumns);
        REQUIRE(text.find(" nan") == std::string::npos);
        REQUIRE(text.find(" inf") == std::string::npos);
        REQUIRE(text.find("-0.00 ") == std::string::npos);
    }
    CHECK(reports > 200);
}

TEST_CASE("the CSV of a report has the columns of the report table and exact numbers", "[text][table]") {
    const Plan plan = plan_with({{"leg.leverage", "7"}});
    const Report report = told(plan);
    const auto lines = lines_of(csv_from_report(report));
    REQUIRE(lines.size() == 1 + report.scenarios.size());
    const auto names = cells_of(lines[0]);
    // All but the lists by leg, bag and wallet.
    CHECK(names.size() == std::tuple_size_v<decltype(Table<Scenario>::members)> - 3);
    CHECK(names.front() == "shock");
    CHECK(names.back() == "liquidated");
    for (std::size_t k = 0; k < report.scenarios.size(); ++k) {
        const auto cells = cells_of(lines[k + 1]);
        REQUIRE(cells.size() == names.size());
        CHECK(read_exact(cells[0]) == report.scenarios[k].shock);
        CHECK(read_exact(cells[1]) == report.scenarios[k].price);
        const auto net = static_cast<std::size_t>(std::ranges::find(names, "net_usd") - names.begin());
        CHECK(read_exact(cells[net]) == report.scenarios[k].net_usd);
        CHECK(cells.back() == (report.scenarios[k].liquidated ? "true" : "false"));
    }
}

TEST_CASE("venues are listed with a row each", "[text][table]") {
    const std::string text = text_from_venues();
    CHECK(longest_line(text) <= kTerminalColumns);
    for (const Contract& contract : contracts())
        CHECK_THAT(text, ContainsSubstring(std::string(contract.id)));
    CHECK_THAT(text,
               ContainsSubstring("\nbinance:BTCUSD_PERP      inverse  perpetual      100 USD        1   0.02/0.05   "
                                 "0.4 %  125x  2026-09\n"));
    CHECK_THAT(text,
               ContainsSubstring("\nbybit:BTCUSDZ26          inverse  2026-12-25       1 USD        1  0.02/0.055   "
                                 "0.5 %  100x  2026-09\n"));
    CHECK_THAT(text, ContainsSubstring("\nhyperliquid:SOL          linear   perpetual        1 SOL        ?           ?"
                                       "       ?   20x     2026\n"));
    std::vector<std::size_t> counts;
    CHECK(csv_records(csv_from_venues(), counts) == contracts().size() + 1);
    CHECK(std::ranges::all_of(counts, [&](std::size_t count) { return count == counts.front(); }));
}

TEST_CASE("fields are listed with default, range and help", "[text][table]") {
    const std::string text = text_from_fields();
    CHECK(longest_line(text) <= kTerminalColumns);
    for (const Field& field : fields())
        CHECK_THAT(text, ContainsSubstring(std::string(field.key) + " = "));
    CHECK_THAT(text, ContainsSubstring("bag.amount = 5\n    Coins held, in [0, 1e9]. How many coins you hold."));
    CHECK_THAT(text, ContainsSubstring("leg.collateral = empty: the initial margin\n"));
    std::vector<std::size_t> counts;
    CHECK(csv_records(csv_from_fields(), counts) == fields().size() + 1);
    CHECK(std::ranges::all_of(counts, [&](std::size_t count) { return count == counts.front(); }));
}
