// The reference vectors through the engine's own functions, each within its tolerance. None is dropped silently: those
// that the engine cannot compute yet stand in a table, with the reason.

#include "data/vector_figures.hpp"
#include "data/vectors.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>

using namespace keel::test;
using Json = nlohmann::json;

namespace {

using Computed = Figures (*)(const Json&);

const std::map<std::string_view, Computed> kTopics{
    {"inverse_avg_entry", inverse_average},
    {"linear_avg_entry", linear_average},
    {"inverse_pnl", inverse_result},
    {"linear_pnl", linear_result},
    {"quanto_pnl", quanto_result},
    {"liquidation_inverse_isolated", inverse_liquidation},
    {"liquidation_linear_isolated", linear_liquidation},
    {"liquidation_cross", cross_liquidation},
    {"bankruptcy", bankruptcy},
    {"margin", margin},
    {"fees", fees},
    {"funding", funding},
    {"hedge_inverse_spot", inverse_hedge},
    {"hedge_ratio", hedge_ratio},
    {"basis_carry", basis_and_carry},
    {"rsi", relative_strength},
    {"barrier_probability", touching},
};

/// Topics and single vectors that wait, and for what.
const std::map<std::string_view, std::string_view> kNotYet{
    {"bar-random-walk", "a walk in steps; prices move all the time here"},
    {"fund-bybit-interest", "how a venue makes its funding rate; it is an input"},
};

/// Conventions that are not everybody's.
const std::map<std::string_view, std::string_view> kRules{
    {"mm_entry", "maintenance margin on the entry value (MCS, OctoBot, 10101, Bybit's and KuCoin's older form, jesse)"},
    {"bitmex_satoshi_per_lot", "BitMEX rounds the value of a lot to satoshis"},
    {"kucoin_amr", "KuCoin gives every position of a wallet the same share as margin"},
    {"fee_in_bankruptcy", "Bybit counts the fee to close into the bankruptcy price"},
    {"engine_mm_over_leverage", "Nautilus divides the maintenance margin by the leverage"},
    {"ema_rsi", "ta-rs smooths with an exponential average"},
};
const std::set<std::string_view> kCommon{"textbook", "mm_mark", "mm_mark_fee"};

bool waits(const Json& vector) {
    return kNotYet.contains(vector["id"].get<std::string>()) || kNotYet.contains(vector["topic"].get<std::string>());
}

/// A list is expected figure by figure.
void compare_figure(const Figures& figures, const std::string& name, const Json& expected, double tolerance) {
    if (expected.is_array()) {
        for (std::size_t i = 0; i < expected.size(); ++i)
            compare_figure(figures, name + " " + std::to_string(i), expected[i], tolerance);
        return;
    }
    const auto found = figures.find(name);
    INFO(name << ", expected " << expected.dump() << " within " << tolerance);
    REQUIRE(found != figures.end());
    CHECK(found->second.has_value() == !expected.is_null());
    if (!found->second || expected.is_null()) return;
    INFO("computed " << *found->second);
    // Half a unit of the last digit may fall between two doubles.
    CHECK(std::abs(*found->second - expected.get<double>()) <= tolerance * (1.0 + 1e-9));
}

} // namespace

TEST_CASE("the engine gives what venues, textbooks and other programs publish", "[vectors]") {
    int checked = 0, waiting = 0;
    for (const std::string_view line : vectors()) {
        const Json vector = Json::parse(line);
        if (waits(vector)) {
            ++waiting;
            continue;
        }
        const std::string topic = vector["topic"].get<std::string>();
        INFO(vector["id"].get<std::string>() << " (" << vector["source"].get<std::string>() << ")");
        REQUIRE(kTopics.contains(topic));
        const Figures figures = kTopics.at(topic)(vector);
        for (const auto& [name, expected] : vector["expected"].items())
            compare_figure(figures, name, expected, vector["tolerance"].at(name).get<double>());
        ++checked;
    }
    CHECK(checked == 176);
    CHECK(waiting == 2);
}

TEST_CASE("vectors that wait are named, with the reason", "[vectors]") {
    std::map<std::string_view, int> counts;
    for (const std::string_view line : vectors()) {
        const Json vector = Json::parse(line);
        const std::string id = vector["id"].get<std::string>(), topic = vector["topic"].get<std::string>();
        for (const auto& [name, reason] : kNotYet)
            counts[name] += id == name || topic == name;
    }
    std::string told = "reference vectors that wait:";
    for (const auto& [name, reason] : kNotYet) {
        told.append("\n  ").append(name).append(", ").append(std::to_string(counts[name])).append(": ").append(reason);
        INFO(name);
        CHECK(counts[name] > 0); // a name that means nothing would hide a vector one day
    }
    WARN(told);
}

TEST_CASE("every vector has a name of its own, a source and a known convention", "[vectors]") {
    std::set<std::string> ids;
    for (const std::string_view line : vectors()) {
        const Json vector = Json::parse(line);
        const std::string convention = vector["convention"].get<std::string>();
        INFO(vector["id"]);
        CHECK(ids.insert(vector["id"].get<std::string>()).second);
        CHECK(vector["source"].get<std::string>().size() > 3);
        CHECK((kCommon.contains(convention) || kRules.contains(convention)));
        for (const auto& [name, expected] : vector["expected"].items())
            CHECK(vector["tolerance"].contains(name));
    }
    CHECK(ids.size() == 178);
}
