// Every code the engine can emit has words and a title of its own.

#include "support/answers.hpp"
#include "support/plans.hpp"
#include "text/phrases.hpp"
#include "text/warning_words.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <regex>
#include <set>
#include <sstream>
#include <string>

using namespace keel;
using namespace keel::test;
using namespace keel::text;

namespace {

std::string source_of(const std::string& path) {
    std::ifstream file(std::string(KEEL_SOURCE_DIR "/") + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Codes as they stand in the source: add("code", Severity… and {"code", Severity….
std::set<std::string> codes_of_engine() {
    const std::string source = source_of("engine/warnings.cpp");
    const std::regex pattern("[({]\"([a-z_]+)\",\\s*(Severity::|severity)");
    std::set<std::string> codes;
    for (std::sregex_iterator found(source.begin(), source.end(), pattern), end; found != end; ++found)
        codes.insert((*found)[1]);
    return codes;
}

/// What a code without words of its own begins with.
std::string fallback_of(std::string code) {
    std::ranges::replace(code, '_', ' ');
    return capitalised(std::move(code)) + " (";
}

} // namespace

TEST_CASE("every code of the engine has words and a title", "[text][words]") {
    const auto codes = codes_of_engine();
    REQUIRE(codes.size() >= 32);
    REQUIRE(codes.contains("lot_rounding"));
    REQUIRE(codes.contains("liquidation_within_squeeze"));
    REQUIRE(codes.contains("old_venue_table"));
    const std::string titles = source_of("view/warning_title.cpp");
    const Report report = told({});
    for (const std::string& code : codes) {
        INFO(code);
        const Warning warning{code, Severity::Notice, "leg.ratio", 0.5, {}};
        CHECK_FALSE(warning_in_words(Plan{}, report, warning).starts_with(fallback_of(code)));
        CHECK(titles.find("{\"" + code + "\",") != std::string::npos);
    }
}

TEST_CASE("no warning of any plan falls back to its code", "[text][words][property]") {
    std::mt19937_64 random(3);
    std::set<std::string> met;
    for (int i = 0; i < 1500; ++i) {
        const Plan plan = random_plan(random);
        auto report = evaluate(plan);
        if (!report) continue;
        put_into_words(plan, *report);
        for (const Warning& warning : report->warnings) {
            INFO(warning.code << " at " << warning.field << ": " << warning.message);
            met.insert(warning.code);
            REQUIRE(warning.message.find(fallback_of(warning.code)) == std::string::npos);
        }
    }
    CHECK(met.contains("hedge_adds_risk"));
    CHECK(met.contains("shared_wallet"));
    CHECK(met.contains("expires_before_horizon"));
    CHECK(met.contains("bonus_expires"));
    CHECK(met.contains("funding_clamped"));
    CHECK(met.contains("move_floored"));
}

TEST_CASE("every message of an empty report is told without a crash", "[text][words]") {
    for (const std::string& code : codes_of_engine()) {
        INFO(code);
        for (const char* field : {"leg.ratio", "bag2.volatility", "venues.revision", ""}) {
            const Warning warning{code, Severity::Notice, field, 0.5, {}};
            CHECK_FALSE(warning_in_words(Plan{}, Report{}, warning).empty());
        }
    }
}
