#pragma once

// Fingers. ImGui knows only a mouse, and a finger means more: a tap presses, a drag over what is not made for dragging
// scrolls, two fingers zoom, a long press is the right button. So a press is held back until it is clear which.

#include "view/app.hpp"

#include <imgui.h>

#include <optional>

namespace keel::platform {

/// Positions in physical pixels, times in seconds.
class TouchGestures {
public:
    /// `drags`: how what lies under the finger wants to be dragged (a slider, a plot).
    void down(int id, ImVec2 position, double now_s, view::Drags drags);
    void move(int id, ImVec2 position, double now_s);
    void up(int id, double now_s);
    void cancel(int id);

    /// At the start of each frame: what only time decides, and what scrolls by itself.
    void update(double now_s, float pixel_ratio);
    bool needs_frames() const;

private:
    enum class State { None, Held, Pressed, Scrolling, Flinging, Pinching, Ignored };

    void press();
    void drop_press();
    void press_long();
    void start_scrolling();
    void start_pinch();
    void end_pinch();
    void scroll_by(ImVec2 pixels);
    void fling(double now_s);
    void leave();
    bool has_pending() const;
    float slop() const;

    State state_ = State::None;
    std::optional<int> first_;
    std::optional<int> second_;
    ImVec2 origin_;
    ImVec2 position_;
    ImVec2 second_position_;
    double down_s_ = 0.0;
    double last_move_s_ = 0.0;
    double last_update_s_ = 0.0;
    view::Drags drags_ = view::Drags::No;
    bool stopped_fling_ = false;
    int axis_ = 1;    // 0 horizontal, 1 vertical
    ImVec2 velocity_; // pixels a second
    ImVec2 pending_;  // pixels not yet scrolled
    float finger_distance_ = 0.0f;
    float pending_zoom_ = 0.0f; // logarithm of the factor
    float ratio_ = 1.0f;
};

} // namespace keel::platform
