// Text: a hidden text field has the focus while an ImGui input is edited. It makes the soft keyboard appear, lets input
// methods compose, and receives the browser's copy, cut and paste events.

#include "platform/web.hpp"
#include "platform/web_exports.hpp"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <string>

namespace keel::platform {

namespace {

struct Clipboard {
    std::string from_browser; // of the paste event that is being handled
    std::string to_browser;   // what ImGui copied last
};
Clipboard clipboard;

enum class Keyboard { None, Numbers, Letters };

/// A number field is one that steps by the arrow keys: with the callback that ImGui calls "history".
Keyboard wanted_keyboard() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (!gui.IO.WantTextInput) return Keyboard::None;
    const bool is_number = (gui.InputTextState.Flags & ImGuiInputTextFlags_CallbackHistory) != 0;
    return is_number ? Keyboard::Numbers : Keyboard::Letters;
}

} // namespace

// clang-format off

// What the field holds is compared with what ImGui has been given of it, and the difference is sent on as characters and
// Backspaces. That covers plain typing, input methods, word suggestions and phone keyboards, which report no keys, alike.
// One space always stands before it, so that a Backspace in an empty field is seen as well.
EM_JS(void, keel_js_listen_to_text, (), {
    const web = Module.web;
    const agent = web.agent;
    let sent = "";
    const clear = () => {
        sent = "";
        agent.value = " ";
        agent.setSelectionRange(1, 1);
    };
    const send = () => {
        const isErased = agent.value === "";
        const text = agent.value.replace(/^ /, "");
        let same = 0;
        while (same < sent.length && same < text.length && sent[same] === text[same]) same += 1;
        const erased = Array.from(sent.slice(same)).length + (isErased && sent === "" ? 1 : 0);
        _keel_text(erased, web.give(text.slice(same)));
        sent = text;
    };
    agent.addEventListener("input", (event) => {
        send();
        if (!event.isComposing) clear();
    });
    agent.addEventListener("compositionend", () => { send(); clear(); });
    agent.addEventListener("blur", clear);
    web.clearAgent = clear;
    clear();
});

EM_JS(void, keel_js_listen_to_clipboard, (), {
    const web = Module.web;
    const copy = (event) => {
        const text = UTF8ToString(_keel_copy(event.type === "cut"));
        if (text === "") return;
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
    };
    const paste = (event) => {
        const text = event.clipboardData.getData("text/plain");
        event.preventDefault();
        _keel_paste(web.give(text));
    };
    for (const element of [web.canvas, web.agent]) {
        element.addEventListener("copy", copy);
        element.addEventListener("cut", copy);
        element.addEventListener("paste", paste);
    }
});

// Focus is taken from the canvas only, never from somebody who has left it. Focusing again what has the focus already
// does not bring back a keyboard that was put away, so after a tap it is let go of first.
EM_JS(void, keel_js_edit, (int keyboard, int is_tap), {
    const web = Module.web;
    const active = document.activeElement;
    if (keyboard === 0) {
        if (active === web.agent) web.canvas.focus({ preventScroll: true });
        return;
    }
    if (active !== web.canvas && active !== web.agent && active !== document.body) return;
    const mode = keyboard === 1 ? "decimal" : "text";
    if (web.agent.inputMode !== mode) web.agent.inputMode = mode;
    if (active === web.agent && is_tap) web.canvas.focus({ preventScroll: true });
    if (document.activeElement !== web.agent) web.agent.focus({ preventScroll: true });
});

// Where input methods show their suggestions, and what a phone keeps in sight above its keyboard.
EM_JS(void, keel_js_place_agent, (float x, float y, float height), {
    const web = Module.web;
    const scale = web.canvas.clientWidth / web.canvas.width;
    web.agent.style.left = Math.max(0, Math.min(x * scale, web.canvas.clientWidth - 1)) + "px";
    web.agent.style.top = Math.max(0, Math.min(y * scale, web.canvas.clientHeight - 1)) + "px";
    web.agent.style.height = height * scale + "px";
});

EM_JS_DEPS(keel_text, "$UTF8ToString");

// clang-format on

namespace {

void note_caret(ImGuiViewport*, ImGuiPlatformImeData* data) {
    if (data->WantVisible) keel_js_place_agent(data->InputPos.x, data->InputPos.y, data->InputLineHeight);
}

/// Ctrl or Command with a letter, as the menus and the shortcuts of every system mean it.
void press_shortcut(ImGuiKey letter) {
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey modifier = is_mac() ? ImGuiMod_Super : ImGuiMod_Ctrl;
    sync_modifiers(0); // with Shift held it would be another shortcut
    io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(letter, true);
    io.AddKeyEvent(letter, false);
    io.AddKeyEvent(modifier, false);
    draw_now();
}

void press_key(ImGuiKey key) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
}

} // namespace

void listen_to_text() {
    ImGuiIO& io = ImGui::GetIO();
    io.SetPlatformImeDataFn = note_caret;
    io.GetClipboardTextFn = [](void*) { return clipboard.from_browser.c_str(); };
    io.SetClipboardTextFn = [](void*, const char* text) { clipboard.to_browser = text; };
    keel_js_listen_to_text();
    keel_js_listen_to_clipboard();
}

void update_text_agent() {
    static Keyboard shown = Keyboard::None;
    const Keyboard wanted = wanted_keyboard();
    if (wanted == shown) return;
    shown = wanted;
    keel_js_edit(static_cast<int>(wanted), 0);
}

void bring_back_keyboard() {
    const Keyboard wanted = wanted_keyboard();
    if (wanted != Keyboard::None) keel_js_edit(static_cast<int>(wanted), 1);
}

} // namespace keel::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void keel_text(int erased, const char* text) {
    using namespace keel::platform;
    for (int i = 0; i < erased; ++i)
        press_key(ImGuiKey_Backspace);
    ImGui::GetIO().AddInputCharactersUTF8(text);
    let_keyboard_in();
    wake();
}

EMSCRIPTEN_KEEPALIVE const char* keel_copy(int is_cut) {
    using namespace keel::platform;
    clipboard.to_browser.clear();
    press_shortcut(is_cut != 0 ? ImGuiKey_X : ImGuiKey_C);
    return clipboard.to_browser.c_str();
}

EMSCRIPTEN_KEEPALIVE void keel_paste(const char* text) {
    using namespace keel::platform;
    clipboard.from_browser = text;
    press_shortcut(ImGuiKey_V);
}

} // extern "C"
