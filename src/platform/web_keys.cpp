// The keyboard, except for what it types: that comes as text through web_text.cpp.

#include "platform/web.hpp"
#include "platform/web_exports.hpp"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace keel::platform {

namespace {

struct NamedKey {
    std::string_view code; // of the DOM; the same words serve as its `key` where a phone leaves the code empty
    ImGuiKey key;
};

constexpr std::array kNamedKeys = std::to_array<NamedKey>({
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {" ", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"Minus", ImGuiKey_Minus},
    {"Equal", ImGuiKey_Equal},
    {"Comma", ImGuiKey_Comma},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"F1", ImGuiKey_F1},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"ContextMenu", ImGuiKey_Menu},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
});

enum class Target { Canvas, Agent };

bool keyboard_is_in = false;

ImGuiKey key_from_letter(char letter) {
    if (letter >= 'a' && letter <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a'));
    if (letter >= 'A' && letter <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'A'));
    if (letter >= '0' && letter <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (letter - '0'));
    return ImGuiKey_None;
}

ImGuiKey key_from_name(std::string_view name) {
    const auto* const found = std::ranges::find(kNamedKeys, name, &NamedKey::code);
    return found == kNamedKeys.end() ? ImGuiKey_None : found->key;
}

/// Letters by what is printed on the key, or Ctrl+Z and Ctrl+A would be elsewhere on a French or German keyboard;
/// where that is no Latin letter, and for all other keys, by their place.
ImGuiKey key_from_event(std::string_view code, std::string_view key) {
    if (key.size() == 1) {
        if (const ImGuiKey letter = key_from_letter(key[0]); letter != ImGuiKey_None) return letter;
    }
    if (key == "+") return ImGuiKey_KeypadAdd; // other keys on other keyboards
    if (key == "-") return ImGuiKey_KeypadSubtract;
    if (key == "?") return ImGuiKey_Slash;
    if (code.starts_with("Key") && code.size() == 4) return key_from_letter(code[3]);
    if (code.starts_with("Digit") && code.size() == 6) return key_from_letter(code[5]);
    const ImGuiKey place = key_from_name(code);
    return place != ImGuiKey_None ? place : key_from_name(key);
}

bool is_any_of(ImGuiKey key, std::initializer_list<ImGuiKey> keys) {
    return std::ranges::find(keys, key) != keys.end();
}

/// Scrolls a page, or moves a caret.
bool is_moving(ImGuiKey key) {
    return is_any_of(key, {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                           ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End});
}

/// Keys of the browser stay with the browser: reloading, its find box, its address bar, its zoom.
bool is_ours(ImGuiKey key, int modifiers, Target target) {
    const bool is_command = (modifiers & (is_mac() ? kMeta : kCtrl)) != 0;
    if (is_command && is_any_of(key, {ImGuiKey_Z, ImGuiKey_Y})) return true;
    // The browser would select in the hidden text field.
    if (is_command && target == Target::Agent) {
        return is_moving(key) || is_any_of(key, {ImGuiKey_A, ImGuiKey_Backspace, ImGuiKey_Delete});
    }
    if ((modifiers & (kCtrl | kMeta)) != 0) return false;
    const bool is_history = (modifiers & kAlt) != 0 && !(is_mac() && target == Target::Agent);
    if (is_moving(key)) return !is_history;
    if (key == ImGuiKey_Tab) return keyboard_is_in;
    if (target == Target::Agent)
        return is_any_of(key, {ImGuiKey_Backspace, ImGuiKey_Delete, ImGuiKey_Enter, ImGuiKey_KeypadEnter});
    return key == ImGuiKey_Space || key == ImGuiKey_F1;
}

/// Escape with nothing left to close gives the keyboard back.
bool can_leave() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    return gui.ActiveId == 0 && gui.OpenPopupStack.empty();
}

} // namespace

// clang-format off

// Listened to on the canvas and the hidden text field only: the rest of the page and the browser keep theirs.
// While an input method composes, its keys are its own; a phone's keyboard sends the meaningless code 229.
EM_JS(void, keel_js_listen_to_keyboard, (), {
    const web = Module.web;
    const send = (event, isDown) => withStackSave(() => _keel_key(
        isDown, stringToUTF8OnStack(event.code), stringToUTF8OnStack(event.key), web.modifiers(event),
        event.currentTarget === web.agent));
    const onKey = (event) => {
        if (event.isComposing || event.keyCode === 229) return;
        const isDown = event.type === "keydown";
        const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
        const isClipboard = isCommand && ["c", "x", "v"].includes(event.key.toLowerCase());
        if (isDown && isClipboard) return;                             // the events that follow do it
        const types = event.key.length === 1 && !isCommand;
        if (types && event.currentTarget === web.agent) return;        // arrives as text
        if (send(event, isDown)) event.preventDefault();
    };
    for (const element of [web.canvas, web.agent]) {
        element.addEventListener("keydown", onKey);
        element.addEventListener("keyup", onKey);
        // Between the two the keyboard stays in the page.
        const isOutside = (event) => event.relatedTarget !== web.canvas && event.relatedTarget !== web.agent;
        element.addEventListener("focus", (event) => isOutside(event) && _keel_focus(1, 0));
        // Without a focused document it was the window that went, and it will come back to the same place.
        element.addEventListener("blur", (event) => isOutside(event) && _keel_focus(0, document.hasFocus()));
    }
});

// The ring around the page shows where Tab has gone, until the keyboard is in it.
EM_JS(void, keel_js_mark_keyboard, (int is_in), {
    Module.web.canvas.classList.toggle("is-used", !!is_in);
});

EM_JS_DEPS(keel_keys, "$withStackSave,$stringToUTF8OnStack");

// clang-format on

void listen_to_keyboard() { keel_js_listen_to_keyboard(); }

void let_keyboard_in() {
    if (!keyboard_is_in) keel_js_mark_keyboard(1);
    keyboard_is_in = true;
}

void let_keyboard_out() {
    if (keyboard_is_in) keel_js_mark_keyboard(0);
    keyboard_is_in = false;
}

void sync_modifiers(int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & kCtrl) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & kShift) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & kAlt) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & kMeta) != 0);
}

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE int keel_key(int is_down, const char* code, const char* key_text, int modifiers, int is_agent) {
    using namespace keel::platform;
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey key = key_from_event(code, key_text);
    const Target target = is_agent != 0 ? Target::Agent : Target::Canvas;
    sync_modifiers(modifiers);
    if (key == ImGuiKey_None) return 0;
    if (is_down != 0 && key == ImGuiKey_Escape && can_leave()) let_keyboard_out();
    const bool enters = is_moving(key) || is_any_of(key, {ImGuiKey_Enter, ImGuiKey_KeypadEnter, ImGuiKey_Space});
    if (is_down != 0 && (enters || target == Target::Agent)) let_keyboard_in();

    const bool ours = is_ours(key, modifiers, target);
    if (key == ImGuiKey_Tab && !keyboard_is_in) return 0; // on its way past the page
    io.AddKeyEvent(key, is_down != 0);
    // What a plus is without Shift, is told when it is let go of: then it is none any more.
    const std::string_view sign = key_text;
    if (is_down != 0 && (sign == "+" || sign == "-")) io.AddKeyEvent(key, false);
    // macOS sends no release while Command is held.
    const bool is_modifier = key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper;
    if (is_down != 0 && !is_modifier && (modifiers & kMeta) != 0) io.AddKeyEvent(key, false);
    // A button pressed by key may copy, and so may a letter, for which the browser wants the gesture; typing needs no
    // such haste.
    const bool is_letter = key >= ImGuiKey_A && key <= ImGuiKey_Z;
    const bool may_copy =
        is_down != 0 && target == Target::Canvas && (key == ImGuiKey_Enter || key == ImGuiKey_Space || is_letter);
    may_copy ? draw_now() : wake();
    return ours ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void keel_focus(int is_in, int is_elsewhere_in_document) {
    using namespace keel::platform;
    ImGui::GetIO().AddFocusEvent(is_in != 0);
    if (is_elsewhere_in_document != 0) let_keyboard_out();
    wake();
}

} // extern "C"
