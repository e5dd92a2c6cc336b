#include "text/risk_text.hpp"

#include "model/risk_table.hpp"
#include "text/json_from_struct.hpp"
#include "text/layout.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

// ---- Numbers in columns ----

/// Dollars: cents of small amounts, unless the error is of dollars; short ones beyond what fits a column.
std::string told(const Estimate& amount) {
    constexpr double kCents = 1e3, kShort = 1e8, kDollar = 1.0, kDime = 0.1;
    const double size = std::abs(amount.value);
    if (size >= kShort) return short_number(amount.value);
    if (size < kDime && amount.error < kDime) return money(amount.value);
    return grouped(amount.value, size < kCents && amount.error < kDollar ? 2 : 0);
}

/// Cents where there are few dollars, all digits of a price below one.
std::string told_price(double amount) { return std::abs(amount) < 1.0 ? price(amount) : told({amount, 0.0}); }

/// "± 12", to the cent at most; nothing where there is none.
std::string told_error(double error) {
    constexpr double kCent = 0.005, kDimes = 1.0, kWhole = 10.0, kShort = 1e5;
    if (error < kCent) return "";
    return "± "
           + (error >= kShort ? short_number(error, 3)
                              : grouped(error, error < kDimes   ? 2
                                               : error < kWhole ? 1
                                                                : 0));
}

/// As many decimals of a percentage as its error leaves sure, 1 to 4; more for what would become 0.
int decimals_of(const Estimate& probability) {
    const int kMost = probability.value < 1e-4 ? 6 : 4;
    constexpr double kPercent = 100.0;
    int decimals = 1;
    for (double unit = 0.1;
         decimals < kMost && kPercent * probability.error > 0.0 && kPercent * probability.error < unit; unit /= 10.0)
        ++decimals;
    return decimals;
}

std::string told_share(const Estimate& share) {
    return share.value == 0.0 ? "0 %" : percent(share.value, decimals_of(share));
}

/// "± 0.04": of a percentage.
std::string told_share_error(const Estimate& share) {
    const std::string text = percent(share.error, decimals_of(share));
    const std::string number = text.substr(0, text.find(' '));
    return number.find_first_of("123456789") != std::string::npos ? "± " + number : "";
}

void add_share(Rows& rows, const std::string& label, const Estimate& share) {
    rows.push_back({label, told_share(share), told_share_error(share)});
}

// ---- Parts of the text ----

std::string model_in_words(const RiskMethod& method) {
    if (method.model == "jumps") return "every day like the last, with jumps (jumps)";
    if (method.model == "bootstrap") return "stretches of the price history (bootstrap)";
    return "every day like the last (gbm)";
}

std::string method_text(const RiskReport& report) {
    const RiskMethod& method = report.method;
    const bool is_cut = method.paths < method.wanted;
    const std::string text =
        grouped(method.paths, 0) + (is_cut ? " of " + grouped(method.wanted, 0) : "") + " paths of " + days(report.days)
        + " in " + grouped(method.steps, 0) + (method.steps == 1.0 ? " step: " : " steps: ") + model_in_words(method)
        + ", " + (method.numbers == "sobol" ? "evenly spread numbers (sobol)" : "random numbers (pseudo)") + ", seed "
        + grouped(method.seed, 0) + ", on the "
        + (method.road == "kernel" ? "fast road (kernel). " : "general road (walk). ") + method.why;
    return wrapped(text, 0) + "\n";
}

bool has_stop(const Plan& plan, const RiskReport& report) {
    return report.stop.value > 0.0
           || std::ranges::any_of(plan.legs, [](const Leg& leg) { return leg.stop_price.has_value(); });
}

std::string probabilities_text(const Plan& plan, const RiskReport& report) {
    if (plan.legs.empty()) return {};
    Rows rows;
    const std::string paths = "0 of " + grouped(report.method.paths, 0);
    const auto add = [&](const char* label, const Estimate& share) {
        share.value == 0.0 ? rows.push_back({label, paths, ""}) : add_share(rows, label, share);
    };
    add(plan.legs.size() > 1 ? "a hedge is liquidated" : "the hedge is liquidated", report.liquidation);
    if (report.liquidation_closed_form) {
        const double exact_one = *report.liquidation_closed_form;
        const int decimals = report.liquidation.error > 0.0 ? decimals_of(report.liquidation) + 1 : 4;
        rows.push_back({plan.legs.size() > 1 ? "  the first, by formula, liquidation price fixed"
                                             : "  by formula, liquidation price fixed",
                        exact_one == 0.0 ? "0 %" : percent(exact_one, decimals), ""});
    }
    if (has_stop(plan, report)) add("a stop is hit", report.stop);
    add("the hedge leaves less than none", report.worse_than_unhedged);
    if (report.effectiveness) add_share(rows, "part of the variance it takes away", *report.effectiveness);
    return "How likely in " + days(report.days) + "\n" + aligned(rows, 1);
}

std::string means_text(const Plan& plan, const RiskReport& report) {
    if (plan.legs.empty()) return {};
    const Rows rows{{"funding received", told(report.funding_usd), told_error(report.funding_usd.error)},
                    {"fees and slippage", told(report.fees_usd), told_error(report.fees_usd.error)}};
    return "On average, in USD\n" + aligned(rows, 1);
}

struct Row {
    std::string_view label;
    Estimate RiskDistribution::*figure;
};

constexpr Row kRows[] = {
    {"mean", &RiskDistribution::mean_usd},
    {"deviation", &RiskDistribution::deviation_usd},
    {"1 of 100 below", &RiskDistribution::p1_usd},
    {"5 of 100", &RiskDistribution::p5_usd},
    {"25 of 100", &RiskDistribution::p25_usd},
    {"half below", &RiskDistribution::p50_usd},
    {"75 of 100", &RiskDistribution::p75_usd},
    {"95 of 100", &RiskDistribution::p95_usd},
    {"99 of 100", &RiskDistribution::p99_usd},
    {"VaR 95 %", &RiskDistribution::value_at_risk_95_usd},
    {"VaR 99 %", &RiskDistribution::value_at_risk_99_usd},
    {"ES 95 %", &RiskDistribution::expected_shortfall_95_usd},
    {"ES 99 %", &RiskDistribution::expected_shortfall_99_usd},
};

std::string distributions_text(const RiskReport& report) {
    Rows rows(1, {""});
    const auto is_sure = [](const RiskDistribution& d) { return d.key == "sold"; };
    for (const RiskDistribution& d : report.distributions) {
        rows.front().push_back(d.label);
        if (!is_sure(d)) rows.front().emplace_back();
    }
    const auto add = [&](std::string_view label, const auto& figure_of) {
        std::vector<std::string> cells{std::string(label)};
        for (const RiskDistribution& d : report.distributions) {
            const Estimate figure = figure_of(d);
            cells.push_back(told(figure));
            if (!is_sure(d)) cells.push_back(told_error(figure.error));
        }
        rows.push_back(std::move(cells));
    };
    for (const Row& row : kRows)
        add(row.label, [&](const RiskDistribution& d) { return d.*row.figure; });
    add("worst path", [](const RiskDistribution& d) { return Estimate{d.least_usd, 0.0}; });
    add("best path", [](const RiskDistribution& d) { return Estimate{d.most_usd, 0.0}; });
    return "At the end less what there is today, in USD\n" + aligned(rows, 1)
           + wrapped(
               "VaR: the loss that is exceeded in 5 (1) of 100 cases; ES: the mean loss of those; negative: a gain.", 0)
           + "\n";
}

/// Some ten of them, the first and the last among them.
std::string moments_text(const Plan& plan, const RiskReport& report) {
    constexpr std::size_t kMostRows = 10;
    const std::size_t count = report.moments.size();
    if (count < 2) return {};
    const bool has_stops = has_stop(plan, report);
    const bool has_hedge = !plan.legs.empty();
    Rows rows{{"day"}};
    if (has_hedge) rows.front().insert(rows.front().end(), {"liquidated", ""});
    if (has_stops) rows.front().insert(rows.front().end(), {"stopped", ""});
    for (const char* part : {"5 % below", "25 % below", "half below", "75 % below", "95 % below"})
        rows.front().emplace_back(part);
    const std::size_t steps = std::min(kMostRows, count - 1);
    for (std::size_t i = 0; i <= steps; ++i) {
        const RiskMoment& moment = report.moments[i * (count - 1) / steps];
        std::vector<std::string> cells{coins(std::round(moment.day * 100.0) / 100.0)};
        if (has_hedge)
            cells.insert(cells.end(), {told_share(moment.liquidation), told_share_error(moment.liquidation)});
        if (has_stops) cells.insert(cells.end(), {told_share(moment.stop), told_share_error(moment.stop)});
        for (const double price : {moment.price_5, moment.price_25, moment.price_50, moment.price_75, moment.price_95})
            cells.push_back(told_price(price));
        rows.push_back(std::move(cells));
    }
    const std::string prices = "rices of " + plan.bags.front().coin + " in USD";
    const std::string title = has_stops   ? "Liquidated or stopped until then, and p" + prices
                              : has_hedge ? "Liquidated until then, and p" + prices
                                          : "P" + prices;
    return title + "\n" + aligned(rows, 0);
}

std::string levels_text(const Plan& plan, const RiskReport& report, const std::vector<RiskLevel>& levels,
                        const std::string& title) {
    if (levels.empty()) return {};
    // All have one settle asset, that of a leg that could be varied: in a plan with several not known here.
    const std::string asset = plan.legs.size() == 1 ? ", " + settle_asset_of(plan, 0) : "";
    Rows rows{{"leverage", "collateral" + asset, "liquidation at, USD", "liquidated in " + days(report.days), ""}};
    for (const RiskLevel& level : levels) {
        const bool is_never = !level.liquidation_price;
        rows.push_back(
            {coins(std::round(level.leverage * 100.0) / 100.0) + "x",
             level.collateral < 1e8 ? coins(std::round(level.collateral * 1e6) / 1e6) : short_number(level.collateral),
             is_never ? "never" : told_price(*level.liquidation_price), told_share(level.liquidation),
             told_share_error(level.liquidation)});
    }
    const bool is_alone = has_stop(plan, report) || !plan.rules.empty();
    return title + (is_alone ? ", without its stop and rules" : "") + "\n" + aligned(rows, 0);
}

// ---- The histogram ----

/// The part of all paths that end between two amounts, with bars taken as even.
double part_between(const RiskDistribution& d, double from, double to, bool is_last) {
    double part = 0.0;
    for (const RiskBar& bar : d.bars) {
        const double width = bar.to_usd - bar.from_usd;
        if (width > 0.0) {
            const double common = std::min(to, bar.to_usd) - std::max(from, bar.from_usd);
            part += bar.part * std::max(common, 0.0) / width;
        } else if (bar.from_usd >= from && (bar.from_usd < to || is_last)) {
            part += bar.part;
        }
    }
    return part;
}

/// 1, 2 or 5 times a power of ten, at least `least`.
double even_step(double least) {
    double step = 1.0;
    while (step < least)
        step *= 10.0;
    while (step / 10.0 >= least)
        step /= 10.0;
    return step / 5.0 >= least ? step / 5.0 : step / 2.0 >= least ? step / 2.0 : step;
}

std::string histogram_text(const RiskReport& report) {
    constexpr double kMostRows = 20.0, kWidth = 32.0;
    const RiskDistribution* shown[2] = {};
    for (const RiskDistribution& d : report.distributions) {
        if (d.key == "hedged") shown[0] = &d;
        if (d.key == "unhedged") shown[1] = &d;
    }
    if (shown[0] == nullptr || shown[1] == nullptr || shown[0]->bars.empty() || shown[1]->bars.empty()) return {};
    const double least = std::min(shown[0]->bars.front().from_usd, shown[1]->bars.front().from_usd);
    const double most = std::max(shown[0]->bars.back().to_usd, shown[1]->bars.back().to_usd);
    if (!(most > least)) return {};
    const double step = even_step((most - least) / kMostRows), first = std::floor(least / step);
    const double count = std::max(std::ceil(most / step) - first, 1.0);
    std::vector<std::array<double, 2>> parts;
    double highest = 0.0;
    for (double i = 0.0; i < count; i += 1.0) {
        const double from = (first + i) * step;
        parts.emplace_back();
        for (std::size_t k = 0; k < 2; ++k) {
            parts.back()[k] = part_between(*shown[k], from, from + step, i + 1.0 >= count);
            highest = std::max(highest, parts.back()[k]);
        }
    }
    Rows rows{{"from", "hedged", "", "unhedged", ""}};
    const auto bar = [&](double part) {
        const auto length = static_cast<std::size_t>(std::round(kWidth * part / highest));
        return std::string(part > 0.0 ? std::max<std::size_t>(length, part >= 0.0005 ? 1 : 0) : 0, '#');
    };
    const auto share = [](double part) { return part >= 0.0005 ? percent(part, 1) : std::string("-"); };
    std::size_t widest = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& [hedged, bare] = parts[i];
        rows.push_back({told({(first + static_cast<double>(i)) * step, step}), share(hedged), bar(hedged), share(bare),
                        bar(bare)});
        widest = std::max(widest, rows.back()[2].size());
    }
    for (auto& row : rows)
        row[2].resize(widest, ' ');
    for (auto& row : rows)
        row[4].resize(static_cast<std::size_t>(kWidth), ' ');
    return "How the paths end, in USD more or less than today\n" + aligned(rows, 0);
}

// ---- CSV ----

/// The rows of a report, in a unit at one price.
class RiskRows {
public:
    RiskRows(const SumUnit& unit, double coin_price) : unit_(unit), coin_price_(coin_price) {}

    template <class Type>
    void append(const std::string& key, const Type& value) {
        if constexpr (std::same_as<Type, Estimate>) {
            append_row(unit_.name_of(key), exact(in_unit(key, value.value)), exact(in_unit(key, value.error)));
        } else if constexpr (std::same_as<Type, double>) {
            append_row(unit_.name_of(key), exact(in_unit(key, value)));
        } else if constexpr (std::same_as<Type, std::string>) {
            append_row(key, value);
        } else if constexpr (kIsList<Type>) {
            for (std::size_t i = 0; i < value.size(); ++i)
                append(key + "[" + std::to_string(i) + "]", value[i]);
        } else if constexpr (requires { value.has_value(); }) {
            value ? append(key, *value) : append_row(key, "");
        } else {
            const auto append_member = [&](const auto& member) {
                append(key + "." + std::string(member.key), value.*member.pointer);
            };
            std::apply([&](const auto&... member) { (append_member(member), ...); }, Table<Type>::members);
        }
    }

    std::string csv = csv_line(std::vector<std::string>{"key", "value", "standard_error"});

private:
    double in_unit(const std::string& key, double value) const {
        return SumUnit::is_sum(key) ? unit_.of(value, coin_price_) : value;
    }
    void append_row(const std::string& key, const std::string& value, const std::string& error = "") {
        csv += csv_line(std::vector<std::string>{key, value, error});
    }

    const SumUnit& unit_;
    double coin_price_;
};

} // namespace

std::string text_from_risk(const Plan& plan, const RiskReport& report) {
    std::string text;
    const std::string parts[] = {
        wrapped(report.answer, 0) + "\n",
        method_text(report),
        probabilities_text(plan, report),
        means_text(plan, report),
        distributions_text(report),
        histogram_text(report),
        moments_text(plan, report),
        levels_text(plan, report, report.by_leverage, "The same paths with another leverage"),
        levels_text(plan, report, report.by_collateral, "With other collateral"),
    };
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        text += (text.empty() ? "" : "\n") + part;
    }
    return text;
}

std::string csv_from_risk(const RiskReport& report, const SumUnit& unit, double coin_price) {
    RiskRows rows(unit, coin_price);
    rows.append("risk", report);
    return std::move(rows.csv);
}

std::string json_from_risk(const RiskReport& report) { return json_from_struct(report); }

} // namespace keel::text
