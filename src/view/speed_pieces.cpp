#include "view/speed_pieces.hpp"

#include "engine/evaluate.hpp"
#include "text/link.hpp"
#include "text/words.hpp"
#include "view/payoff_curve.hpp"

#include <chrono>

namespace keel::view {

void evaluate_once(const Plan& plan) {
    if (auto report = evaluate(plan)) {
        text::put_answer_into_words(plan, *report);
        text::put_warnings_into_words(plan, *report);
    }
    static_cast<void>(text::link_from_plan(plan));
}

void compute_payoff_curve(const Plan& plan) {
    PayoffCurve curve(plan, -0.6, 1.0);
    while (curve.advance(std::chrono::milliseconds(8))) {
    }
}

} // namespace keel::view
