#include "support/answers.hpp"

#include "support/plans.hpp"
#include "text/field_text.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>

namespace keel::test {

Plan plan_with(Settings settings) {
    Plan plan;
    for (const auto& [key, value] : settings) {
        const auto issue = text::set_from_text(plan, key, value, text::Spelling::Exact);
        if (issue) FAIL(text_from_issue(*issue));
    }
    return plan;
}

Report told(const Plan& plan) {
    Report report = report_of(plan);
    text::put_into_words(plan, report);
    return report;
}

Report told(Settings settings) { return told(plan_with(settings)); }

std::string message_of(const Report& report, std::string_view code) {
    for (const Warning& warning : report.warnings) {
        if (warning.code == code) return warning.message;
    }
    return {};
}

} // namespace keel::test
