// The answer of a risk report: part of risk_text.hpp.

#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/risk_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace keel::text {

namespace {

// ---- How often ----

/// "possible months", "possible stretches of 45 days".
std::string courses_of(double length) {
    if (length == 1.0) return "possible days";
    if (length == 7.0) return "possible weeks";
    if (length == 30.0 || length == 31.0) return "possible months";
    if (length == 365.0 || length == 366.0) return "possible years";
    return "possible stretches of " + days(length);
}

/// Two digits of a count: 2,487 are "2,500". Downwards where it must not promise too much.
enum class Count { Nearest, Down };
std::string round_count(double count, Count rounding = Count::Nearest) {
    constexpr double kTwoDigits = 100.0;
    double step = 1.0;
    while (count / step >= kTwoDigits)
        step *= 10.0;
    const double steps = count / step;
    return grouped((rounding == Count::Down ? std::floor(steps) : std::round(steps)) * step, 0);
}

/// "about 1 in 2,500", "roughly 1 in 40" where it may well be half or twice as much.
std::string one_in(const Estimate& estimate) {
    constexpr double kUnsure = 0.25;
    const bool is_unsure = estimate.error > kUnsure * estimate.value;
    return (is_unsure ? "roughly 1 in " : "about 1 in ") + round_count(1.0 / estimate.value);
}

/// What stands behind "in": "about 51 of 100 possible months", "none of 131,072 possible months (fewer than 1 in
/// 43,000)". `courses` may be empty.
std::string odds_in_words(const Estimate& estimate, double paths, const std::string& courses) {
    constexpr double kRare = 0.02, kTiny = 1e-6, kHundred = 100.0, kLeastTold = 1.5;
    const std::string noun = courses.empty() ? "" : " " + courses;
    const double other = 1.0 - estimate.value;
    if (estimate.value <= 0.0) {
        // Of events that never came in n tries fewer than 3 / n are to be feared (19 times of 20).
        const double bound = paths / 3.0;
        return "none of " + grouped(paths, 0) + noun
               + (bound >= 2.0 ? " (fewer than 1 in " + round_count(bound, Count::Down) + ")" : "");
    }
    if (estimate.value < kTiny) return "fewer than 1 in a million" + noun;
    if (other < kTiny) return "every one of " + grouped(paths, 0) + noun;
    if (estimate.value < kRare) return one_in(estimate) + noun;
    if (other < kRare) return "all but " + one_in({other, estimate.error}) + noun;
    const double give = 2.0 * kHundred * estimate.error;
    return "about " + grouped(kHundred * estimate.value, 0) + " of 100" + noun
           + (give >= kLeastTold ? " (give or take " + grouped(give, 0) + ")" : "");
}

/// The first two of its digits, three after a 1, and none that its error makes worthless.
double rounded(const Estimate& estimate) {
    constexpr double kParts = 20.0;
    const double size = std::abs(estimate.value);
    if (size < 0.1) return estimate.value; // money() knows how
    const double sure = estimate.error < size ? std::max(size / kParts, estimate.error) : size / kParts;
    double step = 1.0;
    while (step * 10.0 <= sure)
        step *= 10.0;
    while (step > sure && step > 0.01)
        step /= 10.0;
    return std::round(estimate.value / step) * step;
}

std::string told_in_dollars(const Estimate& estimate) {
    constexpr double kThousand = 1000.0, kBillion = 1e9;
    const double amount = std::abs(rounded(estimate));
    const bool is_whole = amount < kThousand && amount == std::round(amount);
    if (amount >= kBillion) return short_number(amount, 3) + " USD";
    return is_whole ? grouped(amount, 0) + " USD" : about_usd(amount);
}

// ---- The plan ----

const RiskDistribution* distribution(const RiskReport& report, std::string_view key) {
    const auto found = std::ranges::find(report.distributions, key, &RiskDistribution::key);
    return found != report.distributions.end() ? &*found : nullptr;
}

bool has_stop(const Plan& plan) {
    return std::ranges::any_of(plan.legs, [](const Leg& leg) { return leg.stop_price.has_value(); });
}

bool has_one_outcome(const RiskDistribution& d) { return d.least_usd == d.most_usd; }

/// Without any position all its paths are those of the bags.
bool is_without_hedge(const RiskReport& report, const RiskDistribution& hedged, const RiskDistribution& bare) {
    return report.fees_usd.value == 0.0 && report.funding_usd.value == 0.0 && report.worse_than_unhedged.value == 0.0
           && report.liquidation.value == 0.0 && hedged.least_usd == bare.least_usd && hedged.most_usd == bare.most_usd
           && hedged.mean_usd.value == bare.mean_usd.value;
}

/// What is too little to be told, USD: beside the bad cases.
double next_to_nothing(const RiskDistribution& bare, const RiskDistribution& hedged) {
    constexpr double kPart = 0.001, kCent = 0.005;
    return std::max(kPart * std::max(std::abs(bare.p1_usd.value), std::abs(hedged.p1_usd.value)), kCent);
}

// ---- Sentences ----

std::string liquidation_sentence(const Plan& plan, const RiskReport& report, const std::string& courses) {
    constexpr double kNever = 1e-9;
    const double paths = report.method.paths;
    const bool is_one = plan.legs.size() == 1;
    const bool is_stopped = report.stop.value > 0.0, is_liquidated = report.liquidation.value > 0.0;
    const std::string subject = is_one ? "The hedge" : "A hedge";
    const bool is_safe = is_one && !is_liquidated && report.liquidation_closed_form.value_or(1.0) < kNever;
    const std::string liquidated = is_safe ? " is practically never liquidated"
                                           : " is liquidated in " + odds_in_words(report.liquidation, paths, courses);
    if (!has_stop(plan)) return subject + liquidated + ".";
    if (!is_stopped)
        return subject + liquidated
               + (is_liquidated ? std::string(", always before ") + (is_one ? "its" : "a") + " stop."
                                : "; a stop is never hit.");
    const std::string then = is_safe ? liquidated : " is liquidated in " + odds_in_words(report.liquidation, paths, "");
    return std::string(is_one ? "The stop closes the hedge in " : "A stop closes a hedge in ")
           + odds_in_words(report.stop, paths, courses) + "; " + (is_one ? "it" : "one") + then + ".";
}

/// " In the worst 5 of 100 …"
std::string bad_cases_sentence(const RiskDistribution& hedged, const RiskDistribution& bare, const TellResults& tell) {
    constexpr double kSame = 0.02, kMuch = 1.0 + kSame;
    const Estimate& with = hedged.value_at_risk_95_usd;
    const Estimate& without = bare.value_at_risk_95_usd;
    const double nothing = next_to_nothing(bare, hedged);
    const bool loses = with.value > nothing, bare_loses = without.value > nothing;
    if (loses && bare_loses && with.value > kMuch * without.value) {
        return " With the hedge the bad cases are worse: in the worst 5 of 100 you lose " + tell.roughly(with)
               + " or more, without it " + tell.roughly(without) + ".";
    }
    if (loses && bare_loses && kMuch * with.value >= without.value)
        return " In the worst 5 of 100 you lose " + tell.roughly(with) + " or more, with the hedge or without it.";
    std::string text;
    if (loses) {
        text = " In the worst 5 of 100 you lose " + tell.roughly(with) + " or more";
    } else if (with.value < -nothing) {
        text = " In 95 of 100 you end at least " + tell.roughly(with) + " up";
    } else {
        text = " In 95 of 100 you lose next to nothing";
    }
    if (bare_loses)
        return text
               + (loses ? "; without the hedge " + tell.roughly(without)
                        : "; without the hedge the worst 5 of 100 lose " + tell.roughly(without) + " or more")
               + ".";
    return text + "; without the hedge 95 of 100 "
           + (without.value < -nothing ? "end at least " + tell.roughly(without) + " up" : "lose next to nothing")
           + ".";
}

/// Of coins that nothing hedges.
std::string bare_answer(const Plan& plan, const RiskReport& report, const RiskDistribution& bare,
                        const std::string& courses, const TellResults& tell) {
    const std::string why = plan.rules.empty()
                                ? "Nothing is hedged: "
                                : "No rule opened a hedge in any of " + grouped(report.method.paths, 0) + " paths: ";
    const Estimate loss = bare.value_at_risk_95_usd, gain = bare.p95_usd;
    const auto result = [&](const Estimate& net) {
        return (net.value < 0.0 ? "lose " : "gain ") + tell.roughly(net) + (net.value < 0.0 ? " or more" : "");
    };
    return why + "in the worst 5 of 100 " + courses + " you "
           + (loss.value > 0.0 ? result({-loss.value, loss.error}) : "still gain " + tell.roughly(loss) + " at most")
           + ", in the best 5 you "
           + (gain.value > 0.0 ? "gain " + tell.roughly(gain) + " or more"
                               : "still lose " + tell.roughly(gain) + " at most")
           + ".";
}

/// Where nothing is left to chance: no days, or no volatility.
std::string certain_answer(const RiskReport& report, const RiskDistribution& hedged, const RiskDistribution& bare,
                           const TellResults& tell) {
    const auto result = [&](const RiskDistribution& of) {
        const double usd = of.mean_usd.value;
        if (std::abs(usd) < 0.005) return std::string("costs you nothing");
        return (usd < 0.0 ? "costs you " : "brings you ") + tell.exactly(std::abs(usd));
    };
    const bool is_bare = is_without_hedge(report, hedged, bare);
    if (hedged.least_usd == 0.0 && is_bare && bare.least_usd == 0.0)
        return report.days == 0.0 ? "Within 0 days nothing happens." : "There is nothing to lose.";
    if (report.days == 0.0 && report.liquidation.value > 0.0)
        return "The hedge is liquidated as soon as it is opened, which " + result(hedged) + ".";
    if (report.days == 0.0)
        return "Within 0 days no price moves: to open and close the hedge at once " + result(hedged) + ".";
    const std::string start = "Nothing is left to chance here: it all ";
    if (is_bare) return start + result(bare) + ".";
    return start + result(hedged) + ", without the hedge it " + result(bare) + ".";
}

std::string whole_answer(const Plan& plan, const RiskReport& report, const TellResults& tell) {
    const RiskDistribution* hedged = distribution(report, "hedged");
    const RiskDistribution* bare = distribution(report, "unhedged");
    if (hedged == nullptr || bare == nullptr) return {};
    const std::string courses = courses_of(report.days);
    const bool is_certain =
        has_one_outcome(*hedged) && has_one_outcome(*bare) && (report.days == 0.0 || report.liquidation.value <= 0.0);
    if (is_certain) return certain_answer(report, *hedged, *bare, tell);
    if (is_without_hedge(report, *hedged, *bare)) return bare_answer(plan, report, *bare, courses, tell);
    const std::string text = liquidation_sentence(plan, report, courses);
    if (std::ranges::all_of(plan.bags, [](const Bag& bag) { return bag.amount == 0.0 && bag.owed == 0.0; })) {
        const Estimate& loss = hedged->value_at_risk_95_usd;
        return text + " There are no coins to protect: in the worst 5 of 100 you "
               + (loss.value > 0.0 ? "lose " + tell.roughly(loss) + " or more"
                                   : "gain " + tell.roughly(loss) + " at most")
               + ".";
    }
    return text + bad_cases_sentence(*hedged, *bare, tell);
}

} // namespace

std::string answer_from_risk(const Plan& plan, const RiskReport& report, const TellResults& tell) {
    std::string answer = whole_answer(plan, report, tell);
    const RiskMethod& method = report.method;
    if (method.paths < method.wanted && !answer.empty())
        answer += " So far that is from " + grouped(method.paths, 0) + " of " + grouped(method.wanted, 0) + " paths.";
    return answer;
}

void put_into_words(const Plan& plan, RiskReport& report) {
    report.answer = answer_from_risk(plan, report, {told_in_dollars, usd});
}

} // namespace keel::text
