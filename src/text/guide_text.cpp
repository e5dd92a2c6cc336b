// The guide as text, JSON and CSV.

#include "text/guide.hpp"
#include "text/json_writer.hpp"
#include "text/layout.hpp"
#include "text/link.hpp"

#include <utility>
#include <vector>

namespace keel::text {

Plan plan_of(const Claim& claim) { return plan_from_link(claim.links.front()).plan; }

std::string answer_to(const Claim& claim, Evaluate evaluate) {
    std::vector<GuideCase> cases;
    for (const std::string_view link : claim.links) {
        if (link.empty() && !cases.empty()) break;
        Plan plan = plan_from_link(link).plan;
        auto report = evaluate(plan);
        if (!report) return {};
        cases.push_back({std::move(plan), *std::move(report)});
    }
    return claim.answer(cases);
}

std::string_view verdict_in_words(Verdict verdict) {
    switch (verdict) {
    case Verdict::Right: return "Right";
    case Verdict::Partly: return "Partly right";
    case Verdict::Wrong: break;
    }
    return "Wrong";
}

std::string text_from_guide(const Plan& plan, const Report& report, Evaluate evaluate) {
    std::string text = wrapped("What \"" + std::string(kGuideArticle) + "\" says, checked.", 0) + "\n";
    const auto add = [&](std::string_view words, std::size_t indentation) {
        text += wrapped(words, indentation, FirstLine::Indented) + "\n";
    };
    for (std::size_t i = 0; i < guide_steps().size(); ++i) {
        const GuideStep& step = guide_steps()[i];
        text += "\n" + std::to_string(i + 1) + ". " + std::string(step.title) + "\n";
        add(step.words(plan, report), 3);
        add(step.advice, 3);
        for (const Claim& claim : guide_claims()) {
            if (claim.step != i) continue;
            text += "\n";
            add("\"" + std::string(claim.said) + "\"", 3);
            add(std::string(verdict_in_words(claim.verdict)) + ". " + answer_to(claim, evaluate), 3);
            add("#" + link_from_plan(plan_of(claim)), 3);
        }
    }
    return text;
}

std::string json_from_guide(Evaluate evaluate) {
    JsonWriter json;
    json.begin_array();
    for (const Claim& claim : guide_claims()) {
        json.begin_object();
        const auto add = [&](std::string_view key, std::string_view value) {
            json.key(key);
            json.value(value);
        };
        json.key("step");
        json.value(static_cast<double>(claim.step + 1));
        add("said", claim.said);
        add("verdict", verdict_in_words(claim.verdict));
        add("answer", answer_to(claim, evaluate));
        add("link", "#" + link_from_plan(plan_of(claim)));
        json.end_object();
    }
    json.end_array();
    return json.finished();
}

std::string csv_from_guide(Evaluate evaluate) {
    const std::string kNames[] = {"step", "said", "verdict", "answer", "link"};
    std::string csv = csv_line(kNames);
    for (const Claim& claim : guide_claims()) {
        const std::string cells[] = {std::to_string(claim.step + 1), std::string(claim.said),
                                     std::string(verdict_in_words(claim.verdict)), answer_to(claim, evaluate),
                                     "#" + link_from_plan(plan_of(claim))};
        csv += csv_line(cells);
    }
    return csv;
}

} // namespace keel::text
