#pragma once

// When to draw. The page is drawn on demand: some frames after whatever happens, and by timer for what moves by itself.
// At rest nothing is drawn at all.

#include "view/app.hpp"

namespace keel::platform {

enum class Reason {
    Rest,  // nothing to draw until something happens
    Busy,  // the next frame at once
    Timer, // after `seconds`
    Caret, // the same, and only because the text caret blinks
};

struct NextFrame {
    Reason reason = Reason::Rest;
    double seconds = 0.0;
};

class FramePacer {
public:
    /// Input, a new size, a result: queued input and layout need a few frames to settle.
    void note_event();
    /// One of many results that follow each other: one frame, the next one settles what this one has not.
    void note_interim();

    /// Before ImGui::NewFrame: moves ImGui's clock to now.
    void begin_frame(double now_s);

    /// After ImGui::Render.
    NextFrame end_frame(const view::App& app);

private:
    double last_s_ = -1.0;
    int frames_wanted_ = 3;
    bool woken_by_event_ = true;
    Reason planned_ = Reason::Busy;
};

} // namespace keel::platform
