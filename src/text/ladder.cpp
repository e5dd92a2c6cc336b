#include "text/ladder.hpp"

#include "text/layout.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace keel::text {

namespace {

/// How numbers are written: with cents, without, or with this many digits and "k", "m", "bn".
enum class Detail { Cents, Whole, FourDigits, ThreeDigits, TwoDigits };

constexpr Detail kDetails[] = {Detail::Cents, Detail::Whole, Detail::FourDigits, Detail::ThreeDigits,
                               Detail::TwoDigits};

std::optional<int> digits_of(Detail detail) {
    switch (detail) {
    case Detail::Cents:
    case Detail::Whole: return std::nullopt;
    case Detail::FourDigits: return 4;
    case Detail::ThreeDigits: return 3;
    case Detail::TwoDigits: return 2;
    }
    return std::nullopt;
}

std::string ladder_usd(double amount, Detail detail) {
    if (const auto digits = digits_of(detail)) return short_number(amount, *digits);
    return grouped(amount, detail == Detail::Cents ? 2 : 0);
}

std::string ladder_price(double amount, Detail detail) {
    return !digits_of(detail) && std::fabs(amount) < 1.0 ? price(amount) : ladder_usd(amount, detail);
}

std::string ladder_move(double shock, Detail detail) {
    return signed_percent(shock, detail == Detail::TwoDigits ? 0 : 1);
}

/// One count of decimals for the whole column: fewer for many coins.
std::string ladder_coins(double amount, double largest, Detail detail) {
    if (const auto digits = digits_of(detail)) return short_number(amount, *digits);
    const int decimals = largest < 1000.0 ? 8 : largest < 1e6 ? 4 : 0;
    return grouped(amount, detail == Detail::Cents ? decimals : decimals / 2);
}

struct Other {
    std::string_view name;
    double Scenario::*part;
};

/// What the ladder has no columns of its own for.
constexpr Other kOthers[] = {
    {"basis", &Scenario::basis_usd},     {"slippage", &Scenario::slippage_usd},
    {"interest", &Scenario::borrow_usd}, {"price of the collateral", &Scenario::settle_usd},
    {"bonus", &Scenario::bonus_usd},     {"lost to a liquidation", &Scenario::liquidation_usd},
};

double other_usd(const Scenario& scenario) {
    double sum = 0.0;
    for (const Other& other : kOthers)
        sum += scenario.*other.part;
    return sum;
}

/// Names of those parts that any scenario has.
std::vector<std::string> others_of(const Report& report) {
    constexpr double kHalfCent = 0.005;
    std::vector<std::string> names;
    for (const Other& other : kOthers) {
        const bool is_there = std::ranges::any_of(
            report.scenarios, [&](const Scenario& scenario) { return std::fabs(scenario.*other.part) >= kHalfCent; });
        if (is_there) names.emplace_back(other.name);
    }
    return names;
}

Rows ladder_rows(const Report& report, bool has_other, Detail detail) {
    double most_coins = 0.0;
    for (const Scenario& scenario : report.scenarios)
        most_coins = std::fmax(most_coins, std::fabs(scenario.value_coin));
    std::vector<std::string> head{"price", "move", "spot", "futures", "funding", "fees"};
    if (has_other) head.emplace_back("other");
    head.insert(head.end(), {"net", "value", "coins"});
    Rows rows{std::move(head)};
    for (const Scenario& s : report.scenarios) {
        std::vector<std::string> row{ladder_price(s.price, detail), ladder_move(s.shock, detail)};
        std::vector<double> amounts{s.spot_usd, s.futures_usd, s.funding_usd, s.fees_usd};
        if (has_other) amounts.push_back(other_usd(s));
        amounts.insert(amounts.end(), {s.net_usd, s.value_usd});
        for (const double amount : amounts)
            row.push_back(ladder_usd(amount, detail));
        row.push_back(ladder_coins(s.value_coin, most_coins, detail));
        if (s.liquidated) row.emplace_back("liquidated");
        rows.push_back(std::move(row));
    }
    return rows;
}

/// With as much detail as the terminal has room for.
template <class MakeRows>
Rows fitting(MakeRows&& make_rows) {
    Rows rows;
    for (const Detail detail : kDetails) {
        rows = make_rows(detail);
        if (aligned_width(rows) <= kTerminalColumns) break;
    }
    return rows;
}

/// The lowest end price, the one nearest to today's and the highest, each once.
std::vector<const Scenario*> chosen_scenarios(const Report& report) {
    std::vector<const Scenario*> sorted;
    for (const Scenario& scenario : report.scenarios)
        sorted.push_back(&scenario);
    if (sorted.empty()) return sorted;
    std::ranges::stable_sort(sorted, {}, &Scenario::shock);
    const Scenario* middle =
        *std::ranges::min_element(sorted, {}, [](const Scenario* s) { return std::fabs(s->shock); });
    std::vector<const Scenario*> chosen{sorted.front(), middle, sorted.back()};
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

Rows parts_rows(const Plan& plan, const std::vector<const Scenario*>& scenarios, Detail detail) {
    Rows rows;
    const auto add = [&](std::string label, auto&& cell) {
        std::vector<std::string> row{std::move(label)};
        for (const Scenario* scenario : scenarios)
            row.push_back(cell(*scenario));
        rows.push_back(std::move(row));
    };
    add("", [&](const Scenario& s) { return ladder_move(s.shock, detail); });
    const std::size_t bags = std::min(plan.bags.size(), scenarios.front()->bags.size());
    const std::size_t legs = std::min(plan.legs.size(), scenarios.front()->legs.size());
    for (std::size_t bag = 0; bag < bags; ++bag) {
        const std::string name = "Bag " + std::to_string(bag + 1) + ", " + plan.bags[bag].coin;
        const bool has_own_move = std::ranges::any_of(
            scenarios, [&](const Scenario* s) { return std::fabs(s->bags[bag].shock - s->shock) > 1e-9; });
        if (has_own_move)
            add(name + ", move", [&](const Scenario& s) { return ladder_move(s.bags[bag].shock, detail); });
        add(name, [&](const Scenario& s) { return ladder_usd(s.bags[bag].spot_usd, detail); });
        std::size_t its_legs = 0;
        for (std::size_t leg = 0; leg < legs; ++leg) {
            if (bag_of(plan, leg) != bag) continue;
            ++its_legs;
            add("  Hedge " + std::to_string(leg + 1), [&](const Scenario& s) {
                return ladder_usd(s.legs[leg].net_usd, detail) + (s.legs[leg].liquidated ? " *" : "");
            });
        }
        if (its_legs > 0) add("  together", [&](const Scenario& s) { return ladder_usd(s.bags[bag].net_usd, detail); });
    }
    if (bags > 1) add("All", [&](const Scenario& s) { return ladder_usd(s.net_usd, detail); });
    return rows;
}

} // namespace

std::string ladder_title(const Plan& plan, const Report& report) {
    const auto others = others_of(report);
    const std::string each = has_several_coins(plan) ? "each price of " + plan.bags.front().coin : "each price";
    std::string head = "What is left at " + each + ", in USD";
    if (!others.empty()) head += "; other: " + joined(others, LastJoin::Comma);
    return head;
}

Rows rows_of_ladder(const Report& report) { return ladder_rows(report, !others_of(report).empty(), Detail::Cents); }

std::string ladder_text(const Plan& plan, const Report& report) {
    const bool has_others = !others_of(report).empty();
    const Rows rows = fitting([&](Detail detail) { return ladder_rows(report, has_others, detail); });
    return "\n" + wrapped(ladder_title(plan, report), 0) + "\n" + aligned(rows, 0);
}

std::string parts_title(const Report& report) {
    const bool is_liquidated =
        std::ranges::any_of(chosen_scenarios(report), [](const Scenario* s) { return s->liquidated; });
    return std::string("What each part gains or loses, in USD") + (is_liquidated ? "; * liquidated" : "");
}

Rows rows_of_parts(const Plan& plan, const Report& report) {
    if (plan.bags.size() < 2 && plan.legs.size() < 2) return {};
    const auto scenarios = chosen_scenarios(report);
    return scenarios.empty() ? Rows{} : parts_rows(plan, scenarios, Detail::Cents);
}

std::string parts_text(const Plan& plan, const Report& report) {
    if (rows_of_parts(plan, report).empty()) return {};
    const auto scenarios = chosen_scenarios(report);
    const Rows rows = fitting([&](Detail detail) { return parts_rows(plan, scenarios, detail); });
    return "\n" + parts_title(report) + "\n" + aligned(rows, 1);
}

} // namespace keel::text
