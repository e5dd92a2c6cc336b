#pragma once

// What the parts of the web platform share. Each web_*.cpp owns one kind of DOM listener; the listeners are written in
// EM_JS, call back into exported keel_* functions, and keep what they share among themselves in Module.web.

#include <imgui.h>

namespace keel::view {
class App;
}

namespace keel::platform {

class Repaint;
class TouchGestures;

// Modifier keys as every DOM event brings them; web_input.cpp packs them.
inline constexpr int kCtrl = 1;
inline constexpr int kShift = 2;
inline constexpr int kAlt = 4;
inline constexpr int kMeta = 8;

view::App& page_app();
TouchGestures& page_touch();
Repaint& page_repaint();
bool is_mac();

/// Something happened: draw soon.
void wake();
/// For one of many results that follow each other.
void wake_for_interim();

/// Draws one frame now, unless one is being drawn.
void redraw();

/// Draws at once, inside the running DOM event, until ImGui has taken all queued input. What the page then does
/// (copying, focusing the text field) is still part of the person's gesture, on which browsers insist.
void draw_now();

/// Builds one frame that nobody sees, for what it leaves in the log.
void build_unseen();

/// Brings ImGui's modifiers to what the DOM says; some releases never arrive as events.
void sync_modifiers(int modifiers);

// ---- One line each in web.cpp ----
void listen_to_pointer();   // web_input.cpp
void listen_to_keyboard();  // web_keys.cpp
void listen_to_text();      // web_text.cpp: soft keyboard, input methods, clipboard
void update_text_agent();   // after a frame
void bring_back_keyboard(); // after a tap, if text is being edited: the person may have put the keyboard away
void listen_to_page();      // web_page.cpp: address bar, tests, visibility
void update_page();         // after a frame
void listen_to_files();     // web_files.cpp: what comes of files of past prices
void listen_to_mirror();    // web_mirror.cpp: real elements for what is drawn

/// Did the keyboard go into the page? Until then Tab passes it by, and after Escape it does again.
void let_keyboard_in();
void let_keyboard_out();

} // namespace keel::platform
