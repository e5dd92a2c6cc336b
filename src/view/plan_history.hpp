#pragma once

// The plans that were, as links: what Undo goes back to and Redo forward. One step is what a person did in one go: all
// that was typed into a field, a drag from press to release.

#include <cstddef>
#include <string>
#include <vector>

namespace keel::view {

class PlanHistory {
public:
    static constexpr std::size_t kMostPlans = 100;

    /// What ImGui holds active at the end of a frame; 0: nothing.
    struct Hand {
        unsigned id = 0;
        bool is_text = false; // the caret is in it
    };

    bool is_empty() const { return links_.empty(); }

    /// After each frame: makes a step of a plan that has changed, as soon as the hand has left what changed it.
    /// True when there is a new step.
    bool note(const std::string& link, Hand hand);

    /// Makes the plan a step at once, unless it is the present one. What was undone is forgotten.
    void keep(const std::string& link);

    bool can_undo() const { return present_ > 0; }
    bool can_redo() const { return present_ + 1 < links_.size(); }
    /// Only when they can.
    const std::string& undo() { return links_[--present_]; }
    const std::string& redo() { return links_[++present_]; }

private:
    std::vector<std::string> links_;
    std::size_t present_ = 0;
    unsigned owner_ = 0; // of the change that is going on
    bool is_changing_ = false;
};

} // namespace keel::view
