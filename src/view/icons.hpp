#pragma once

// Small marks drawn as lines, so that they are sharp at every pixel ratio and need no font.

#include <imgui.h>

namespace keel::view {

enum class Icon {
    None,
    Down,
    Right,
    ArrowUp,
    ArrowDown,
    Close,
    Warning,
    Notice,
    Sun,
    Moon,
    Link,
    Reset,
    Undo,
    Redo,
    Plus,
    Minus,
    List
};

/// `size` is the side of the square around `centre`, physical pixels.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

} // namespace keel::view
