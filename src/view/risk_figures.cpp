#include "view/risk_figures.hpp"

#include "text/number.hpp"
#include "text/risk_text.hpp"
#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

constexpr int kMostDecimals = 4; // of a chance

/// So many decimals that the error has one digit.
int decimals_for(double error, int most) {
    int decimals = 0;
    for (; error < 0.95 && decimals < most; error *= 10.0)
        ++decimals;
    return decimals;
}

bool can_be_liquidated(const Report& report) {
    const auto has_price = [](const LegMargin& leg) { return leg.liquidation_price.has_value(); };
    const auto has_move = [](const WalletMargin& wallet) { return wallet.liquidation_rise || wallet.liquidation_fall; };
    return std::ranges::any_of(report.margin.legs, has_price) || std::ranges::any_of(report.margin.wallets, has_move);
}

const RiskDistribution* find(const RiskReport& risk, std::string_view key) {
    const auto found = std::ranges::find(risk.distributions, key, &RiskDistribution::key);
    return found == risk.distributions.end() ? nullptr : &*found;
}

std::string told_paths(const RiskReport& risk) { return text::grouped(risk.method.paths, 0) + " paths"; }

Figure liquidation_of(const Report& report, const RiskReport& risk) {
    Figure figure{"Liquidated in " + days_in_words(risk.days), told_chance(risk.liquidation), "of " + told_paths(risk),
                  risk.liquidation.value >= 0.05, "risk.liquidation"};
    if (risk.liquidation.value > 0.0) return figure;
    const bool is_possible = can_be_liquidated(report);
    figure.value = is_possible ? "never seen" : "never";
    figure.note = is_possible ? "in " + told_paths(risk) : "at any price";
    return figure;
}

/// Of coins no more digits than random paths know.
std::string told_result(const Money& money, double usd) {
    const bool is_coin = money.unit() == MoneyUnit::Coin;
    const std::string told = is_coin ? text::short_number(money.of(usd), kMinus) + " " + money.name() : money.told(usd);
    return (usd > 0.0 ? "+" : "") + told;
}

Figure worst_of(const RiskReport& risk, bool is_hedged, const Money& money) {
    const RiskDistribution* const hedged = find(risk, "hedged");
    const RiskDistribution* const unhedged = find(risk, "unhedged");
    Figure figure{"Worst 5 of 100, mean", "", is_hedged ? "" : "without a hedge", false, "risk.worst"};
    const RiskDistribution* const shown = is_hedged ? hedged : unhedged;
    if (shown != nullptr) figure.value = told_result(money, -shown->expected_shortfall_95_usd.value);
    if (is_hedged && unhedged != nullptr)
        figure.note = "unhedged " + told_result(money, -unhedged->expected_shortfall_95_usd.value);
    return figure;
}

Figure swings_of(const RiskReport& risk) {
    if (!risk.effectiveness) return {"Swings taken away", "none to take", "nothing swings"};
    const Estimate& part = *risk.effectiveness;
    const int decimals = std::max(decimals_for(part.error * 100.0, 2), part.value > 0.99 ? 2 : 0);
    return {"Swings taken away", text::percent(part.value, decimals, kMinus),
            part.value < 0.0 ? "the hedge adds swings" : "of the variance", false, "risk.swings"};
}

std::string model_in_words(const std::string& model) {
    if (model == "bootstrap")
        return "The prices are stretches of the price history that you loaded, put together in random order.";
    const std::string steps = "The price takes small random steps, each day as wild as the last, with the volatility "
                              "that stands under Bag, Advanced (geometric Brownian motion).";
    if (model == "jumps") return steps + " Now and then it also jumps at once (Merton's model).";
    return steps + " Sudden crashes are rarer so than in life: choose Jumps under Risk model to have them.";
}

} // namespace

std::string told_chance(const Estimate& chance) {
    const double error = chance.error * 100.0;
    if (error <= 0.0) return text::percent(chance.value, chance.value > 0.0 && chance.value < 1.0 ? 1 : 0, kMinus);
    const int decimals = decimals_for(error, kMostDecimals);
    double last = 0.01; // of what is shown
    for (int i = 0; i < decimals; ++i)
        last /= 10.0;
    if (chance.value < 0.5 * last) return "below " + text::percent(last, decimals);
    if (chance.value > 1.0 - 0.5 * last) return "above " + text::percent(1.0 - last, decimals);
    return text::percent(chance.value, decimals, kMinus) + " \u00b1 " + text::grouped(error, decimals);
}

bool may_hedge(const Plan& plan, const Report& report) {
    const auto is_open = [](const LegSizing& leg) { return leg.contracts != 0.0; };
    return !plan.legs.empty() && (!plan.rules.empty() || std::ranges::any_of(report.sizing.legs, is_open));
}

std::vector<Figure> risk_figures(const Plan& plan, const Report& report, const RiskReport& risk, const Money& money) {
    if (!may_hedge(plan, report))
        return {{"Liquidated in " + days_in_words(risk.days), "no hedge", "nothing to liquidate"},
                worst_of(risk, false, money)};
    std::vector<Figure> figures{liquidation_of(report, risk)};
    if (std::ranges::any_of(plan.legs, [](const Leg& leg) { return leg.stop_price.has_value(); }))
        figures.push_back({"Stop is hit", risk.stop.value > 0.0 ? told_chance(risk.stop) : "never seen",
                           "in " + days_in_words(risk.days), false, "risk.stop"});
    figures.push_back(worst_of(risk, true, money));
    figures.push_back(
        {"Worse than no hedge", told_chance(risk.worse_than_unhedged), "of all cases", false, "risk.worse"});
    figures.push_back(swings_of(risk));
    return figures;
}

std::string answer_in_words(const Plan& plan, const RiskReport& risk, const Money& money) {
    if (money.unit() == MoneyUnit::Usd || risk.answer.empty()) return risk.answer;
    const bool is_coin = money.unit() == MoneyUnit::Coin;
    // As many digits as in dollars: the first two, three after a 1.
    const auto roughly = [&](const Estimate& usd) {
        const double amount = std::fabs(money.of(usd.value)) * (is_coin ? 1.0 : 100.0);
        const int digits = text::short_number(amount, 1).find('1') == 0 ? 3 : 2;
        return text::short_number(amount, digits) + " " + money.name();
    };
    const std::string answer =
        text::answer_from_risk(plan, risk, {roughly, [&](double usd) { return money.told(usd); }});
    return answer + (is_coin ? "" : " Percentages of sums are of what you hold.");
}

std::vector<std::string> method_in_words(const RiskReport& risk) {
    const RiskMethod& method = risk.method;
    std::vector<std::string> lines{model_in_words(method.model)};
    if (!method.why.empty()) lines.push_back(method.why);
    std::string numbers = text::grouped(method.steps, 0) + (method.steps == 1.0 ? " step" : " steps")
                          + " a path; between them the price is watched all the time. ";
    numbers += method.numbers == "sobol" ? "The random numbers are evenly spread ones (Sobol's)."
                                         : "The random numbers are pseudo-random.";
    lines.push_back(numbers + " With the seed " + text::grouped(method.seed, 0)
                    + " the same plan gives the same figures everywhere, to the last digit.");
    if (risk.liquidation_closed_form && *risk.liquidation_closed_form > 0.0)
        lines.push_back("A formula says " + text::percent(*risk.liquidation_closed_form, 2)
                        + " for the first hedge, if its liquidation price stayed where it is today; on the paths "
                          "funding moves it.");
    return lines;
}

} // namespace keel::view
