#include "view/panels/input_rows.hpp"

#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/field_spelling.hpp"

#include <algorithm>
#include <optional>

namespace keel::view {

namespace {

enum Fact : unsigned {
    kCustom = 1u << 0,
    kListed = 1u << 1,
    kByRatio = 1u << 2,
    kByContracts = 1u << 3,
    kByNotional = 1u << 4,
    kMayExpire = 1u << 5,
    kDated = 1u << 6,
    kPerpetual = 1u << 7,
    kInDebt = 1u << 8, // more coins owed than held
    kNotInDebt = 1u << 9,
    kNotInverse = 1u << 10,
    kUnified = 1u << 11, // coins may count as collateral
    kOpenAlready = 1u << 12,
    kHasBonus = 1u << 13,
    kOneOfBags = 1u << 14,
    kNotFirst = 1u << 15,
    kInPair = 1u << 16, // a coin that is hedged with another one's contract, or such another one
    kNotInPair = 1u << 17,
    kOneOfLegs = 1u << 18,
    kHasLevel = 1u << 19, // of a rule, as what follows
    kHasPeriods = 1u << 20,
    kHasWindow = 1u << 21,
    kEndsAfterDays = 1u << 22,
    kEndsAtPrice = 1u << 23,
    kEndsOnDay = 1u << 24,
    kJumps = 1u << 25, // of the random paths, as what follows
    kFromHistory = 1u << 26,
    kFundingSwings = 1u << 27,
    kBasisSwings = 1u << 28,
};

constexpr Row kBagRows[] = {
    {"bag.coin"},
    {"bag.amount"},
    {"bag.price", Width::Full},
    {"bag.correlation", Width::Full, kNotFirst | kInPair},
};
constexpr Row kBagAdvanced[] = {
    {"bag.owed"},
    {"bag.volatility"},
    {"bag.cost_basis", Width::Full},
    {"bag.correlation", Width::Full, kNotFirst | kNotInPair},
    {"bag.shock", Width::Full, kNotFirst},
    {"bag.path", Width::Full, kNotFirst},
};
constexpr Row kHedgeRows[] = {
    {"leg.bag", Width::Full, kOneOfBags},
    {"leg.contract", Width::Full},
    {"leg.kind", Width::Full, kCustom},
    {"leg.coin", Width::Half, kCustom},
    {"leg.contract_value", Width::Half, kCustom},
    {"leg.lot_step", Width::Half, kCustom},
    {"leg.maintenance_rate", Width::Half, kCustom},
    {"leg.expiry_days", Width::Full, kMayExpire},
    {"leg.side", Width::Full, kInDebt},
    {"leg.sizing", Width::Full},
    {"leg.ratio", Width::Full, kByRatio},
    {"leg.contracts", Width::Full, kByContracts},
    {"leg.notional", Width::Full, kByNotional},
    {"leg.leverage", Width::Full},
    {"leg.collateral"},
    {"leg.collateral_source"},
};
constexpr Row kHedgeAdvanced[] = {
    {"leg.side", Width::Full, kNotInDebt},
    {"leg.margin_mode", Width::Full},
    {"leg.spot_collateral", Width::Full, kUnified},
    {"leg.spot_haircut", Width::Full, kUnified},
    {"leg.rounding", Width::Full},
    {"leg.entry_price", Width::Full},
    {"leg.change_contracts", Width::Full, kOpenAlready},
    {"leg.maintenance_rate", Width::Half, kListed},
    {"leg.maintenance_amount"},
    {"leg.settle_price", Width::Full, kNotInverse},
    {"leg.exit_settle_price", Width::Full, kNotInverse},
};
constexpr Row kCostRows[] = {
    {"leg.funding_rate", Width::Half, kPerpetual},
    {"leg.funding_interval_hours", Width::Half, kPerpetual},
    {"leg.basis"},
    {"leg.exit_basis"},
    {"leg.entry_order"},
    {"leg.exit_order"},
};
constexpr Row kCostAdvanced[] = {
    {"leg.maker_fee_rate"},
    {"leg.taker_fee_rate"},
    {"leg.slippage_rate"},
    {"leg.liquidation_fee_rate"},
    {"leg.delivery_fee_rate", Width::Full, kDated},
    {"leg.funding_regimes", Width::Full, kPerpetual},
    {"leg.funding_cap_rate", Width::Half, kPerpetual},
    {"leg.funding_floor_rate", Width::Half, kPerpetual},
    {"leg.fee_discount"},
    {"leg.fee_discount_days"},
    {"leg.bonus_credit"},
    {"leg.bonus_days", Width::Half, kHasBonus},
    {"leg.bonus_use", Width::Full, kHasBonus},
};
constexpr Row kCostOfPlan[] = {{"cost.borrow_rate", Width::Full}};
constexpr Row kScenarioRows[] = {{"horizon_days"}, {"scenario.move"}, {"scenario.shocks", Width::Full}};
constexpr Row kScenarioAdvanced[] = {{"scenario.maintenance_increase", Width::Full}};
constexpr Row kSale[] = {
    {"sell.tax_rate"},
    {"sell.fee_rate"},
    {"sell.slippage_rate"},
    {"sell.rebuy_price"},
    {"sell.loss_deductible", Width::Full},
};

constexpr Row kHedgeOnTheWay[] = {
    {"leg.stop_price", Width::Full},
    {"leg.topup_leverage_max", Width::Full},
    {"leg.topup_leverage_target", Width::Full},
    {"leg.adl_part", Width::Full},
    {"leg.adl_price"},
    {"leg.adl_day"},
    {"leg.venue_fails_on", Width::Full},
    {"leg.basis_path", Width::Full},
    {"leg.settle_path", Width::Full, kNotInverse},
};
constexpr Row kScenarioOnTheWay[] = {
    {"scenario.path", Width::Full},
    {"scenario.margin_rule_day", Width::Full},
    {"scenario.margin_rule_increase", Width::Full},
};
constexpr Row kRuleRows[] = {
    {"trigger.kind", Width::Full},
    {"trigger.leg", Width::Full, kOneOfLegs},
    {"trigger.level", Width::Half, kHasLevel},
    {"trigger.periods", Width::Half, kHasPeriods},
    {"trigger.from_day", Width::Half, kHasWindow},
    {"trigger.until_day", Width::Half, kHasWindow},
    {"trigger.ratio", Width::Full},
    {"exit.kind", Width::Full},
    {"exit.days", Width::Full, kEndsAfterDays},
    {"exit.price", Width::Full, kEndsAtPrice},
    {"exit.day", Width::Full, kEndsOnDay},
};

constexpr Row kRiskRows[] = {
    {"risk.model", Width::Full},
    {"risk.jump_rate", Width::Full, kJumps},
    {"risk.jump_mean", Width::Half, kJumps},
    {"risk.jump_deviation", Width::Half, kJumps},
    {"risk.block_days", Width::Full, kFromHistory},
    {"risk.paths"},
    {"risk.drift"},
};
constexpr Row kRiskSwings[] = {
    {"risk.funding_deviation", Width::Full},
    {"risk.funding_half_life_days", Width::Half, kFundingSwings},
    {"risk.funding_correlation", Width::Half, kFundingSwings},
    {"risk.basis_deviation", Width::Full},
    {"risk.basis_half_life_days", Width::Half, kBasisSwings},
    {"risk.basis_correlation", Width::Half, kBasisSwings},
};
constexpr Row kRiskAdvanced[] = {{"risk.step_days"}, {"risk.seed"}, {"risk.numbers", Width::Full}};

constexpr std::string_view kAdvanced = "Advanced";
constexpr std::string_view kOnTheWay = "On the way"; // what the tab Path is about
constexpr FoldedRows kBagFolds[] = {{kAdvanced, kBagAdvanced, {}}};
constexpr FoldedRows kHedgeFolds[] = {{kAdvanced, kHedgeAdvanced, {}}, {kOnTheWay, kHedgeOnTheWay, {}}};
constexpr FoldedRows kCostFolds[] = {{kAdvanced, kCostAdvanced, kCostOfPlan}};
constexpr FoldedRows kScenarioFolds[] = {
    {kOnTheWay, kScenarioOnTheWay, {}}, {kAdvanced, kScenarioAdvanced, {}}, {"Selling instead", kSale, {}}};
constexpr FoldedRows kRiskFolds[] = {{"Funding and basis that swing", kRiskSwings, {}}, {kAdvanced, kRiskAdvanced, {}}};
constexpr Section kSections[] = {
    {"Bag", Scope::Bag, Tools::Shown, kBagRows, kBagFolds},
    {"Hedge", Scope::Leg, Tools::Shown, kHedgeRows, kHedgeFolds},
    {"Costs", Scope::Leg, Tools::Hidden, kCostRows, kCostFolds},
    {"Scenario", Scope::Plan, Tools::Hidden, kScenarioRows, kScenarioFolds},
    {"Rules", Scope::Rule, Tools::Shown, kRuleRows, {}},
    {"Risk model", Scope::Plan, Tools::Hidden, kRiskRows, kRiskFolds},
};

/// What the venue says, or what holds when it is not known.
struct VenueValue {
    std::string_view key;
    std::optional<double> Contract::*figure;
    const char* otherwise;
};
constexpr VenueValue kVenueValues[] = {
    {"leg.maker_fee_rate", &Contract::maker_fee_rate, "0"},
    {"leg.taker_fee_rate", &Contract::taker_fee_rate, "0"},
    {"leg.liquidation_fee_rate", &Contract::liquidation_fee_rate, "0"},
    {"leg.delivery_fee_rate", &Contract::delivery_fee_rate, "0"},
    {"leg.funding_interval_hours", &Contract::funding_interval_hours, "8"},
    {"leg.funding_cap_rate", &Contract::funding_cap_rate, "none"},
    {"leg.funding_floor_rate", &Contract::funding_floor_rate, "none"},
};

struct Word {
    std::string_view key;
    const char* word;
};
constexpr Word kWords[] = {
    {"leg.bonus_days", "no end"},
    {"leg.entry_price", "opened now"},
    {"leg.exit_settle_price", "unchanged"},
    {"sell.rebuy_price", "not at all"},
};

static_assert(std::size(kSections) == kSectionCount);

unsigned facts_of_rule(const Rule& rule) {
    unsigned facts = 0;
    switch (rule.kind) {
    case TriggerKind::RsiBelow:
    case TriggerKind::RsiAbove:
    case TriggerKind::FundingBelow:
    case TriggerKind::FundingAbove: facts = kHasLevel | kHasPeriods; break;
    case TriggerKind::BearishDivergence: facts = kHasPeriods; break;
    case TriggerKind::DateWindow: facts = kHasWindow; break;
    default: facts = kHasLevel;
    }
    switch (rule.exit) {
    case ExitKind::Never: break;
    case ExitKind::ConditionFalse: facts |= kEndsAfterDays; break;
    case ExitKind::TargetPrice: facts |= kEndsAtPrice; break;
    case ExitKind::Date: facts |= kEndsOnDay; break;
    }
    return facts;
}

unsigned facts_of_risk(const RiskInput& risk) {
    unsigned facts = 0;
    if (risk.model == RiskModel::Jumps) facts |= kJumps;
    if (risk.model == RiskModel::Bootstrap) facts |= kFromHistory;
    if (risk.funding_deviation > 0.0) facts |= kFundingSwings;
    if (risk.basis_deviation > 0.0) facts |= kBasisSwings;
    return facts;
}

} // namespace

std::span<const Section> sections() { return kSections; }

unsigned facts_of(const Plan& plan, Scope scope, std::size_t index) {
    unsigned facts = 0;
    const auto add = [&](bool is_so, unsigned fact, unsigned otherwise = 0) { facts |= is_so ? fact : otherwise; };
    add(plan.bags.size() > 1, kOneOfBags);
    add(plan.legs.size() > 1, kOneOfLegs);
    if (scope == Scope::Plan) facts |= facts_of_risk(plan.risk);
    if (scope == Scope::Rule && index < plan.rules.size()) facts |= facts_of_rule(plan.rules[index]);
    add(index > 0, kNotFirst);
    if (scope == Scope::Bag && index < plan.bags.size()) {
        const std::string& coin = plan.bags[index].coin;
        const auto is_pair = [&](const Leg& leg) {
            const std::string held = plan.bags[bag_of(plan, leg)].coin, sold = coin_of(plan, leg);
            return held != sold && (held == coin || sold == coin);
        };
        add(std::ranges::any_of(plan.legs, is_pair), kInPair, kNotInPair);
    }
    if (scope != Scope::Leg || index >= plan.legs.size()) return facts;
    const Leg& leg = plan.legs[index];
    const Bag& bag = plan.bags[bag_of(plan, leg)];
    const Contract* contract = find_contract(leg.contract);
    const ContractKind kind = kind_of(leg);
    add(contract == nullptr, kCustom, kListed);
    add(contract == nullptr || is_dated(leg), kMayExpire);
    add(is_dated(leg), kDated, kPerpetual);
    add(leg.sizing == SizingMode::Ratio, kByRatio);
    add(leg.sizing == SizingMode::Contracts, kByContracts);
    add(leg.sizing == SizingMode::Notional, kByNotional);
    add(bag.owed > bag.amount, kInDebt, kNotInDebt);
    add(kind != ContractKind::Inverse, kNotInverse);
    add(kind == ContractKind::Linear && leg.margin_mode == MarginMode::Cross, kUnified);
    add(leg.entry_price.has_value(), kOpenAlready);
    add(leg.bonus_credit > 0.0, kHasBonus);
    return facts;
}

std::string automatic_value(const Plan& plan, const Report& report, const FieldAddress& address) {
    const Field& field = *address.field;
    const std::size_t index = address.index;
    const auto* const word = std::ranges::find(kWords, field.key, &Word::key);
    if (word != std::end(kWords)) return word->word;
    if (field.key == "bag.cost_basis" && index < plan.bags.size()) return spelled(field, plan.bags[index].price);
    if (field.scope != Scope::Leg || index >= plan.legs.size()) return "";
    const Leg& leg = plan.legs[index];
    if (index < report.margin.legs.size()) {
        const LegMargin& margin = report.margin.legs[index];
        if (field.key == "leg.collateral") return short_amount(margin.collateral);
        if (field.key == "leg.maintenance_rate") return spelled(field, margin.maintenance_rate);
        if (field.key == "leg.maintenance_amount") return short_amount(margin.maintenance_amount);
    }
    const bool expires = is_dated(leg) && leg.expiry_days.value_or(0.0) <= plan.horizon_days;
    if (field.key == "leg.exit_basis")
        return is_dated(leg) && !expires ? "" : spelled(field, expires ? 0.0 : leg.basis);
    if (field.key == "leg.expiry_days") return is_dated(leg) ? spelled(field, plan.horizon_days) : "perpetual";
    if (field.key == "leg.coin") return plan.bags[bag_of(plan, leg)].coin;
    const auto* const found = std::ranges::find(kVenueValues, field.key, &VenueValue::key);
    if (found == std::end(kVenueValues)) return "";
    const Contract* contract = find_contract(leg.contract);
    const std::optional<double> figure = contract != nullptr ? contract->*found->figure : std::nullopt;
    return figure ? spelled(field, *figure) : found->otherwise;
}

std::vector<std::string_view> placed_fields() {
    std::vector<std::string_view> keys = {"bags", "legs", "rules", "venues.revision"}; // by buttons
    const auto add = [&](std::span<const Row> rows) {
        for (const Row& row : rows)
            keys.push_back(row.key);
    };
    for (const Section& section : kSections) {
        add(section.rows);
        for (const FoldedRows& fold : section.folds) {
            add(fold.rows);
            add(fold.plan_rows);
        }
    }
    return keys;
}

} // namespace keel::view
