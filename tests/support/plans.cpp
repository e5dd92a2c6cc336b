#include "support/plans.hpp"

#include "model/venues.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string>

namespace keel::test {

namespace {

class Draw {
public:
    explicit Draw(std::mt19937_64& random) : random_(random) {}

    double uniform(double least, double most) { return std::uniform_real_distribution(least, most)(random_); }
    double log_uniform(double least, double most) { return std::exp(uniform(std::log(least), std::log(most))); }
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    bool chance(double probability) { return uniform(0.0, 1.0) < probability; }

private:
    std::mt19937_64& random_;
};

Bag random_bag(Draw& draw) {
    const bool is_bitcoin = draw.chance(0.5);
    const double amount = draw.chance(0.05) ? 0.0 : draw.log_uniform(1e-4, 1e5);
    Bag bag{is_bitcoin ? "BTC" : "ETH", amount, draw.log_uniform(1.0, 1e6)};
    if (draw.chance(0.1)) bag.owed = amount * draw.uniform(0.0, 2.0);
    bag.volatility = draw.uniform(0.2, 1.5);
    bag.correlation = draw.uniform(-0.2, 1.0);
    if (draw.chance(0.1)) bag.shock = draw.uniform(-0.5, 0.5);
    return bag;
}

void choose_contract(Leg& leg, const Bag& bag, Draw& draw) {
    const Contract& contract = contracts()[draw.below(contracts().size())];
    if (contract.underlying == bag.coin) {
        leg.contract = contract.id;
        leg.kind = contract.kind;
        return;
    }
    leg.contract = "custom";
    leg.kind = static_cast<ContractKind>(draw.below(3));
    leg.contract_value =
        leg.kind == ContractKind::Inverse ? draw.log_uniform(1.0, 1000.0) : draw.log_uniform(1e-4, 10.0);
    leg.lot_step = draw.chance(0.5) ? 1.0 : draw.log_uniform(1e-3, 10.0);
    leg.maintenance_rate = draw.uniform(0.0, 0.05);
    leg.maker_fee_rate = draw.uniform(-0.0005, 0.001);
    leg.taker_fee_rate = draw.uniform(0.0, 0.002);
}

void choose_size(Leg& leg, const Bag& bag, Draw& draw) {
    leg.ratio = draw.uniform(0.0, 1.5);
    leg.leverage = draw.log_uniform(1.0, 125.0);
    leg.rounding = static_cast<Rounding>(draw.below(4));
    if (draw.chance(0.2)) {
        leg.sizing = SizingMode::Notional;
        leg.notional = bag.amount * bag.price * draw.uniform(0.0, 2.0);
    } else if (draw.chance(0.2)) {
        leg.sizing = SizingMode::Contracts;
        leg.contracts = draw.log_uniform(0.1, 1e6);
    }
    if (leg.kind != ContractKind::Inverse || !draw.chance(0.4)) return;
    leg.collateral_source = draw.chance(0.5) ? CollateralSource::Bag : CollateralSource::Extra;
    if (leg.collateral_source == CollateralSource::Extra && leg.ratio >= leg.leverage)
        leg.collateral = bag.amount * draw.uniform(0.0, 1.0);
}

/// Everything that is usually left alone, each now and then.
void choose_extras(Leg& leg, const Bag& bag, Draw& draw) {
    if (draw.chance(0.2)) leg.side = Side::Long;
    if (draw.chance(0.2)) {
        leg.entry_price = bag.price * draw.uniform(0.7, 1.4);
        if (draw.chance(0.5)) leg.change_contracts = draw.uniform(0.0, 100.0);
    }
    if (draw.chance(0.3)) leg.margin_mode = MarginMode::Cross;
    if (leg.margin_mode == MarginMode::Cross && leg.kind == ContractKind::Linear && draw.chance(0.3))
        leg.spot_collateral = bag.amount * draw.uniform(0.0, 1.0);
    if (leg.kind != ContractKind::Inverse && draw.chance(0.2)) {
        leg.settle_price = draw.uniform(0.9, 1.1);
        if (draw.chance(0.5)) leg.exit_settle_price = draw.uniform(0.9, 1.1);
    }
    if (draw.chance(0.2)) leg.expiry_days = draw.uniform(1.0, 200.0);
    if (draw.chance(0.2)) leg.funding_regimes = {{draw.uniform(0.0, 20.0), -0.0003}, {draw.uniform(0.0, 9.0), 0.0002}};
    if (draw.chance(0.1)) leg.funding_cap_rate = 0.0001;
    leg.slippage_rate = draw.chance(0.2) ? draw.uniform(0.0, 0.01) : 0.0;
    leg.fee_discount = draw.uniform(0.0, 1.0);
    leg.fee_discount_days = draw.chance(0.3) ? draw.uniform(0.0, 60.0) : 0.0;
    if (!draw.chance(0.2)) return;
    leg.bonus_credit = draw.uniform(0.0, 1000.0);
    leg.bonus_use = static_cast<BonusUse>(draw.below(3));
    if (draw.chance(0.5)) leg.bonus_days = draw.uniform(0.0, 60.0);
}

Leg random_leg(std::vector<Bag>& bags, Draw& draw) {
    Leg leg;
    const std::size_t index = draw.below(bags.size());
    const Bag& bag = bags[index];
    leg.bag = static_cast<double>(index + 1);
    choose_contract(leg, bag, draw);
    choose_size(leg, bag, draw);
    leg.basis = bag.price * draw.uniform(-0.005, 0.02);
    if (draw.chance(0.5)) leg.exit_basis = bag.price * draw.uniform(-0.005, 0.02);
    leg.funding_rate = draw.chance(0.2) ? 0.0 : draw.uniform(-0.0005, 0.0005);
    if (draw.chance(0.3)) leg.funding_interval_hours = draw.chance(0.5) ? 1.0 : draw.uniform(0.5, 24.0);
    leg.entry_order = draw.chance(0.5) ? OrderType::Maker : OrderType::Taker;
    leg.exit_order = draw.chance(0.5) ? OrderType::Maker : OrderType::Taker;
    choose_extras(leg, bag, draw);
    return leg;
}

} // namespace

Plan flat_plan(ContractKind kind, double leverage) {
    Plan plan;
    Leg& leg = plan.legs.front();
    leg.contract = "custom";
    leg.kind = kind;
    leg.contract_value = kind == ContractKind::Inverse ? 100.0 : 0.001;
    leg.maintenance_rate = 0.004;
    leg.leverage = leverage;
    leg.funding_rate = 0.0;
    return plan;
}

Plan venue_plan(const char* contract, double leverage) {
    Plan plan;
    Leg& leg = plan.legs.front();
    leg.contract = contract;
    leg.leverage = leverage;
    leg.funding_rate = 0.0;
    leg.maker_fee_rate = 0.0;
    leg.taker_fee_rate = 0.0;
    return plan;
}

Plan random_plan(std::mt19937_64& random) {
    Draw draw(random);
    Plan plan;
    plan.bags.clear();
    plan.legs.clear();
    const std::size_t bag_count = draw.chance(0.6) ? 1 : 1 + draw.below(8);
    const std::size_t leg_count = draw.chance(0.6) ? 1 : draw.below(9);
    for (std::size_t i = 0; i < bag_count; ++i)
        plan.bags.push_back(random_bag(draw));
    for (std::size_t i = 0; i < leg_count; ++i)
        plan.legs.push_back(random_leg(plan.bags, draw));
    plan.horizon_days = draw.chance(0.05) ? 0.0 : draw.uniform(0.1, 120.0);
    plan.borrow_rate = draw.chance(0.5) ? 0.0 : draw.uniform(0.0, 0.3);
    plan.scenario.move = draw.chance(0.5) ? PriceMove::Jump : PriceMove::Straight;
    if (draw.chance(0.1)) plan.scenario.maintenance_increase = draw.uniform(0.0, 0.02);
    plan.scenario.shocks = {draw.uniform(-0.9, 0.0), -0.2, 0.0, 0.1, draw.uniform(0.0, 3.0)};
    return plan;
}

Report report_of(const Plan& plan) {
    auto report = evaluate(plan);
    if (!report) {
        for (const Issue& issue : report.error())
            UNSCOPED_INFO(text_from_issue(issue));
        FAIL("the plan is not valid");
    }
    return *std::move(report);
}

double scale_of(const Scenario& scenario) {
    double scale = 1.0;
    for (const double part : {scenario.sold_usd, scenario.unhedged_usd, scenario.futures_usd, scenario.basis_usd,
                              scenario.funding_usd, scenario.fees_usd, scenario.slippage_usd, scenario.borrow_usd,
                              scenario.settle_usd, scenario.bonus_usd, scenario.liquidation_usd})
        scale += std::abs(part);
    return scale;
}

} // namespace keel::test
