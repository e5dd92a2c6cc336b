#define IMGUI_DEFINE_MATH_OPERATORS // sums of ImVec2; has to stand before imgui.h
#include "platform/web_touch.hpp"

#include <imgui_internal.h>

#include <cfloat>
#include <cmath>
#include <utility>

namespace keel::platform {

namespace {

constexpr float kSlop = 8.0f;   // CSS pixels that a resting finger may wander
constexpr double kHold = 0.120; // a finger that rests so long presses
constexpr double kLongPress = 0.400;
constexpr double kStillTime = 0.080;  // a finger that rested before it left does not fling
constexpr float kLeastFling = 120.0f; // CSS pixels a second
constexpr float kFlingEnd = 20.0f;
constexpr float kFlingTime = 0.325f; // in which the speed falls to 1/e, as phones have it
constexpr float kVelocityMix = 0.6f; // share of the newest sample
constexpr float kMostSpeed = 6000.0f;

constexpr ImVec2 kAway(-FLT_MAX, -FLT_MAX);

float distance(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }
float along(ImVec2 v, int axis) { return axis == 0 ? v.x : v.y; }

void put_pointer(ImVec2 at) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(at.x, at.y);
}

void put_button(ImGuiMouseButton button, bool is_down) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMouseButtonEvent(button, is_down);
}

/// How many pixels one turn of the wheel scrolls: as in ImGui::UpdateMouseWheel, so that content follows the finger.
float wheel_step(int axis) {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    const ImGuiWindow* window = gui.WheelingWindow != nullptr ? gui.WheelingWindow : gui.HoveredWindow;
    while (window != nullptr && along(window->ScrollMax, axis) == 0.0f && window->ParentWindow != nullptr) {
        window = window->ParentWindow;
    }
    if (window == nullptr) return 1.0f;
    const float lines = axis == 0 ? 2.0f : 5.0f;
    const float most = 0.67f * along(window->InnerRect.GetSize(), axis);
    return ImMax(1.0f, ImTrunc(ImMin(lines * window->CalcFontSize(), most)));
}

} // namespace

float TouchGestures::slop() const { return kSlop * ratio_; }

// ---- Fingers ----

void TouchGestures::down(int id, ImVec2 position, double now_s, view::Drags drags) {
    if (first_ && !second_ && state_ != State::Ignored) {
        second_ = id;
        second_position_ = position;
        start_pinch();
        return;
    }
    if (first_) return;
    stopped_fling_ = state_ == State::Flinging;
    first_ = id;
    origin_ = position_ = position;
    down_s_ = last_move_s_ = now_s;
    drags_ = drags;
    velocity_ = pending_ = ImVec2();
    state_ = State::Held;
}

void TouchGestures::move(int id, ImVec2 position, double now_s) {
    if (state_ == State::Pinching) {
        if (id == first_) position_ = position;
        if (id == second_) second_position_ = position;
        put_pointer((position_ + second_position_) * 0.5f);
        const float apart = ImMax(1.0f, distance(position_, second_position_));
        pending_zoom_ += std::log(apart / finger_distance_);
        finger_distance_ = apart;
        return;
    }
    if (id != first_) return;
    const ImVec2 step = position - position_;
    const auto seconds = static_cast<float>(ImMax(now_s - last_move_s_, 0.001));
    velocity_ = velocity_ * (1.0f - kVelocityMix) + step / seconds * kVelocityMix;
    position_ = position;
    last_move_s_ = now_s;

    const bool has_left = distance(position, origin_) > slop();
    const bool is_open = state_ == State::Held || state_ == State::Pressed;
    if (is_open && has_left && drags_ == view::Drags::Sideways) {
        // The first way it goes decides for all that follow.
        const bool is_sideways = std::fabs(position.x - origin_.x) > std::fabs(position.y - origin_.y);
        drags_ = is_sideways ? view::Drags::Any : view::Drags::No;
    }
    if (state_ == State::Held && has_left && drags_ != view::Drags::No) press();
    if (is_open && has_left && drags_ == view::Drags::No) start_scrolling();
    if (state_ == State::Pressed) put_pointer(position);
    if (state_ == State::Scrolling) pending_ = pending_ + step;
}

void TouchGestures::up(int id, double now_s) {
    if (id != first_ && id != second_) return;
    if (state_ == State::Pinching) end_pinch();
    if (state_ == State::Held && !stopped_fling_) press();
    if (state_ == State::Pressed) put_button(ImGuiMouseButton_Left, false);
    if (state_ == State::Scrolling) {
        const bool has_rested = now_s - last_move_s_ >= kStillTime;
        if (has_rested || std::fabs(along(velocity_, axis_)) < kLeastFling * ratio_) velocity_ = ImVec2();
        state_ = State::Flinging; // also to do what is still to be scrolled
        first_.reset();
        return;
    }
    (id == first_ ? first_ : second_).reset();
    if (first_ || second_) {
        state_ = State::Ignored; // the finger that is left shall not begin something new
        if (!first_) std::swap(first_, second_);
        return;
    }
    leave();
}

void TouchGestures::cancel(int id) {
    if (id != first_ && id != second_) return;
    drop_press();
    if (state_ == State::Pinching) end_pinch();
    first_.reset();
    second_.reset();
    leave();
}

/// Hover and tooltips must not stay where the finger was.
void TouchGestures::leave() {
    put_pointer(kAway);
    state_ = State::None;
}

// ---- What they mean ----

void TouchGestures::press() {
    put_pointer(origin_);
    put_button(ImGuiMouseButton_Left, true);
    state_ = State::Pressed;
}

/// Released elsewhere, a button is not clicked.
void TouchGestures::drop_press() {
    if (state_ != State::Pressed) return;
    put_pointer(kAway);
    put_button(ImGuiMouseButton_Left, false);
}

void TouchGestures::press_long() {
    drop_press();
    put_pointer(origin_);
    put_button(ImGuiMouseButton_Right, true);
    put_button(ImGuiMouseButton_Right, false);
    state_ = State::Ignored;
}

void TouchGestures::start_scrolling() {
    drop_press();
    put_pointer(origin_); // stays: the content moves
    axis_ = std::fabs(position_.x - origin_.x) > std::fabs(position_.y - origin_.y) ? 0 : 1;
    state_ = State::Scrolling;
}

void TouchGestures::start_pinch() {
    drop_press();
    put_pointer((position_ + second_position_) * 0.5f);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    finger_distance_ = ImMax(1.0f, distance(position_, second_position_));
    pending_zoom_ = 0.0f;
    state_ = State::Pinching;
}

void TouchGestures::end_pinch() {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    state_ = State::Ignored;
}

// ---- Time ----

/// ImGui rounds scroll positions to whole pixels: what is less than one waits.
void TouchGestures::scroll_by(ImVec2 pixels) {
    const float whole = std::trunc(along(pixels, axis_));
    if (whole == 0.0f) return;
    const float turns = whole / wheel_step(axis_);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMouseWheelEvent(axis_ == 0 ? turns : 0.0f, axis_ == 1 ? turns : 0.0f);
    (axis_ == 0 ? pending_.x : pending_.y) -= whole;
}

void TouchGestures::fling(double now_s) {
    const auto seconds = static_cast<float>(ImMin(now_s - last_update_s_, 0.05));
    const float speed = ImClamp(along(velocity_, axis_), -kMostSpeed * ratio_, kMostSpeed * ratio_);
    (axis_ == 0 ? pending_.x : pending_.y) += speed * seconds;
    const float kept = speed * std::exp(-seconds / kFlingTime);
    (axis_ == 0 ? velocity_.x : velocity_.y) = kept;
    if (std::fabs(kept) < kFlingEnd * ratio_ && !has_pending()) leave();
}

void TouchGestures::update(double now_s, float pixel_ratio) {
    ratio_ = pixel_ratio;
    if (state_ == State::Held && !stopped_fling_ && now_s - down_s_ >= kHold) press();
    if (state_ == State::Pressed && drags_ == view::Drags::No && now_s - down_s_ >= kLongPress) press_long();
    if (state_ == State::Flinging) fling(now_s);
    last_update_s_ = now_s;

    // ImGui gives out one kind of event a frame; adding faster than it takes would lag behind the finger.
    ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (!gui.InputEventsQueue.empty()) return;
    if (state_ == State::Scrolling || state_ == State::Flinging) scroll_by(pending_);
    if (state_ == State::Pinching && pending_zoom_ != 0.0f) {
        gui.IO.AddMouseWheelEvent(0.0f, pending_zoom_);
        pending_zoom_ = 0.0f;
    }
}

bool TouchGestures::needs_frames() const {
    const bool waits_for_time =
        (state_ == State::Held && !stopped_fling_) || (state_ == State::Pressed && drags_ == view::Drags::No);
    const bool is_behind = (state_ == State::Scrolling || state_ == State::Pinching) && has_pending();
    return waits_for_time || is_behind || state_ == State::Flinging;
}

bool TouchGestures::has_pending() const {
    return state_ == State::Pinching ? pending_zoom_ != 0.0f : std::fabs(along(pending_, axis_)) >= 1.0f;
}

} // namespace keel::platform
