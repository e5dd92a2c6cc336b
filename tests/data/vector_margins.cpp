// Liquidation and bankruptcy prices, margins and fees.

#include "data/vector_figures.hpp"
#include "engine/margin.hpp"
#include "support/plans.hpp"

#include <limits>

namespace keel::test {

using Json = nlohmann::json;

namespace {

/// One tier for all sizes. Where the convention keeps the maintenance margin that the position had at its entry
/// (mm_entry), it is a fixed amount.
template <class PositionType>
Terms terms_from(const Json& vector, const PositionType& position) {
    const Json& in = vector.at("inputs");
    const double rate = number(in, "maintenance_margin_rate", 0.0);
    MarginTier tier{std::numeric_limits<double>::infinity(), Rate(rate), number(in, "maintenance_amount_usd", 0.0)};
    Terms terms;
    if (vector["convention"] == "mm_entry") {
        tier.rate = Rate(0.0);
        tier.amount = -rate * double(notional_at(position, position.entry));
    }
    const bool counts_fee = vector["convention"] == "mm_mark_fee" || vector["convention"] == "kucoin_amr"
                            || vector["convention"] == "fee_in_bankruptcy";
    if (counts_fee) terms.added_maintenance = Rate(number(in, "taker_fee_rate", 0.0));
    terms.tiers = {tier};
    terms.contract_value = 1.0;
    return terms;
}

std::optional<double> price_of(const std::optional<UsdPerCoin>& price) {
    return price ? std::optional(double(*price)) : std::nullopt;
}

/// One coin's worth where the size is not given: a price does not depend on it.
InversePosition inverse_from(const Json& in) {
    const double entry = in.contains("entry_usd") ? number(in, "entry_usd") : number(in, "price_usd");
    return {Usd(side_of(in) * number(in, "notional_usd", entry)), UsdPerCoin(entry)};
}

LinearPosition linear_from(const Json& in) {
    const double entry = in.contains("entry_usd") ? number(in, "entry_usd") : number(in, "price_usd");
    return {Coin(side_of(in) * number(in, "qty_coin", 1.0)), UsdPerCoin(entry)};
}

/// A leg of a cross wallet, its bag at today's price. Only the first bag moves.
void add_position(Plan& plan, const Json& position) {
    Bag bag{position.at("symbol").get<std::string>(), 0.0, number(position, "mark_usd")};
    bag.correlation = 0.0;
    plan.bags.push_back(bag);
    Leg leg = flat_plan(ContractKind::Linear, 1.0).legs[0];
    leg.bag = static_cast<double>(plan.bags.size());
    leg.contract_value = 1.0;
    leg.sizing = SizingMode::Contracts;
    leg.rounding = Rounding::None;
    leg.contracts = number(position, "qty_coin");
    leg.side = side_of(position) < 0.0 ? Side::Long : Side::Short;
    leg.entry_price = number(position, "entry_usd", number(position, "mark_usd"));
    leg.margin_mode = MarginMode::Cross;
    leg.collateral = 0.0;
    leg.maintenance_rate = number(position, "maintenance_margin_rate");
    leg.maintenance_amount = number(position, "maintenance_amount_usd", 0.0);
    plan.legs.push_back(leg);
}

/// The target's bag first: the reference that moves while the other stands still.
Plan cross_plan(const Json& in) {
    Plan plan;
    plan.bags.clear(), plan.legs.clear();
    for (const bool is_target : {true, false}) {
        for (const Json& position : in.at("positions"))
            if ((position["symbol"] == in["target"]) == is_target) add_position(plan, position);
    }
    plan.legs[0].collateral = number(in, in.contains("wallet_usd") ? "wallet_usd" : "total_margin_usd");
    return plan;
}

Plan cross_inverse_plan(const Json& in) {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.bags[0].amount = 0.0;
    plan.bags[0].price = number(in, "entry_usd");
    Leg& leg = plan.legs[0];
    leg.side = side_of(in) < 0.0 ? Side::Long : Side::Short;
    leg.sizing = SizingMode::Notional;
    leg.notional = number(in, "notional_usd");
    leg.margin_mode = MarginMode::Cross;
    leg.collateral = number(in, "wallet_coin");
    leg.maintenance_rate = number(in, "maintenance_margin_rate");
    leg.maintenance_amount = number(in, "maintenance_amount_coin", 0.0);
    return plan;
}

/// KuCoin gives every position of a wallet the same share of its value as margin.
std::optional<double> kucoin_price(const Json& vector) {
    const Json& in = vector.at("inputs");
    double value = 0.0;
    for (const Json& position : in.at("positions"))
        value += number(position, "qty_coin") * number(position, "mark_usd");
    for (const Json& each : in.at("positions")) {
        if (each["symbol"] != in["target"]) continue;
        const LinearPosition position{Coin(side_of(each) * number(each, "qty_coin")),
                                      UsdPerCoin(number(each, "mark_usd"))};
        Terms terms = terms_from(vector, position);
        terms.tiers[0].rate = Rate(number(each, "maintenance_margin_rate"));
        const Usd share = notional_at(position, position.entry) * (number(in, "total_margin_usd") / value);
        return price_of(liquidation_of(position, share, terms).price);
    }
    return std::nullopt;
}

/// What it costs to open now and to close where nothing is left.
template <class PositionType>
double fees_both_ways(const PositionType& position, double leverage, Rate rate) {
    const auto gone = bankruptcy_price(position, initial_margin(position, leverage));
    const UsdPerCoin last = gone.value_or(position.entry);
    return double(notional_at(position, position.entry) * rate + notional_at(position, last) * rate);
}

Figures linear_fees(const Json& in) {
    const Rate rate(number(in, "fee_rate"));
    if (in.contains("discount")) { // an entry of that notional
        Plan plan = flat_plan(ContractKind::Linear, 1.0);
        plan.bags[0] = {"BTC", number(in, "notional_usd") / 1000.0, 1000.0};
        plan.legs[0].taker_fee_rate = number(in, "fee_rate");
        plan.legs[0].fee_discount = number(in, "discount");
        plan.legs[0].fee_discount_days = 30.0;
        return {{"fee_usd", report_of(plan).cost.entry_fee_usd}};
    }
    if (in.contains("sides")) {
        const LinearPosition position{Coin(number(in, "margin_usd") * number(in, "leverage")), UsdPerCoin(1.0)};
        const double fee = number(in, "sides") * double(notional_at(position, position.entry) * rate);
        const double margin = double(initial_margin(position, number(in, "leverage")));
        return {{"fee_usd", fee}, {"fee_over_margin", fee / margin}};
    }
    const LinearPosition position = linear_from(in);
    const double entry_fee = double(notional_at(position, position.entry) * rate);
    const UsdPerCoin exit(number(in, "exit_usd", double(position.entry)));
    return {{"fee_usd", entry_fee},
            {"open_fee_usd", entry_fee},
            {"close_fee_usd", double(notional_at(position, exit) * rate)}};
}

Figures inverse_margin(const Json& vector) {
    Json in = vector.at("inputs");
    const double price = number(in, "price_usd", number(in, "entry_usd", number(in, "mark_usd", 1.0)));
    const double leverage = number(in, "leverage", 1.0);
    const double coins = number(in, "value_coin", 0.0) + leverage * number(in, "equity_coin", 0.0)
                         + leverage * number(in, "margin_coin", 0.0);
    const Usd held = Coin(coins) * UsdPerCoin(price);
    const double contracts = number(in, "contracts", 0.0) * number(in, "face_usd", 0.0);
    const double notional = number(in, "notional_usd", contracts > 0.0 ? contracts : double(held));
    const InversePosition position{Usd(side_of(in) * notional), UsdPerCoin(price)};
    Terms terms = terms_from(vector, position);
    // Nautilus by default divides the maintenance margin by the leverage.
    if (vector["convention"] == "engine_mm_over_leverage") terms.tiers[0].rate = terms.tiers[0].rate / leverage;
    const double initial = double(initial_margin(position, leverage));
    return {{"notional_usd", notional},
            {"value_coin", double(notional_at(position, position.entry))},
            {"initial_margin_coin", initial},
            {"maintenance_margin_coin", double(maintenance_margin(position, terms, position.entry))},
            {"order_cost_coin", initial + fees_both_ways(position, leverage, Rate(number(in, "taker_fee_rate", 0.0)))}};
}

} // namespace

Figures inverse_liquidation(const Json& vector) {
    const InversePosition position = inverse_from(vector.at("inputs"));
    const Coin collateral = initial_margin(position, number(vector["inputs"], "leverage"));
    return {{"liq_usd", price_of(liquidation_of(position, collateral, terms_from(vector, position)).price)}};
}

Figures linear_liquidation(const Json& vector) {
    const LinearPosition position = linear_from(vector.at("inputs"));
    const Usd collateral(number(vector["inputs"], "margin_usd"));
    return {{"liq_usd", price_of(liquidation_of(position, collateral, terms_from(vector, position)).price)}};
}

Figures cross_liquidation(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (vector["convention"] == "kucoin_amr") return {{"liq_usd", kucoin_price(vector)}};
    Plan plan = in.contains("positions") ? cross_plan(in) : cross_inverse_plan(in);
    if (vector["convention"] == "mm_mark_fee") plan.scenario.maintenance_increase = number(in, "taker_fee_rate");
    return {{"liq_usd", report_of(plan).margin.legs[0].liquidation_price}};
}

Figures bankruptcy(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (vector["convention"] == "fee_in_bankruptcy") { // Bybit: what is left pays the fee to close, and no more
        const InversePosition position = inverse_from(in);
        const Coin wallet(number(in, "wallet_coin"));
        return {{"bankruptcy_usd", price_of(liquidation_of(position, wallet, terms_from(vector, position)).price)}};
    }
    const double leverage = number(in, "leverage", 1.0);
    if (is_inverse(in)) {
        const InversePosition position = inverse_from(in);
        return {{"bankruptcy_usd", price_of(bankruptcy_price(position, initial_margin(position, leverage)))}};
    }
    const LinearPosition position = linear_from(in);
    const Usd collateral(number(in, "margin_usd", double(initial_margin(position, leverage))));
    return {{"bankruptcy_usd", price_of(bankruptcy_price(position, collateral))}};
}

Figures margin(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (is_inverse(in)) return inverse_margin(vector);
    if (in.contains("upnl_usd")) { // WEEX: what is left for each dollar of the position
        const double coins = number(in, "contracts") * number(in, "face_coin");
        const LinearPosition position{Coin(coins), UsdPerCoin(number(in, "mark_usd"))};
        const Usd equity(number(in, "margin_usd") + number(in, "upnl_usd"));
        return {{"margin_ratio", equity / notional_at(position, position.entry)}};
    }
    const LinearPosition position = linear_from(in);
    if (!in.contains("base_rate"))
        return {{"initial_margin_usd", double(initial_margin(position, number(in, "leverage")))}};
    // Deribit: the rate grows with the size.
    const double rate = number(in, "base_rate") + number(in, "rate_per_coin") * number(in, "qty_coin");
    const Usd initial = initial_margin(position, 1.0 / rate);
    return {{"im_rate", rate}, {"im_usd", double(initial)}, {"im_coin", double(initial / position.entry)}};
}

Figures fees(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (!is_inverse(in)) return linear_fees(in);
    const InversePosition position = inverse_from(in);
    if (in.contains("taker_fee_rate")) {
        const Rate rate(number(in, "taker_fee_rate"));
        return {{"two_way_fee_coin", fees_both_ways(position, number(in, "leverage"), rate)}};
    }
    return {{"fee_coin", double(notional_at(position, position.entry) * Rate(number(in, "fee_rate")))}};
}

} // namespace keel::test
