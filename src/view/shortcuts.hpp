#pragma once

// What the keyboard does, in one table: it is asked which key was pressed, and the sheet of keys is drawn from it.

#include <imgui.h>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

enum class Command {
    // Everywhere, unless an input is edited or something is open.
    ShowTab,
    Undo,
    Redo,
    CopyLink,
    Pin,
    Unit,
    Colours,
    Examples,
    Recent,
    Keys,
    // In the chart that has the focus.
    ZoomIn,
    ZoomOut,
    ZoomAll,
    PanLeft,
    PanRight,
    MovePoint,
    // Dear ImGui and the inputs see to these by themselves.
    Walk,
    Press,
    Step,
    Leave
};

struct Shortcut {
    Command command;
    std::string_view heading = {};          // above the first of a group
    std::string_view words;                 // what it does
    std::array<ImGuiKeyChord, 4> keys = {}; // any of them does it; 0: no more
    std::size_t told = 1;                   // of the keys, on the sheet: the others are the same on other keyboards
    std::size_t row = 1;                    // so many keys from the first on, each with its own meaning
};

std::span<const Shortcut> shortcuts();

/// "Ctrl+Z", "1 to 8", "?": one for each that is told. With Cmd on a Mac.
std::vector<std::string> keys_in_words(const Shortcut& shortcut);
/// The first of them.
std::string key_in_words(Command command);

struct PressedShortcut {
    Command command;
    std::size_t index = 0; // in the row of keys
};

/// What was pressed of that which works everywhere.
std::optional<PressedShortcut> pressed_shortcut();

/// The same for a key that was pressed earlier, with the modifiers that were down.
std::optional<PressedShortcut> shortcut_of_chord(ImGuiKeyChord pressed);

/// Has one of its keys gone down, or does it repeat because it is held?
bool is_pressed(Command command);

} // namespace keel::view
