#include "model/fields.hpp"

#include "model/venues.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace keel;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_number(const Field& field) { return field.kind == FieldKind::Number || field.kind == FieldKind::Whole; }

bool is_text(const Field& field) {
    return field.kind == FieldKind::Choice || field.kind == FieldKind::Ticker || field.kind == FieldKind::Contract;
}

bool has_pairs(const Field& field) { return field.kind == FieldKind::PairList || field.kind == FieldKind::Path; }

std::size_t most_of(const Field& field) {
    if (field.scope == Scope::Plan) return 1;
    return field.scope == Scope::Bag ? kMostBags : kMostLegs;
}

const Field& field_named(std::string_view key) {
    const auto address = find_field(key);
    REQUIRE(address.has_value());
    return *address->field;
}

/// The text of the issue of a value, empty when there is none.
std::string trouble(std::string_view key, const FieldValue& value, std::string as_given = "it") {
    const auto address = find_field(key);
    if (!address) return "unknown key";
    const auto issue = check(*address, value, std::move(as_given));
    return issue ? text_from_issue(*issue) : "";
}

/// Legal values of a field that differ from one another: the ends of its range, all its choices.
std::vector<FieldValue> legal_values(const Field& field) {
    std::vector<FieldValue> values;
    if (field.may_be_empty) values.emplace_back(std::monostate{});
    if (is_number(field)) {
        values.emplace_back(field.least);
        values.emplace_back(field.most);
    }
    for (const auto choice : field.choices)
        values.emplace_back(std::string(choice));
    if (field.kind == FieldKind::Ticker) values.insert(values.end(), {std::string("X"), std::string("1000shibAbcd")});
    if (field.kind == FieldKind::Contract) {
        values.emplace_back(std::string("custom"));
        for (const Contract& contract : contracts())
            values.emplace_back(std::string(contract.id));
    }
    if (field.kind == FieldKind::NumberList) {
        values.emplace_back(std::vector<double>{field.least});
        values.emplace_back(std::vector<double>(field.most_count, field.most));
    }
    if (has_pairs(field)) {
        values.emplace_back(PairList{});
        values.emplace_back(PairList{{field.least_first, field.least}});
        values.emplace_back(PairList(field.most_count, {field.most_first, field.most}));
    }
    return values;
}

/// A legal value that is not the default.
FieldValue another_value(const Field& field) {
    for (const FieldValue& value : legal_values(field)) {
        if (value != default_of(field)) return value;
    }
    FAIL("no value but the default: " << field.key);
    return {};
}

/// As many values as there are alternatives of FieldValue, most of them of the wrong kind.
const std::vector<FieldValue> kOneOfEachKind = {std::monostate{}, 1.0, std::string("BTC"), std::vector<double>{0.0},
                                                PairList{{1.0, 0.0}}};

std::size_t right_alternative(const Field& field) {
    if (is_number(field)) return 1;
    if (is_text(field)) return 2;
    return has_pairs(field) ? 4 : 3;
}

} // namespace

TEST_CASE("every field has a key, a label and a help text that is a sentence", "[model][fields]") {
    std::set<std::string_view> keys;
    std::set<std::string_view> labels;
    for (const Field& field : fields()) {
        CAPTURE(field.key);
        CHECK(keys.insert(field.key).second);
        CHECK(labels.insert(field.label).second);
        REQUIRE(field.label.size() >= 4);
        CHECK((field.label.front() >= 'A' && field.label.front() <= 'Z'));
        CHECK(field.label.back() != ':');
        CHECK(help_of(field).size() >= 40);
        CHECK(help_of(field).size() <= 260);
        CHECK(help_of(field).ends_with('.'));
        CHECK(help_of(field).find("  ") == std::string_view::npos);
        CHECK(field.read != nullptr);
        CHECK(field.write != nullptr);
    }
}

TEST_CASE("the table has every key of a bag, a leg and the plan, counts first", "[model][fields]") {
    // clang-format off
    const std::vector<std::string_view> expected = {
        "bags", "legs", "rules", "bag.coin", "bag.amount", "bag.price", "bag.owed", "bag.cost_basis", "bag.volatility",
        "bag.correlation", "bag.shock", "bag.path", "leg.contract", "leg.kind", "leg.coin", "leg.contract_value",
        "leg.lot_step", "leg.maintenance_rate", "leg.maintenance_amount", "leg.maker_fee_rate",
        "leg.taker_fee_rate", "leg.liquidation_fee_rate", "leg.delivery_fee_rate", "leg.slippage_rate", "leg.bag",
        "leg.side", "leg.entry_price", "leg.change_contracts", "leg.sizing", "leg.ratio", "leg.contracts",
        "leg.notional", "leg.rounding", "leg.leverage", "leg.margin_mode", "leg.collateral",
        "leg.collateral_source", "leg.spot_collateral", "leg.spot_haircut", "leg.settle_price",
        "leg.exit_settle_price", "leg.basis", "leg.exit_basis", "leg.expiry_days", "leg.funding_rate",
        "leg.funding_regimes", "leg.funding_interval_hours", "leg.funding_cap_rate", "leg.funding_floor_rate",
        "leg.entry_order", "leg.exit_order", "leg.fee_discount", "leg.fee_discount_days", "leg.bonus_credit",
        "leg.bonus_use", "leg.bonus_days", "leg.stop_price", "leg.adl_part", "leg.adl_price", "leg.adl_day",
        "leg.venue_fails_on", "leg.basis_path", "leg.settle_path", "leg.topup_leverage_max",
        "leg.topup_leverage_target", "trigger.kind", "trigger.leg", "trigger.level", "trigger.periods",
        "trigger.from_day", "trigger.until_day", "trigger.ratio", "exit.kind", "exit.days", "exit.price", "exit.day",
        "horizon_days", "scenario.shocks", "scenario.move",
        "scenario.maintenance_increase", "sell.tax_rate", "sell.fee_rate", "sell.slippage_rate", "sell.rebuy_price",
        "sell.loss_deductible", "cost.borrow_rate", "venues.revision", "scenario.path", "scenario.margin_rule_day",
        "scenario.margin_rule_increase", "risk.model", "risk.paths", "risk.drift", "risk.seed", "risk.step_days",
        "risk.numbers", "risk.jump_rate", "risk.jump_mean", "risk.jump_deviation", "risk.block_days",
        "risk.funding_deviation", "risk.funding_half_life_days", "risk.funding_correlation", "risk.basis_deviation",
        "risk.basis_half_life_days", "risk.basis_correlation"};
    // clang-format on
    std::vector<std::string_view> keys;
    for (const Field& field : fields())
        keys.push_back(field.key);
    CHECK(keys == expected);
}

TEST_CASE("only fields that may be empty say what empty means", "[model][fields]") {
    for (const Field& field : fields()) {
        CAPTURE(field.key);
        CHECK(field.may_be_empty == !field.empty_means.empty());
        CHECK(trouble(field.key, std::monostate{}).empty() == field.may_be_empty);
    }
}

TEST_CASE("ranges, choices and list lengths stand where the kind needs them", "[model][fields]") {
    for (const Field& field : fields()) {
        CAPTURE(field.key);
        const bool is_list = field.kind == FieldKind::NumberList || has_pairs(field);
        CHECK((field.least < field.most) == (is_number(field) || is_list));
        CHECK((field.least_first < field.most_first) == has_pairs(field));
        CHECK((field.choices.size() >= 2) == (field.kind == FieldKind::Choice || field.kind == FieldKind::Path));
        CHECK((field.most_count > 0) == is_list);
        CHECK(field.least_count <= field.most_count);
    }
}

TEST_CASE("the default of every field is accepted and stands in a default plan", "[model][fields]") {
    for (const Field& field : fields()) {
        CAPTURE(field.key);
        CHECK_FALSE(check({&field, 0}, default_of(field), "the default").has_value());
        CHECK(default_of(field) == field.read(Plan{}, 0));
    }
    CHECK(check_fields(Plan{}).empty());
    CHECK(default_of(field_named("bag.amount")) == FieldValue(5.0));
    CHECK(default_of(field_named("leg.rounding")) == FieldValue(std::string("nearest")));
    CHECK(default_of(field_named("leg.collateral")) == FieldValue(std::monostate{}));
    CHECK(default_of(field_named("bags")) == FieldValue(1.0));
    CHECK(default_of(field_named("legs")) == FieldValue(1.0));
}

TEST_CASE("what is written to a field is read from it, in every bag and leg", "[model][fields]") {
    for (const Field& field : fields()) {
        for (std::size_t index = 0; index < most_of(field); ++index) {
            for (const FieldValue& value : legal_values(field)) {
                CAPTURE(key_of(field, index), value.index());
                Plan plan;
                CHECK_FALSE(set_field(plan, {&field, index}, value, "it").has_value());
                CHECK(field.read(plan, index) == value);
                CHECK(check_fields(plan).empty());
            }
        }
    }
}

TEST_CASE("writing one field leaves every other field alone", "[model][fields]") {
    Plan before;
    before.bags.resize(2);
    before.legs.resize(2);
    before.rules.resize(2);
    for (const Field& written : fields()) {
        if (written.key == "bags" || written.key == "legs" || written.key == "rules") continue;
        const std::size_t index = written.scope == Scope::Plan ? 0 : 1;
        Plan after = before;
        REQUIRE_FALSE(set_field(after, {&written, index}, another_value(written), "it").has_value());
        for (const Field& other : fields()) {
            CAPTURE(written.key, other.key);
            CHECK((&other == &written && index == 0) == (other.read(after, 0) != other.read(before, 0)));
            CHECK((&other == &written) == (other.read(after, index) != other.read(before, index)));
        }
    }
}

TEST_CASE("finding a printed key gives the same field and index", "[model][fields]") {
    for (const Field& field : fields()) {
        for (std::size_t index = 0; index < most_of(field); ++index) {
            const auto key = key_of(field, index);
            CAPTURE(key);
            const auto address = find_field(key);
            REQUIRE(address.has_value());
            CHECK(address->field == &field);
            CHECK(address->index == index);
            CHECK(key_of(*address->field, address->index) == key);
        }
    }
    CHECK(key_of(field_named("leg.ratio"), 1) == "leg2.ratio");
    CHECK(key_of(field_named("bag.amount"), 7) == "bag8.amount");
    CHECK(key_of(field_named("horizon_days"), 0) == "horizon_days");
}

TEST_CASE("a key has one spelling only", "[model][fields]") {
    for (const char* key : {"",
                            ".",
                            "bag",
                            "leg",
                            "leg2",
                            "2",
                            "nonsense",
                            "bag.",
                            ".amount",
                            "bag.ratio",
                            "leg.amount",
                            "leg0.ratio",
                            "leg1.ratio",
                            "leg9.ratio",
                            "leg02.ratio",
                            "leg-2.ratio",
                            "leg+2.ratio",
                            "leg2",
                            "leg2.",
                            "leg2.ratio ",
                            " leg2.ratio",
                            "leg2.ratio.ratio",
                            "Leg.ratio",
                            "leg.Ratio",
                            "leg 2.ratio",
                            "2leg.ratio",
                            "l2eg.ratio",
                            "leg22.ratio",
                            "bag9.amount",
                            "bag1.amount",
                            "bags2",
                            "legs1",
                            "scenario2.shocks",
                            "cost2.borrow_rate",
                            "horizon_days2",
                            "scenario",
                            "leg99999999999999999999999.ratio",
                            "leg18446744073709551617.ratio"}) {
        CAPTURE(key);
        CHECK_FALSE(find_field(key).has_value());
    }
    CHECK_FALSE(find_field(std::string_view("leg.ratio\0", 10)).has_value());
}

TEST_CASE("a value of the wrong kind is refused by every field", "[model][fields]") {
    for (const Field& field : fields()) {
        for (const FieldValue& value : kOneOfEachKind) {
            if (value.index() == 0 || value.index() == right_alternative(field)) continue;
            CAPTURE(field.key, value.index());
            CHECK(check({&field, 0}, value, "it").has_value());
        }
    }
}

TEST_CASE("numbers outside the range, NaN and infinities are refused by every number field", "[model][fields]") {
    for (const Field& field : fields()) {
        if (!is_number(field) && field.kind != FieldKind::NumberList) continue;
        for (const double number :
             {std::nextafter(field.least, -kInfinity), std::nextafter(field.most, kInfinity), kNan, -kNan, kInfinity,
              -kInfinity, std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()}) {
            CAPTURE(field.key, number);
            const FieldValue list = std::vector<double>{field.least, number};
            CHECK(check({&field, 0}, is_number(field) ? FieldValue(number) : list, "it").has_value());
        }
    }
}

TEST_CASE("counts and the number of a bag must be whole", "[model][fields]") {
    for (const Field& field : fields()) {
        if (!is_number(field)) continue;
        CAPTURE(field.key);
        const double fraction = field.least + 0.5 * std::min(1.0, field.most - field.least);
        CHECK(check({&field, 0}, fraction, "it").has_value() == (field.kind == FieldKind::Whole));
    }
}

TEST_CASE("a list needs as many numbers as the field says", "[model][fields]") {
    CHECK(trouble("scenario.shocks", std::vector<double>{}, "")
          == "scenario.shocks: an empty value is not 1 to 64 numbers in [-0.99, 100]");
    CHECK(trouble("scenario.shocks", std::vector<double>(64, 0.1)).empty());
    CHECK_FALSE(trouble("scenario.shocks", std::vector<double>(65, 0.1)).empty());
    CHECK_FALSE(trouble("scenario.shocks", std::vector<double>{0.0, -1.0, 0.1}).empty());
}

TEST_CASE("what is merely unusual is accepted", "[model][fields]") {
    const std::vector<std::pair<const char*, double>> unusual = {
        {"bag.amount", 0.0},     {"horizon_days", 0.0}, {"leg.maintenance_rate", 0.0}, {"leg.lot_step", 1e-12},
        {"leg.contracts", 1e12}, {"legs", 0.0},         {"leg.collateral", 0.0},       {"leg.funding_rate", -0.1},
        {"leg.ratio", 0.0},      {"leg.ratio", 10.0},   {"leg.leverage", 1000.0},      {"bag.price", 1e-9}};
    for (const auto& [key, number] : unusual) {
        CAPTURE(key, number);
        CHECK(trouble(key, number).empty());
    }
    CHECK_FALSE(trouble("leg.lot_step", 0.0).empty());
    CHECK_FALSE(trouble("bag.price", 0.0).empty());
    CHECK_FALSE(trouble("leg.leverage", 0.0).empty());
}

TEST_CASE("an issue says what would have been accepted", "[model][fields]") {
    CHECK(trouble("bag.amount", -5.0, "-5") == "bag.amount: -5 is not in [0, 1e9]");
    CHECK(trouble("bag.price", 0.0, "0") == "bag.price: 0 is not in [1e-9, 1e12]");
    CHECK(trouble("bag3.price", kNan, "nan") == "bag3.price: nan is not in [1e-9, 1e12]");
    CHECK(trouble("leg.lot_step", 0.0, "0") == "leg.lot_step: 0 is not in [1e-12, 1e12]");
    CHECK(trouble("leg.maintenance_rate", 1.0, "1") == "leg.maintenance_rate: 1 is not in [0, 0.99], or empty");
    CHECK(trouble("leg.basis", 1e13, "1e13") == "leg.basis: 1e13 is not in [-1e12, 1e12]");
    CHECK(trouble("leg.funding_interval_hours", 0.0, "0")
          == "leg.funding_interval_hours: 0 is not in [0.25, 8760], or empty");
    CHECK(trouble("leg2.bag", 1.5, "1.5") == "leg2.bag: 1.5 is not a whole number in [1, 8]");
    CHECK(trouble("legs", 9.0, "9") == "legs: 9 is not a whole number in [0, 8]");
    CHECK(trouble("leg.sizing", std::string("half"), "half")
          == "leg.sizing: half is not one of ratio, contracts, notional, min_variance");
    CHECK(trouble("leg.collateral_source", std::string("loan"), "loan")
          == "leg.collateral_source: loan is not one of bag, extra, or empty");
    CHECK(trouble("leg.contract", std::string("binance:FOO"), "binance:FOO")
          == "leg.contract: binance:FOO is not a contract of the venue table, or custom");
    CHECK(trouble("bag.coin", std::string("B T C"), "B T C") == "bag.coin: B T C is not 1 to 12 letters or digits");
    CHECK(trouble("bag.amount", std::monostate{}, "") == "bag.amount: an empty value is not in [0, 1e9]");
}

TEST_CASE("a ticker is one to twelve letters and digits, kept as given", "[model][fields]") {
    for (const char* ticker : {"B", "BTC", "btc", "1INCH", "ABCDEFGHIJKL"}) {
        CAPTURE(ticker);
        CHECK(trouble("bag.coin", std::string(ticker)).empty());
    }
    for (const char* ticker : {"", " ", "BTC ", "ABCDEFGHIJKLM", "B-C", "B\nC", "\xC3\xA9", "<b>", "B&C", "a.b"}) {
        CAPTURE(ticker);
        CHECK_FALSE(trouble("bag.coin", std::string(ticker)).empty());
    }
    CHECK_FALSE(trouble("bag.coin", std::string("BTC\0X", 5)).empty());
    Plan plan;
    REQUIRE_FALSE(set_field(plan, *find_field("bag.coin"), std::string("eTh"), "eTh").has_value());
    CHECK(plan.bags[0].coin == "eTh");
}

TEST_CASE("a contract is one of the venue table, spelled exactly, or custom", "[model][fields]") {
    for (const char* id :
         {"", "BTCUSD_PERP", "binance", "binance:", "binance:btcusd_perp", "Custom", "binance:BTCUSD_PERP "}) {
        CAPTURE(id);
        CHECK_FALSE(trouble("leg.contract", std::string(id)).empty());
    }
    CHECK(trouble("leg.contract", std::string("custom")).empty());
    CHECK(trouble("leg.contract", std::string("bybit:BTCUSD")).empty());
}

TEST_CASE("setting a field of a later bag or leg makes the ones before it", "[model][fields]") {
    Plan plan;
    CHECK_FALSE(set_field(plan, *find_field("leg3.ratio"), 0.25, "0.25").has_value());
    CHECK_FALSE(set_field(plan, *find_field("bag2.coin"), std::string("ETH"), "ETH").has_value());
    REQUIRE(plan.legs.size() == 3);
    REQUIRE(plan.bags.size() == 2);
    CHECK(plan.legs[1] == Leg{});
    CHECK(plan.legs[2].ratio == 0.25);
    CHECK(plan.bags[1].coin == "ETH");
}

TEST_CASE("the counts make and drop bags and legs at the end", "[model][fields]") {
    Plan plan;
    plan.legs[0].ratio = 0.5;
    CHECK_FALSE(set_field(plan, *find_field("legs"), 3.0, "3").has_value());
    REQUIRE(plan.legs.size() == 3);
    CHECK(plan.legs[0].ratio == 0.5);
    CHECK(plan.legs[2] == Leg{});
    CHECK_FALSE(set_field(plan, *find_field("legs"), 0.0, "0").has_value());
    CHECK(plan.legs.empty());
    CHECK(set_field(plan, *find_field("bags"), 0.0, "0").has_value());
    CHECK(plan.bags.size() == 1);
}

TEST_CASE("a refused value changes nothing", "[model][fields]") {
    Plan plan;
    const Field& ratio = field_named("leg.ratio");
    CHECK(set_field(plan, {&ratio, 5}, -1.0, "-1").has_value());
    CHECK(set_field(plan, {&ratio, kMostLegs}, 1.0, "1").has_value());
    CHECK(set_field(plan, {&ratio, std::numeric_limits<std::size_t>::max() - 1}, 1.0, "1").has_value());
    CHECK(plan == Plan{});
}

TEST_CASE("a bag or leg the plan does not have reads as a default one", "[model][fields]") {
    Plan plan;
    plan.legs.clear();
    for (const Field& field : fields()) {
        if (field.scope == Scope::Plan) continue;
        CAPTURE(field.key);
        CHECK(field.read(plan, 7) == default_of(field));
    }
}

TEST_CASE("checking a plan finds every wrong field at once, with its key and value", "[model][fields]") {
    Plan plan;
    plan.bags.resize(2);
    plan.bags[0].amount = -5.0;
    plan.bags[1].coin = "no coin";
    plan.legs.resize(3);
    plan.legs[2].contract = "binance:FOO";
    plan.legs[2].leverage = 1e-3;
    plan.legs[1].collateral = 1234567.25;
    plan.legs[1].maker_fee_rate = 0.1234567890123;
    plan.scenario.shocks = {0.5, -1.5};
    plan.horizon_days = kNan;
    plan.borrow_rate = kInfinity;
    const Issues expected = {
        {"bag2.coin", "no coin", "1 to 12 letters or digits"},
        {"bag.amount", "-5", "in [0, 1e9]"},
        {"leg3.contract", "binance:FOO", "a contract of the venue table, or custom"},
        {"leg2.maker_fee_rate", "0.1234567890123", "in [-0.1, 0.1], or empty"},
        {"leg3.leverage", "0.001", "in [0.01, 1000]"},
        {"horizon_days", "nan", "in [0, 3650]"},
        {"scenario.shocks", "0.5,-1.5", "1 to 64 numbers in [-0.99, 100]"},
        {"cost.borrow_rate", "inf", "in [0, 10]"},
    };
    CHECK(check_fields(plan) == expected);
}

TEST_CASE("too many or no bags, too many legs and a choice outside its list are issues", "[model][fields]") {
    Plan plan;
    plan.bags.clear();
    plan.legs.resize(9);
    plan.legs[0].rounding = static_cast<Rounding>(17);
    const Issues expected = {
        {"bags", "0", "a whole number in [1, 8]"},
        {"legs", "9", "a whole number in [0, 8]"},
        {"leg.rounding", "an empty value", "one of nearest, down, up, none"},
    };
    CHECK(check_fields(plan) == expected);
    plan.bags.resize(100);
    plan.legs.clear();
    CHECK(check_fields(plan) == Issues{{"bags", "100", "a whole number in [1, 8]"}});
}

TEST_CASE("a negative zero is written as zero", "[model][fields]") {
    Plan plan;
    REQUIRE_FALSE(set_field(plan, find_field("leg.basis").value(), -0.0, "-0"));
    REQUIRE_FALSE(set_field(plan, find_field("scenario.shocks").value(), std::vector<double>{-0.0, -0.5}, "-0,-0.5"));
    CHECK_FALSE(std::signbit(plan.legs[0].basis));
    CHECK_FALSE(std::signbit(plan.scenario.shocks[0]));
    CHECK(plan.scenario.shocks[1] == -0.5);
}
