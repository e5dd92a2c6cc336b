#pragma once

// The fields of the random paths of a plan. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr std::array kRiskFields{
    field<&RiskInput::model>({
        .key = "risk.model",
        .label = "Random prices",
        .help = "Steady (gbm): every day like the last, with the volatility of the coins. Jumps: now and then it also "
                "moves at once. History (bootstrap): stretches of a price history, in random order.",
    }),
    field<&RiskInput::paths>({
        .key = "risk.paths",
        .label = "Random paths",
        .kind = FieldKind::Whole,
        .least = 100,
        .most = 1e8,
        .help = "How many ways of the price are tried. Four times as many halve the error: of 100,000 paths a "
                "probability of 10 % is right to 0.1 points.",
    }),
    field<&RiskInput::drift>({
        .key = "risk.drift",
        .label = "Drift a year",
        .unit = Unit::Rate,
        .least = -10,
        .most = 10,
        .empty_means = "0, or that of the history",
        .help = "By how much the price grows on average, a year: with 10 % the mean price after half a year is "
                "5.1 % higher. Nobody knows it; 0 is a fair guess.",
    }),
    field<&RiskInput::seed>({
        .key = "risk.seed",
        .label = "Seed",
        .kind = FieldKind::Whole,
        .least = 0,
        .most = 9007199254740991.0,
        .help = "Where the random numbers begin. The same seed gives the same result to the last digit, on every "
                "machine; another one shows how much is chance.",
    }),
    field<&RiskInput::step_days>({
        .key = "risk.step_days",
        .label = "Step of a path",
        .unit = Unit::Days,
        .least = 0.01,
        .most = 365,
        .empty_means = "chosen to fit the plan",
        .help = "How far apart the drawn prices of a path are. Between them the price is still watched all the time, "
                "so that larger steps are faster and hardly less exact.",
    }),
    field<&RiskInput::numbers>({
        .key = "risk.numbers",
        .label = "Random numbers",
        .help = "automatic: evenly spread ones (sobol) where they help, else pseudo-random ones. Both give the same "
                "result within the error that is told.",
    }),
    field<&RiskInput::jump_rate>({
        .key = "risk.jump_rate",
        .label = "Jumps a year",
        .least = 0,
        .most = 1000,
        .help = "How often, on average, the price moves at once (Merton's model). With 6 a year there is one in two "
                "months.",
    }),
    field<&RiskInput::jump_mean>({
        .key = "risk.jump_mean",
        .label = "Mean jump",
        .unit = Unit::Rate,
        .least = -3,
        .most = 3,
        .help = "The middle of the logarithm of a jump: -0.04 is a fall of about 4 %. Other coins jump by their "
                "beta times as much.",
    }),
    field<&RiskInput::jump_deviation>({
        .key = "risk.jump_deviation",
        .label = "Spread of jumps",
        .unit = Unit::Rate,
        .least = 0,
        .most = 3,
        .help = "The standard deviation of the logarithm of a jump. With -0.04 and 0.08 two of three jumps are "
                "between -11 % and +4 %.",
    }),
    field<&RiskInput::block_days>({
        .key = "risk.block_days",
        .label = "Length of a stretch",
        .unit = Unit::Days,
        .least = 0.01,
        .most = 365,
        .help = "How many days in a row are taken from the price history before the next place is drawn. Longer "
                "stretches keep more of its calm and its storms together.",
    }),
    field<&RiskInput::funding_deviation>({
        .key = "risk.funding_deviation",
        .label = "Swing of the funding",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.05,
        .help = "How far the funding rate of a payment strays from that of the plan (standard deviation). With 0.01 % "
                "it is between -0.01 % and 0.03 % nineteen times of twenty.",
    }),
    field<&RiskInput::funding_half_life_days>({
        .key = "risk.funding_half_life_days",
        .label = "Funding comes back in",
        .unit = Unit::Days,
        .least = 0.01,
        .most = 365,
        .help = "After so many days half of what the funding rate has strayed is gone again.",
    }),
    field<&RiskInput::funding_correlation>({
        .key = "risk.funding_correlation",
        .label = "Funding with price",
        .least = -1,
        .most = 1,
        .help = "1: the funding rises whenever the price does, and falls with it. 0: it goes its own way. In bull "
                "markets shorts are paid more: it is above 0.",
    }),
    field<&RiskInput::basis_deviation>({
        .key = "risk.basis_deviation",
        .label = "Swing of the basis",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .help = "How far the basis strays from that of the plan, as a part of the spot price (standard deviation). "
                "0.2 % of 65,000 USD are 130 USD.",
    }),
    field<&RiskInput::basis_half_life_days>({
        .key = "risk.basis_half_life_days",
        .label = "Basis comes back in",
        .unit = Unit::Days,
        .least = 0.01,
        .most = 365,
        .help = "After so many days half of what the basis has strayed is gone again.",
    }),
    field<&RiskInput::basis_correlation>({
        .key = "risk.basis_correlation",
        .label = "Basis with price",
        .least = -1,
        .most = 1,
        .help = "1: the basis rises whenever the price does, and falls with it. 0: it goes its own way.",
    }),
};

} // namespace keel::field_access
