#include "view/shortcuts.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace keel::view {

namespace {

constexpr ImGuiKeyChord kCommand = ImGuiMod_Shortcut; // Ctrl, or Cmd on a Mac
constexpr ImGuiKeyChord kShift = ImGuiMod_Shift;

constexpr auto kShortcuts = std::to_array<Shortcut>({
    {.command = Command::ShowTab,
     .heading = "Everywhere",
     .words = "Show a tab, from Payoff to Guide",
     .keys = {ImGuiKey_1},
     .row = 8},
    {.command = Command::Undo, .words = "Undo", .keys = {kCommand | ImGuiKey_Z}},
    {.command = Command::Redo,
     .words = "Redo",
     .keys = {kCommand | kShift | ImGuiKey_Z, kCommand | ImGuiKey_Y},
     .told = 2},
    {.command = Command::CopyLink, .words = "Copy the link of this plan", .keys = {ImGuiKey_C}},
    {.command = Command::Pin, .words = "Pin this plan as A, to compare", .keys = {ImGuiKey_P}},
    {.command = Command::Examples, .words = "Open the examples", .keys = {ImGuiKey_E}},
    {.command = Command::Recent, .words = "Open the recent plans", .keys = {ImGuiKey_R}},
    {.command = Command::Unit, .words = "Amounts in dollars, in coins or in %", .keys = {ImGuiKey_U}},
    {.command = Command::Colours, .words = "Light or dark colours", .keys = {ImGuiKey_D}},
    {.command = Command::Keys,
     .words = "Show these shortcuts",
     .keys = {kShift | ImGuiKey_Slash, ImGuiKey_F1},
     .told = 2},

    {.command = Command::ZoomIn,
     .heading = "In a chart that Tab has led to",
     .words = "Zoom in",
     .keys = {ImGuiKey_KeypadAdd, kShift | ImGuiKey_KeypadAdd, ImGuiKey_Equal, kShift | ImGuiKey_Equal}},
    {.command = Command::ZoomOut,
     .words = "Zoom out",
     .keys = {ImGuiKey_KeypadSubtract, kShift | ImGuiKey_KeypadSubtract, ImGuiKey_Minus, kShift | ImGuiKey_Minus}},
    {.command = Command::ZoomAll,
     .words = "Show all again",
     .keys = {ImGuiKey_0, ImGuiKey_Keypad0, kShift | ImGuiKey_0}},
    {.command = Command::PanLeft, .words = "Move to the left, when zoomed", .keys = {ImGuiKey_LeftArrow}},
    {.command = Command::PanRight, .words = "Move to the right, when zoomed", .keys = {ImGuiKey_RightArrow}},
    {.command = Command::MovePoint,
     .words = "Move a point of the path",
     .keys = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow},
     .told = 4},

    {.command = Command::Walk,
     .heading = "Inputs and buttons",
     .words = "Go to the next input, or back",
     .keys = {ImGuiKey_Tab, kShift | ImGuiKey_Tab},
     .told = 2},
    {.command = Command::Press,
     .words = "Edit the input or press the button",
     .keys = {ImGuiKey_Enter, ImGuiKey_Space},
     .told = 2},
    {.command = Command::Step,
     .words = "Raise or lower the number that is edited",
     .keys = {ImGuiKey_UpArrow, ImGuiKey_DownArrow},
     .told = 2},
    {.command = Command::Leave, .words = "Leave the input, close what is open", .keys = {ImGuiKey_Escape}},
});

bool is_mac() { return ImGui::GetIO().ConfigMacOSXBehaviors; }

/// What is printed on the key.
std::string name_of_key(ImGuiKeyChord key) {
    switch (key) {
    case ImGuiKey_KeypadAdd: return "+";
    case ImGuiKey_KeypadSubtract: return "\u2212";
    case ImGuiKey_LeftArrow: return "Left";
    case ImGuiKey_RightArrow: return "Right";
    case ImGuiKey_UpArrow: return "Up";
    case ImGuiKey_DownArrow: return "Down";
    case ImGuiKey_Tab: return "Tab";
    case ImGuiKey_Enter: return "Enter";
    case ImGuiKey_Space: return "Space";
    case ImGuiKey_Escape: return "Esc";
    case ImGuiKey_F1: return "F1";
    default: break;
    }
    if (key >= ImGuiKey_0 && key <= ImGuiKey_9) return {static_cast<char>('0' + (key - ImGuiKey_0))};
    return {static_cast<char>('A' + (key - ImGuiKey_A))};
}

std::string name_of(ImGuiKeyChord chord) {
    if (chord == (kShift | ImGuiKey_Slash)) return "?"; // wherever it is on the keyboard
    std::string name;
    if ((chord & kCommand) != 0) name += is_mac() ? "Cmd+" : "Ctrl+";
    if ((chord & kShift) != 0) name += "Shift+";
    return name + name_of_key(chord & ~ImGuiMod_Mask_);
}

bool works_everywhere(Command command) { return command <= Command::Keys; }

bool is_down_now(ImGuiKeyChord chord, ImGuiInputFlags flags) {
    return chord != 0 && ImGui::IsKeyChordPressed(chord, ImGuiKeyOwner_Any, flags);
}

const Shortcut& shortcut_of(Command command) { return *std::ranges::find(kShortcuts, command, &Shortcut::command); }

/// With Ctrl or Cmd as what it is on this machine.
ImGuiKeyChord as_keys(ImGuiKeyChord chord) {
    if ((chord & kCommand) == 0) return chord;
    return (chord & ~kCommand) | (is_mac() ? ImGuiMod_Super : ImGuiMod_Ctrl);
}

/// Of those that work everywhere, the first of whose keys one is it.
template <class IsIt>
std::optional<PressedShortcut> find_shortcut(IsIt is_it) {
    for (const Shortcut& shortcut : kShortcuts) {
        if (!works_everywhere(shortcut.command)) continue;
        for (const ImGuiKeyChord chord : shortcut.keys) {
            for (std::size_t i = 0; i < shortcut.row; ++i)
                if (chord != 0 && is_it(chord + static_cast<int>(i))) return PressedShortcut{shortcut.command, i};
        }
    }
    return std::nullopt;
}

} // namespace

std::span<const Shortcut> shortcuts() { return kShortcuts; }

std::vector<std::string> keys_in_words(const Shortcut& shortcut) {
    if (shortcut.row > 1)
        return {name_of(shortcut.keys[0]) + " to " + name_of(shortcut.keys[0] + static_cast<int>(shortcut.row) - 1)};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shortcut.told; ++i)
        names.push_back(name_of(shortcut.keys[i]));
    return names;
}

std::string key_in_words(Command command) { return keys_in_words(shortcut_of(command)).front(); }

std::optional<PressedShortcut> pressed_shortcut() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (gui.ActiveId != 0 || !gui.OpenPopupStack.empty()) return std::nullopt;
    return find_shortcut([](ImGuiKeyChord chord) { return is_down_now(chord, ImGuiInputFlags_None); });
}

std::optional<PressedShortcut> shortcut_of_chord(ImGuiKeyChord pressed) {
    return find_shortcut([&](ImGuiKeyChord chord) { return as_keys(chord) == pressed; });
}

bool is_pressed(Command command) {
    return std::ranges::any_of(shortcut_of(command).keys,
                               [](ImGuiKeyChord chord) { return is_down_now(chord, ImGuiInputFlags_Repeat); });
}

} // namespace keel::view
