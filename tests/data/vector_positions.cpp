// Average entries and P&L.

#include "data/vector_figures.hpp"
#include "engine/contract.hpp"
#include "engine/margin.hpp"
#include "support/plans.hpp"

#include <cmath>
#include <vector>

namespace keel::test {

using Json = nlohmann::json;

namespace {

/// BitMEX rounds the value of a lot to satoshis before it takes the difference.
double bitmex_result(const Json& in) {
    const double lot = number(in, "lot_usd"), lots = number(in, "notional_usd") / lot;
    const auto value_of_lot = [&](const char* price) {
        const InversePosition position{Usd(lot), UsdPerCoin(number(in, "entry_usd"))};
        return std::round(double(notional_at(position, UsdPerCoin(number(in, price)))) * 1e8) / 1e8;
    };
    return -side_of(in) * lots * (value_of_lot("entry_usd") - value_of_lot("exit_usd"));
}

/// Result of a 1x position for its initial margin, at each change of the price; the last one is returned as "roi".
std::vector<double> returns_of(const Json& in) {
    std::vector<double> returns;
    for (const double change : in.at("price_change").get<std::vector<double>>()) {
        const InversePosition position{Usd(side_of(in) * 100.0), UsdPerCoin(100.0)};
        returns.push_back(pnl(position, UsdPerCoin(100.0 * (1.0 + change)))
                          / initial_margin(position, number(in, "leverage")));
    }
    return returns;
}

/// The entry of an open linear position after a fill that adds to it or takes from it, as the report says.
LinearPosition changed(const LinearPosition& open, double coins, double price) {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.bags[0].price = price;
    Leg& leg = plan.legs[0];
    leg.contract_value = 1.0;
    leg.sizing = SizingMode::Contracts;
    leg.contracts = double(open.size);
    leg.entry_price = double(open.entry);
    leg.change_contracts = coins;
    const LegSizing sizing = report_of(plan).sizing.legs[0];
    return {Coin(sizing.contracts), UsdPerCoin(sizing.futures_price)};
}

} // namespace

Figures inverse_average(const Json& vector) {
    const Json& in = vector.at("inputs");
    InversePosition position{};
    for (std::size_t i = 0; i < in.at("fills_price_usd").size(); ++i) {
        const Usd notional(side_of(in) * in["fills_notional_usd"][i].get<double>());
        position = joined(position, InversePosition{notional, UsdPerCoin(in["fills_price_usd"][i].get<double>())});
    }
    return {{"avg_entry_usd", double(position.entry)},
            {"total_value_coin", double(notional_at(position, position.entry))}};
}

Figures linear_average(const Json& vector) {
    const Json& in = vector.at("inputs");
    LinearPosition position{};
    Figures figures;
    for (std::size_t i = 0; i < in.at("fills_price_usd").size(); ++i) {
        const double coins = in["fills_qty_coin"][i].get<double>(), price = in["fills_price_usd"][i].get<double>();
        const LinearPosition added{Coin(coins), UsdPerCoin(price)};
        position = i < 2 ? joined(position, added) : changed(position, coins, price);
        figures["avg_entry_after_" + std::to_string(i + 1)] = double(position.entry);
    }
    figures["avg_entry_usd"] = double(position.entry);
    figures["total_value_usd"] = double(notional_at(position, position.entry));
    return figures;
}

Figures inverse_result(const Json& vector) {
    const Json& in = vector.at("inputs");
    Figures figures;
    if (in.contains("price_change")) {
        const std::vector<double> returns = returns_of(in);
        for (std::size_t i = 0; i < returns.size(); ++i)
            figures["roi " + std::to_string(i)] = returns[i];
        return figures;
    }
    const InversePosition position{Usd(side_of(in) * number(in, "notional_usd")), UsdPerCoin(number(in, "entry_usd"))};
    const UsdPerCoin exit(number(in, "exit_usd"));
    const Coin result = pnl(position, exit);
    figures["pnl_coin"] = double(result);
    figures["roe"] = double(result) / number(in, "margin_coin", 1.0);
    figures["net_coin"] = double(result) - number(in, "funding_paid_coin", 0.0);
    figures["pnl_usd_at_exit"] = double(usd_from_settle(result, {exit}));
    figures["value_coin_at_exit"] = double(notional_at(position, exit));
    if (vector["convention"] == "bitmex_satoshi_per_lot") figures["pnl_coin"] = bitmex_result(in);
    return figures;
}

Figures linear_result(const Json& vector) {
    const Json& in = vector.at("inputs");
    const double side = side_of(in);
    if (in.contains("settle_xbt")) { // quoted and settled in bitcoin: the formulas do not care
        const LinearPosition position{Coin(side * number(in, "contracts")), UsdPerCoin(number(in, "entry_xbt"))};
        const double unrealised = double(pnl(position, UsdPerCoin(number(in, "exit_xbt"))));
        return {{"unrealised_xbt", unrealised},
                {"realised_at_settle_xbt", double(pnl(position, UsdPerCoin(number(in, "settle_xbt"))))},
                {"margin_balance_xbt", number(in, "wallet_xbt") + unrealised}};
    }
    const LinearPosition position{Coin(side * number(in, "qty_coin")), UsdPerCoin(number(in, "entry_usd"))};
    const double result =
        double(pnl(position, UsdPerCoin(number(in, in.contains("mark_usd") ? "mark_usd" : "exit_usd"))));
    Figures figures{{"pnl_usd", result}, {"net_pnl_usd", result - number(in, "fees_usd", 0.0)}};
    if (in.contains("margin_usd")) figures["roe"] = *figures["net_pnl_usd"] / number(in, "margin_usd");
    if (in.contains("exit_fee_rate")) { // Gate counts the fee to close into what was put in
        const double fee = double(notional_at(position, position.entry) * Rate(number(in, "exit_fee_rate")));
        figures["roe"] = result / (double(initial_margin(position, number(in, "leverage"))) + fee);
    }
    if (in.contains("entry_fees_usd")) { // barter expects the exit to cost what the entry did
        const double share = number(in, "qty_coin") / number(in, "max_qty_coin");
        figures["unrealised_net_usd"] = result - number(in, "entry_fees_usd") * share;
    }
    return figures;
}

Figures quanto_result(const Json& vector) {
    const Json& in = vector.at("inputs");
    const UsdPerCoin price(number(in, "price_usd"));
    const QuantoPosition position{
        Contracts(number(in, "contracts")) * SettlePerContract(number(in, "multiplier_xbt_per_usd")), price};
    return {{"value_xbt", double(notional_at(position, price))},
            {"initial_margin_xbt", double(initial_margin(position, 1.0 / number(in, "initial_margin_rate", 1.0)))}};
}

} // namespace keel::test
