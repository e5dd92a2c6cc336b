#include "explain/explain_risk.hpp"

#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace keel::explain {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

/// How the error of a pseudo-random figure is found; risk/figures.hpp says the same to programmers.
enum class ErrorOf { Mean, Deviation, Percentile, Tail, Ratio };

struct About {
    std::string_view key; // without "risk."
    std::string_view title;
    std::string_view what;
    std::string_view formula;
    ErrorOf error = ErrorOf::Mean;
    Estimate RiskDistribution::*figure = nullptr; // of each way to treat the coins; else it is one of the whole
};

constexpr std::string_view kPercentileWords =
    "So many of the paths end with less than this. Gain or loss is what there is at the end, less what your coins are "
    "worth today.";
constexpr std::string_view kPercentileFormula = "the result at that place, when all paths are put in order";
constexpr std::string_view kRiskValueWords =
    "The loss that only the worst paths exceed: 5 of 100 with 95 %, 1 of 100 with 99 %. A minus is a gain.";
constexpr std::string_view kShortfallWords = "What the worst paths lose on average: the worst 5 of 100 with 95 %, the "
                                             "worst 1 of 100 with 99 %. A minus is a gain.";
constexpr std::string_view kShortfallFormula = "sum of the losses of the worst paths ÷ their number";

constexpr About kAbout[] = {
    {"liquidation", "Chance of liquidation",
     "On so many of the paths the exchange closes a hedge because its collateral is used up.",
     "paths with a liquidation ÷ all paths; between two steps a path counts with its chance to have crossed the price"},
    {"stop", "Chance that a stop is hit", "On so many of the paths a stop closes a hedge.",
     "paths on which a stop is hit ÷ all paths"},
    {"worst", "Worst 5 of 100, mean",
     "What the worst 5 of 100 paths end with on average, less what you have today (the expected shortfall at 95 %, "
     "with the sign of a result).",
     "sum of the results of the worst 5 of 100 paths ÷ their number", ErrorOf::Tail},
    {"worse", "Worse than no hedge",
     "On so many paths you would have had more without the hedge. That is the price of the protection: mostly it is so "
     "when the price has risen.",
     "paths that end with less than without the hedge ÷ all paths"},
    {"swings", "Swings taken away",
     "By how much the hedge lowers the variance of the result (its effectiveness). 100 %: nothing is left to chance. "
     "0 %: as good as no hedge.",
     "1 − variance with the hedge ÷ variance without it", ErrorOf::Ratio},
    {"mean", "Mean", "What the paths end with on average, less what your coins are worth today.",
     "sum of the results ÷ number of paths", ErrorOf::Mean, &RiskDistribution::mean_usd},
    {"deviation", "Usual swing",
     "The standard deviation: about two of three paths end no farther than this from the mean.",
     "√(sum of (result − mean)² ÷ number of paths)", ErrorOf::Deviation, &RiskDistribution::deviation_usd},
    {"p1", "1 of 100 is below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile, &RiskDistribution::p1_usd},
    {"p5", "5 of 100 are below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile, &RiskDistribution::p5_usd},
    {"p25", "25 of 100 are below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile,
     &RiskDistribution::p25_usd},
    {"p50", "Half are below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile, &RiskDistribution::p50_usd},
    {"p75", "75 of 100 are below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile,
     &RiskDistribution::p75_usd},
    {"p95", "95 of 100 are below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile,
     &RiskDistribution::p95_usd},
    {"p99", "99 of 100 are below", kPercentileWords, kPercentileFormula, ErrorOf::Percentile,
     &RiskDistribution::p99_usd},
    {"value_at_risk_95", "Value at risk, 95 %", kRiskValueWords, "minus the result below which 5 of 100 paths end",
     ErrorOf::Percentile, &RiskDistribution::value_at_risk_95_usd},
    {"value_at_risk_99", "Value at risk, 99 %", kRiskValueWords, "minus the result below which 1 of 100 paths ends",
     ErrorOf::Percentile, &RiskDistribution::value_at_risk_99_usd},
    {"expected_shortfall_95", "Expected shortfall, 95 %", kShortfallWords, kShortfallFormula, ErrorOf::Tail,
     &RiskDistribution::expected_shortfall_95_usd},
    {"expected_shortfall_99", "Expected shortfall, 99 %", kShortfallWords, kShortfallFormula, ErrorOf::Tail,
     &RiskDistribution::expected_shortfall_99_usd},
};

/// "−84,762 ± 252 USD"
std::string told_usd(const Estimate& e) {
    const int decimals = std::fabs(e.value) < 1000.0 ? 2 : 0;
    const std::string error = e.error > 0.0 ? " ± " + text::grouped(e.error, decimals) : "";
    return text::grouped(e.value, decimals, kMinus) + error + " USD";
}

/// As many decimals as the error lets one trust.
std::string told_part(const Estimate& e) {
    int decimals = 0;
    for (double error = e.error * 100.0; error > 0.0 && error < 0.95 && decimals < 4; error *= 10.0)
        ++decimals;
    const std::string error = e.error > 0.0 ? " ± " + text::grouped(e.error * 100.0, decimals) : "";
    return text::percent(e.value, decimals, kMinus) + error;
}

std::string_view error_formula(const RiskMethod& method, ErrorOf kind) {
    if (method.numbers == "sobol")
        return "spread of this figure among the scrambled sets of points ÷ √(number of sets)";
    switch (kind) {
    case ErrorOf::Mean: return "standard deviation of the paths ÷ √(number of paths)";
    case ErrorOf::Deviation:
        return "√((fourth moment − variance²) ÷ number of paths) ÷ (2 × standard deviation), the delta method";
    case ErrorOf::Percentile:
        return "half of what lies between the results at the places q ± √(q × (1 − q) ÷ number of paths)";
    case ErrorOf::Tail: return "as of the mean of those paths alone, with the error of where they begin";
    case ErrorOf::Ratio: return "by the delta method, of both variances and what they have in common";
    }
    return {};
}

std::string paths_in_words(const RiskMethod& method) {
    std::string words = "Of " + text::grouped(method.paths, 0) + " random paths";
    if (method.paths < method.wanted) words += " out of " + text::grouped(method.wanted, 0) + " that were asked for";
    return words + ", each of " + text::grouped(method.steps, 0) + (method.steps == 1.0 ? " step." : " steps.")
           + " The standard error stands behind ±: the true figure nearly always lies within twice that, if prices "
             "behave as the model says.";
}

std::vector<std::string> sources_of(const RiskMethod& method) {
    std::vector<std::string> sources;
    if (method.model == "gbm")
        sources.emplace_back("Prices: geometric Brownian motion with the volatility that you entered.");
    if (method.model == "jumps")
        sources.emplace_back("Prices: geometric Brownian motion with jumps (R. Merton, 1976).");
    if (method.model == "bootstrap")
        sources.emplace_back("Prices: stretches of the price history that you loaded, in random order (bootstrap).");
    if (method.numbers == "sobol")
        sources.emplace_back("Random numbers and their error: scrambled Sobol points (A. Owen, 1997).");
    return sources;
}

struct Shown {
    std::string title;
    std::string result;
};

/// The figures of the whole report.
std::optional<Shown> shown_of(const RiskReport& risk, const About& about) {
    const std::string title(about.title);
    if (about.key == "liquidation") return Shown{title, told_part(risk.liquidation)};
    if (about.key == "stop") return Shown{title, told_part(risk.stop)};
    if (about.key == "worse") return Shown{title, told_part(risk.worse_than_unhedged)};
    if (about.key == "swings")
        return risk.effectiveness ? std::optional(Shown{title, told_part(*risk.effectiveness)}) : std::nullopt;
    if (risk.distributions.empty()) return std::nullopt;
    const Estimate& shortfall = risk.distributions.front().expected_shortfall_95_usd;
    return Shown{title, told_usd({0.0 - shortfall.value, shortfall.error})};
}

} // namespace

std::optional<Derivation> derivation_of_risk(const RiskReport& risk, std::string_view key) {
    constexpr std::string_view kPrefix = "risk.";
    if (!key.starts_with(kPrefix)) return std::nullopt;
    const auto* const about = std::ranges::find(kAbout, key.substr(kPrefix.size()), &About::key);
    if (about == std::end(kAbout)) return std::nullopt;
    Derivation derivation{.key = std::string(key),
                          .title = std::string(about->title),
                          .result = {},
                          .steps = {},
                          .words = paths_in_words(risk.method),
                          .sources = sources_of(risk.method),
                          .fields = {"risk.paths", "risk.model"}};
    derivation.steps.push_back({.what = "What it is", .words = std::string(about->what)});
    if (about->figure == nullptr) {
        const auto shown = shown_of(risk, *about);
        if (!shown) return std::nullopt;
        derivation.result = shown->result;
        derivation.steps.push_back(
            {.what = "How it is worked out", .formula = std::string(about->formula), .result = shown->result});
    } else {
        derivation.steps.push_back({.what = "How it is worked out", .words = std::string(about->formula)});
        for (const RiskDistribution& way : risk.distributions)
            derivation.steps.push_back({.what = way.label, .result = told_usd(way.*about->figure)});
    }
    derivation.steps.push_back(
        {.what = "Standard error", .words = std::string(error_formula(risk.method, about->error))});
    return derivation;
}

} // namespace keel::explain
