#include "platform/frame_pacer.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace keel::platform {

namespace {

// ImGui gives out queued input over several frames and lays out what is new in a hidden one.
constexpr int kFramesAfterEvent = 3;
constexpr int kFramesAfterTimer = 2;

constexpr double kShortestStep = 1e-4;
constexpr double kLongestStepAfterEvent = 0.1; // after a rest, animations shall not jump
constexpr double kLongestStepAfterTimer = 2.0; // but what waited for the timer shall see it pass

// ImGui's caret is on for 0.8 s and off for 0.4 s.
constexpr float kCaretPeriod = 1.2f;
constexpr float kCaretOn = 0.8f;
constexpr float kTimerMargin = 0.01f;

/// Held keys repeat. Modifiers alone do nothing, nor does a button of the mouse until that moves.
bool is_key_held() {
    for (int key = ImGuiKey_Tab; key < ImGuiKey_GamepadStart; ++key) {
        if (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) continue;
        if (ImGui::IsKeyDown(static_cast<ImGuiKey>(key))) return true;
    }
    return false;
}

bool is_busy(const ImGuiContext& gui) {
    const bool is_fading = gui.DimBgRatio > 0.0f && gui.DimBgRatio < 1.0f;
    return !gui.InputEventsQueue.empty() || gui.NavWindowingTarget != nullptr || is_fading || is_key_held();
}

/// Until a tooltip that somebody waits for may appear; negative: nobody waits.
float seconds_to_tooltip(const ImGuiContext& gui) {
    if (gui.HoverItemDelayId == 0) return -1.0f;
    for (const float delay : {gui.Style.HoverStationaryDelay, gui.Style.HoverDelayShort, gui.Style.HoverDelayNormal}) {
        const float waited = std::min(gui.HoverItemDelayTimer, gui.MouseStationaryTimer);
        if (waited < delay) return delay - waited + kTimerMargin;
    }
    return -1.0f;
}

float seconds_to_caret(const ImGuiContext& gui) {
    const ImGuiInputTextState& text = gui.InputTextState;
    if (!gui.IO.WantTextInput || gui.ActiveId == 0 || text.ID != gui.ActiveId) return -1.0f;
    if (text.CursorAnim < kCaretOn) return kCaretOn - text.CursorAnim + kTimerMargin;
    const float phase = std::fmod(text.CursorAnim, kCaretPeriod);
    return (phase <= kCaretOn ? kCaretOn : kCaretPeriod) - phase + kTimerMargin;
}

} // namespace

void FramePacer::note_event() {
    frames_wanted_ = kFramesAfterEvent;
    woken_by_event_ = true;
}

void FramePacer::note_interim() {
    frames_wanted_ = std::max(frames_wanted_, 1);
    woken_by_event_ = true;
}

void FramePacer::begin_frame(double now_s) {
    ImGuiContext& gui = *ImGui::GetCurrentContext();
    const double elapsed = last_s_ < 0.0 ? 1.0 / 60.0 : now_s - last_s_;
    const double longest = woken_by_event_ ? kLongestStepAfterEvent : kLongestStepAfterTimer;
    const double step = std::clamp(elapsed, kShortestStep, longest);
    gui.IO.DeltaTime = static_cast<float>(step);
    // The rest only moves the clock, or two clicks far apart in time would make a double click.
    gui.Time += std::max(0.0, elapsed - step);
    last_s_ = now_s;
    if (!woken_by_event_ && planned_ == Reason::Timer) frames_wanted_ = std::max(frames_wanted_, kFramesAfterTimer);
    woken_by_event_ = false;
}

NextFrame FramePacer::end_frame(const view::App& app) {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    frames_wanted_ = std::max(0, frames_wanted_ - 1);
    NextFrame next;
    const auto plan = [&next](Reason reason, double seconds) {
        if (seconds < 0.0 || (next.reason != Reason::Rest && next.seconds <= seconds)) return;
        next = {seconds > 0.0 ? reason : Reason::Busy, seconds};
    };
    if (frames_wanted_ > 0 || is_busy(gui)) plan(Reason::Busy, 0.0);
    plan(Reason::Timer, app.seconds_to_next_frame());
    plan(Reason::Timer, static_cast<double>(seconds_to_tooltip(gui)));
    plan(Reason::Caret, static_cast<double>(seconds_to_caret(gui)));
    planned_ = next.reason;
    return next;
}

} // namespace keel::platform
