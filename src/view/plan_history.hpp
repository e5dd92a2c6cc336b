#pragma once

// The plans that were, as links: what Undo goes back to and Redo forward. One step is what a person did in one go: all
// that was typed into a field, a drag from press to release.

#include <cstddef>
#include <optional>
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

    /// Numbers of the tabs that were shown before and after a step that led to another one.
    struct Tabs {
        std::size_t before = 0;
        std::size_t after = 0;
    };

    bool is_empty() const { return steps_.empty(); }

    /// After each frame: makes a step of a plan that has changed, as soon as the hand has left what changed it.
    /// True when there is a new step.
    bool note(const std::string& link, Hand hand);

    /// Makes the plan a step at once, unless it is the present one. What was undone is forgotten.
    void keep(const std::string& link, std::optional<Tabs> tabs = {});

    bool can_undo() const { return present_ > 0; }
    bool can_redo() const { return present_ + 1 < steps_.size(); }
    /// Of the step that undo takes back or redo does again; empty: it leaves the tab alone. Only when they can.
    const std::optional<Tabs>& tabs_of_undo() const { return steps_[present_].tabs; }
    const std::optional<Tabs>& tabs_of_redo() const { return steps_[present_ + 1].tabs; }
    const std::string& undo() { return steps_[--present_].link; }
    const std::string& redo() { return steps_[++present_].link; }

private:
    struct Step {
        std::string link;
        std::optional<Tabs> tabs;
    };

    std::vector<Step> steps_;
    std::size_t present_ = 0;
    unsigned owner_ = 0; // of the change that is going on
    bool is_changing_ = false;
};

} // namespace keel::view
