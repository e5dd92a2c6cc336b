#pragma once

// The guide: five steps to a hedge in the numbers of a plan, and what a well-known article says about them, checked.
// The article is "Hedging Your Spot Bags with Inverse Futures: A Safety Net Strategy"; the steps are its five phases.
// What is right instead is told in figures of the engine, not in figures written down here.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <array>
#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace keel::text {

/// A plan and what comes of it.
struct GuideCase {
    Plan plan;
    Report report;
};

struct GuideStep {
    std::string_view title;
    std::string (*words)(const Plan&, const Report&); // what it comes to
    std::string_view advice;
    std::string_view field; // the input to begin with
};

enum class Verdict { Right, Partly, Wrong };

struct Claim {
    std::size_t step;      // from 0
    std::string_view said; // by the article, shortened
    Verdict verdict;
    /// The plans that show it, as fragments of links; only the first may be empty, the default plan, as the rest is.
    /// The first one is shown to the person.
    std::array<std::string_view, 4> links;
    std::string (*answer)(std::span<const GuideCase>); // a case for each link
};

inline constexpr std::string_view kGuideArticle = "Hedging Your Spot Bags with Inverse Futures: A Safety Net Strategy";

std::span<const GuideStep> guide_steps();
std::span<const Claim> guide_claims();

/// The engine, which this layer does not know.
using Evaluate = std::expected<Report, Issues> (*)(const Plan&) noexcept;

/// What is right: the claim's own plans, evaluated.
std::string answer_to(const Claim& claim, Evaluate evaluate);

/// The plan in which it can be seen.
Plan plan_of(const Claim& claim);

/// All of it. `report` is of `plan`. The JSON and the CSV hold the claims alone.
std::string text_from_guide(const Plan& plan, const Report& report, Evaluate evaluate);
std::string json_from_guide(Evaluate evaluate);
std::string csv_from_guide(Evaluate evaluate);

/// "Right", "Partly right", "Wrong".
std::string_view verdict_in_words(Verdict verdict);

} // namespace keel::text
