#include "view/plan_history.hpp"

namespace keel::view {

void PlanHistory::keep(const std::string& link, std::optional<Tabs> tabs) {
    is_changing_ = false;
    if (!is_empty()) {
        if (steps_[present_].link == link) return;
        steps_.resize(++present_);
    }
    steps_.push_back({link, tabs});
    if (steps_.size() <= kMostPlans) return;
    steps_.erase(steps_.begin());
    --present_;
}

bool PlanHistory::note(const std::string& link, Hand hand) {
    const bool is_changed = is_empty() || steps_[present_].link != link;
    // A field that takes its text as it is left changes the plan when the hand is in the next field already.
    const bool has_moved_on = owner_ != 0 && hand.id != owner_ && (is_changing_ || hand.is_text);
    const bool is_step = is_changed && (hand.id == 0 || has_moved_on || is_empty());
    if (is_step) keep(link);
    is_changing_ = is_changed && !is_step;
    owner_ = hand.id;
    return is_step;
}

} // namespace keel::view
