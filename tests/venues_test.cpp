#include "model/venues.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nlohmann::json;

namespace {

const Contract& contract_named(std::string_view id) {
    const Contract* contract = find_contract(id);
    REQUIRE(contract != nullptr);
    return *contract;
}

/// The tier of a position of that size, in the contract's tier unit.
const Tier& tier_at(const Contract& contract, double size) {
    const auto holds = [&](const Tier& tier) { return !tier.cap || size <= *tier.cap; };
    const auto found = std::ranges::find_if(contract.tiers, holds);
    REQUIRE(found != contract.tiers.end());
    return *found;
}

bool has_year(std::string_view text) {
    const auto year = text.find("20");
    return year != std::string_view::npos && year + 4 <= text.size() && std::isdigit(text[year + 2]) != 0
           && std::isdigit(text[year + 3]) != 0;
}

} // namespace

TEST_CASE("the five venues of the article offer twenty perpetuals on BTC and ETH", "[model][venues]") {
    std::vector<std::string_view> ids;
    for (const Contract& contract : contracts())
        ids.push_back(contract.id);
    const std::vector<std::string_view> expected = {
        "binance:BTCUSD_PERP", "binance:ETHUSD_PERP", "binance:BTCUSDT", "binance:ETHUSDT", "binance:BTCUSDC",
        "binance:ETHUSDC",     "bybit:BTCUSD",        "bybit:ETHUSD",    "bybit:BTCUSDT",   "bybit:ETHUSDT",
        "bingx:BTC-USD",       "bingx:ETH-USD",       "bingx:BTC-USDT",  "bingx:ETH-USDT",  "weex:BTCUSDT",
        "weex:ETHUSDT",        "mexc:BTC_USD",        "mexc:ETH_USD",    "mexc:BTC_USDT",   "mexc:ETH_USDT"};
    CHECK(ids == expected);
}

TEST_CASE("a contract is found by its exact id only", "[model][venues]") {
    for (const Contract& contract : contracts())
        CHECK(find_contract(contract.id) == &contract);
    for (const char* id : {"", "custom", "BTCUSD_PERP", "binance:", "Binance:BTCUSD_PERP", "binance:BTCUSD_PERP "}) {
        CAPTURE(id);
        CHECK(find_contract(id) == nullptr);
    }
}

TEST_CASE("every contract record names its source, date and revision", "[model][venues]") {
    for (const Contract& contract : contracts()) {
        CAPTURE(contract.id);
        CHECK_FALSE(contract.source.empty());
        CHECK(has_year(contract.as_of));
        CHECK(contract.revision >= 1);
        CHECK(contract.revision <= kVenueRevision);
        CHECK(contract.tiers.empty() == contract.tiers_source.empty());
        CHECK(contract.tiers.empty() == contract.tiers_as_of.empty());
        CHECK(contract.tiers.empty() == !contract.tiers_confidence.has_value());
        if (!contract.tiers.empty()) CHECK(has_year(contract.tiers_as_of));
        for (const auto source : {contract.source, contract.tiers_source}) {
            CHECK(source.find("index id") == std::string_view::npos);
            CHECK(source.find("GitHub") == std::string_view::npos);
        }
        CHECK((contract.note.empty() || contract.note.ends_with('.')));
        CHECK(contract.note.size() <= 160);
    }
}

TEST_CASE("every contract can be sized", "[model][venues]") {
    for (const Contract& contract : contracts()) {
        CAPTURE(contract.id);
        CHECK(contract.contract_value > 0.0);
        CHECK(contract.lot_step.value_or(1.0) > 0.0);
        CHECK(contract.lot_step.has_value() == contract.minimum_contracts.has_value());
        CHECK(contract.minimum_contracts.value_or(1.0) >= contract.lot_step.value_or(1.0));
        CHECK(contract.minimum_notional_usd.value_or(1.0) > 0.0);
        CHECK(contract.max_leverage.value_or(1.0) >= 1.0);
        CHECK(contract.funding_interval_hours.value_or(1.0) > 0.0);
        CHECK(contract.maker_fee_rate.value_or(0.0) <= contract.taker_fee_rate.value_or(0.0));
        CHECK(contract.taker_fee_rate.has_value() == contract.fee_confidence.has_value());
        CHECK(contract.taker_fee_rate.value_or(0.0) <= 0.001);
    }
}

TEST_CASE("an inverse contract settles in its coin, a linear one in USDT or USDC", "[model][venues]") {
    for (const Contract& contract : contracts()) {
        CAPTURE(contract.id);
        CHECK((contract.underlying == "BTC" || contract.underlying == "ETH"));
        const bool is_stable = contract.settle_asset == "USDT" || contract.settle_asset == "USDC";
        CHECK(is_stable == (contract.kind == ContractKind::Linear));
        if (contract.kind == ContractKind::Inverse) CHECK(contract.settle_asset == contract.underlying);
        CHECK(contract.id.ends_with(contract.symbol));
        CHECK(contract.symbol.starts_with(contract.underlying));
        CHECK(contract.id.size() == contract.venue.size() + 1 + contract.symbol.size());
    }
}

TEST_CASE("tiers ascend: higher caps, higher rates, less leverage", "[model][venues]") {
    for (const Contract& contract : contracts()) {
        for (std::size_t i = 0; i < contract.tiers.size(); ++i) {
            const Tier& tier = contract.tiers[i];
            CAPTURE(contract.id, i);
            CHECK((tier.cap.has_value() || i + 1 == contract.tiers.size()));
            CHECK(tier.maintenance_rate.has_value() == tier.maintenance_amount.has_value());
            CHECK(tier.maintenance_rate.value_or(0.5) > 0.0);
            CHECK(tier.maintenance_rate.value_or(0.5) < 1.0);
            CHECK(tier.cap.value_or(1.0) > 0.0);
            if (i == 0) continue;
            const Tier& before = contract.tiers[i - 1];
            CHECK(tier.cap.value_or(1e300) > *before.cap);
            if (tier.maintenance_rate) CHECK(*tier.maintenance_rate > *before.maintenance_rate);
            if (tier.max_leverage) CHECK(*tier.max_leverage < *before.max_leverage);
        }
    }
}

TEST_CASE("no tier allows more leverage than its contract, or than its maintenance margin leaves room for",
          "[model][venues]") {
    for (const Contract& contract : contracts()) {
        for (const Tier& tier : contract.tiers) {
            CAPTURE(contract.id, tier.cap.value_or(0.0));
            CHECK(tier.max_leverage.value_or(1.0) <= contract.max_leverage.value_or(1e3));
            CHECK(tier.maintenance_rate.value_or(0.0) < 1.0 / tier.max_leverage.value_or(1.0));
        }
    }
}

TEST_CASE("marginal tiers are continuous at their caps, whole-position tiers deduct nothing", "[model][venues]") {
    for (const Contract& contract : contracts()) {
        for (std::size_t i = 0; i < contract.tiers.size(); ++i) {
            const Tier& tier = contract.tiers[i];
            if (!tier.maintenance_rate) continue;
            CAPTURE(contract.id, i);
            if (i == 0 || contract.tier_method == TierMethod::WholePosition) {
                CHECK(*tier.maintenance_amount == 0.0);
                continue;
            }
            const Tier& before = contract.tiers[i - 1];
            const double amount =
                *before.maintenance_amount + *before.cap * (*tier.maintenance_rate - *before.maintenance_rate);
            CHECK_THAT(*tier.maintenance_amount, WithinRel(amount, 1e-9));
        }
    }
}

TEST_CASE("only the rates of Binance's ETHUSD are a guess", "[model][venues]") {
    for (const Contract& contract : contracts())
        CHECK(contract.tiers_inferred == (contract.id == "binance:ETHUSD_PERP"));
    const auto tiers = contract_named("binance:ETHUSD_PERP").tiers;
    CHECK(tiers.front() == Tier{100, 0.005, 0, 100});
    CHECK(tiers.back() == Tier{10000, 0.15, 616.9, 3});
}

TEST_CASE("tiers of MEXC are counted in contracts, all others in the settle asset", "[model][venues]") {
    for (const Contract& contract : contracts()) {
        if (contract.tiers.empty()) continue;
        CAPTURE(contract.id);
        CHECK((contract.tier_unit == TierUnit::Contracts) == (contract.venue == "MEXC"));
    }
    // 50,000 contracts of 0.0001 BTC are 5 BTC, in the second tier.
    CHECK(tier_at(contract_named("mexc:BTC_USDT"), 50000).maintenance_rate == 0.0065);
}

TEST_CASE("what was not found is empty, never zero", "[model][venues]") {
    for (const Tier& tier : contract_named("bingx:BTC-USDT").tiers) {
        CHECK_FALSE(tier.maintenance_rate.has_value());
        CHECK_FALSE(tier.maintenance_amount.has_value());
        CHECK(tier.cap.has_value());
        CHECK(tier.max_leverage.has_value());
    }
    const Contract& usdc = contract_named("binance:BTCUSDC");
    CHECK_FALSE(usdc.taker_fee_rate.has_value());
    CHECK(usdc.confidence == Confidence::Low);
    CHECK(contract_named("weex:BTCUSDT").tiers.empty());
    CHECK_FALSE(contract_named("bybit:ETHUSD").tiers[0].cap.has_value());
    // A maker fee of nothing is a figure, too.
    CHECK(contract_named("mexc:BTC_USDT").maker_fee_rate == 0.0);
}

TEST_CASE("the article's 5 BTC at 65,000 stand in the tiers that give its liquidation prices", "[model][venues]") {
    const double coins = 5.0;
    const double entry = 65000.0;
    const Tier& inverse = tier_at(contract_named("binance:BTCUSD_PERP"), coins);
    CHECK(inverse == Tier{5, 0.004, 0, 125});
    // Short at 3x, K = 5/3 BTC: F = Q (1 - mmr) / (Q/F0 - K - a) = 325,000 * 0.996 / (10/3) = 97,110.
    const double notional = coins * entry;
    CHECK_THAT(notional * (1 - *inverse.maintenance_rate) / (coins - coins / 3 - *inverse.maintenance_amount),
               WithinAbs(97110.0, 1e-6));
    // Short at 2x, K = 162,500 USDT: F = (K + X F0 + a) / (X (1 + mmr)) = 487,800 / 5.025 = 97,074.63.
    const Tier& linear = tier_at(contract_named("binance:BTCUSDT"), coins * 97074.63);
    CHECK(linear == Tier{800000, 0.005, 300, 100});
    CHECK_THAT((notional / 2 + notional + *linear.maintenance_amount) / (coins * (1 + *linear.maintenance_rate)),
               WithinAbs(97074.63, 0.005));
}

TEST_CASE("the seventh tier of BTCUSD gives the liquidation price of Binance's own calculator", "[model][venues]") {
    // dev.binance.vision thread 6292: wallet 101 BTC, long 100,000 contracts of 100 USD at 45,000: 33,599.40.
    const Contract& contract = contract_named("binance:BTCUSD_PERP");
    const double contracts_long = 100000.0;
    const double price = 33599.40;
    const Tier& tier = tier_at(contract, contracts_long * contract.contract_value / price);
    CHECK(tier.maintenance_rate == 0.125);
    const double wallet_per_usd = (101.0 + *tier.maintenance_amount) / contract.contract_value;
    CHECK_THAT(contracts_long * (1 + *tier.maintenance_rate) / (wallet_per_usd + contracts_long / 45000.0),
               WithinAbs(price, 0.03));
}

namespace {

/// The reference the table was written from; an empty array where it is not there.
json reference_contracts() {
#ifdef KEEL_SHARED_DIR
    std::ifstream file(KEEL_SHARED_DIR "/reference/venues.json");
    if (file) return json::parse(file, nullptr, false);
#endif
    return json::array();
}

std::optional<double> number_from(const json& value) {
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

std::string text_from(const json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

std::optional<Confidence> confidence_from(const json& value) {
    const std::string name = text_from(value);
    if (name == "low") return Confidence::Low;
    if (name == "medium") return Confidence::Medium;
    if (name == "high") return Confidence::High;
    return std::nullopt;
}

/// The reference cites sources without a name by a number that means nothing outside; the table says what they are.
std::string citable(std::string text) {
    for (const auto& [from, to] : {std::pair{"public GitHub source, index id", "open-source test fixtures"},
                                   std::pair{"public GitHub document, index id", "open-source documentation"}}) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
            auto end = text.find_first_not_of(" 0123456789", at + std::string_view(from).size());
            if (text.compare(end, 4, "and ") == 0) end = text.find_first_not_of(" 0123456789", end + 4);
            text.replace(at, end - at, std::string("public exchange data recorded in ") + to + " ");
        }
    }
    return text;
}

bool is_offered(const json& record) {
    static const std::set<std::string> venues = {"Binance", "Bybit", "BingX", "WEEX", "MEXC"};
    return venues.contains(text_from(record["venue"])) && record["product"] == "perpetual"
           && (record["underlying"] == "BTC" || record["underlying"] == "ETH");
}

void compare_sizes(const Contract& contract, const json& record) {
    if (!record["lot_step_contracts"].is_null()) {
        CHECK(contract.lot_step == number_from(record["lot_step_contracts"]));
        CHECK(contract.minimum_contracts == number_from(record["min_order_contracts"]));
        CHECK(contract.confidence == confidence_from(record["confidence"]));
        return;
    }
    // Not found for the USDC contracts: those of the USDT sister, and marked so.
    const std::string id(contract.id);
    const Contract& sister = contract_named(id.substr(0, id.size() - 1) + "T");
    CHECK(contract.settle_asset == "USDC");
    CHECK(contract.lot_step == sister.lot_step);
    CHECK(contract.minimum_contracts == sister.minimum_contracts);
    CHECK(contract.confidence == Confidence::Low);
    CHECK(contract.note.find(sister.symbol) != std::string_view::npos);
}

void compare_contract(const Contract& contract, const json& record) {
    CHECK(contract.venue == text_from(record["venue"]));
    CHECK(contract.market == text_from(record["venue_market"]));
    CHECK(contract.symbol == text_from(record["symbol"]));
    CHECK((contract.kind == ContractKind::Inverse) == (record["kind"] == "inverse"));
    CHECK(contract.underlying == text_from(record["underlying"]));
    CHECK(contract.settle_asset == text_from(record["settle_asset"]));
    CHECK(contract.contract_value == number_from(record["contract_value"]));
    CHECK(record["contract_value_unit"]
          == (contract.kind == ContractKind::Inverse ? std::string("USD") : std::string(contract.underlying)));
    CHECK(contract.minimum_notional_usd == number_from(record["min_notional_usd"]));
    CHECK(contract.maker_fee_rate == number_from(record["maker_fee_rate"]));
    CHECK(contract.taker_fee_rate == number_from(record["taker_fee_rate"]));
    CHECK(contract.max_leverage == number_from(record["max_leverage"]));
    CHECK((contract.tier_method == TierMethod::WholePosition) == (record["tier_method"] == "whole_position"));
    CHECK(contract.funding_interval_hours == number_from(record["funding_interval_hours"]));
    CHECK(contract.fee_confidence == confidence_from(record["fee_confidence"]));
    CHECK(contract.tiers_confidence == confidence_from(record["tiers_confidence"]));
    CHECK(contract.as_of == text_from(record["as_of"]));
    CHECK(contract.source == citable(text_from(record["source"])));
    CHECK(contract.tiers_as_of == text_from(record["tiers_as_of"]));
    CHECK(contract.tiers_source == citable(text_from(record["tiers_source"])));
}

void compare_tier(const Contract& contract, std::size_t index, const json& row) {
    const Tier& tier = contract.tiers[index];
    CAPTURE(index);
    CHECK(tier.cap == number_from(row["cap"]));
    CHECK(number_from(row["floor"]) == (index == 0 ? 0.0 : contract.tiers[index - 1].cap));
    CHECK(tier.max_leverage == number_from(row["max_leverage"]));
    CHECK((contract.tier_unit == TierUnit::Contracts ? "contracts" : contract.settle_asset)
          == text_from(row["cap_unit"]));
    CHECK(contract.settle_asset == text_from(row["maintenance_amount_unit"]));
    if (contract.tiers_inferred) {
        CHECK(row["maintenance_rate"].is_null());
        CHECK(tier.maintenance_rate == number_from(row["inferred_maintenance_rate"]));
    } else {
        CHECK(tier.maintenance_rate == number_from(row["maintenance_rate"]));
        CHECK(tier.maintenance_amount == number_from(row["maintenance_amount"]));
    }
}

} // namespace

TEST_CASE("every figure of the table is that of the reference, and none is missing", "[model][venues]") {
    const json reference = reference_contracts();
    if (!reference.is_array() || reference.empty()) {
        SUCCEED("the reference is not here");
        return;
    }
    std::size_t offered = 0;
    for (const json& record : reference) {
        if (!is_offered(record)) continue;
        ++offered;
        const std::string id = text_from(record["id"]);
        CAPTURE(id);
        const Contract& contract = contract_named(id);
        compare_contract(contract, record);
        compare_sizes(contract, record);
        REQUIRE(contract.tiers.size() == record["tiers"].size());
        for (std::size_t i = 0; i < contract.tiers.size(); ++i)
            compare_tier(contract, i, record["tiers"][i]);
    }
    CHECK(offered == contracts().size());
}
