#pragma once

// What the DOM listeners call. Numbers and text only; positions in physical pixels, text as UTF-8 that the caller owns.

extern "C" {

// web.cpp
/// Where the listener writes text before it calls; stays until the next call.
char* keel_buffer(int bytes);
void keel_draw();
void keel_context_lost();
void keel_context_restored();

// web_canvas.cpp
/// Called in the task in which the canvas took its new size and lost its picture: it must be drawn in the same task.
void keel_surface_changed(int width_px, int height_px, double ratio, int is_dark, int is_coarse, int is_more);

// web_input.cpp
void keel_pointer(int phase_code, int source_code, int id, double x, double y, double time_ms, int buttons,
                  int modifiers);
void keel_wheel(double delta_x, double delta_y, int unit, double x, double y, int modifiers);

// web_keys.cpp
/// True when the browser shall not act on the key itself.
int keel_key(int is_down, const char* code, const char* key_text, int modifiers, int is_agent);
void keel_focus(int is_in, int is_elsewhere_in_document);

// web_text.cpp
/// First the erased characters, then the new ones.
void keel_text(int erased, const char* text);
/// What ImGui copied; empty when nothing was selected.
const char* keel_copy(int is_cut);
void keel_paste(const char* text);

// web_page.cpp
void keel_open_link(const char* fragment);
void keel_choose_theme(const char* theme);
void keel_rest(int state_code); // a view::RestState
const char* keel_report();      // JSON
const char* keel_plan();        // JSON
const char* keel_fragment();
const char* keel_widgets();             // JSON
const char* keel_texts();               // JSON, when all code is there
double keel_time_piece(int piece_code); // web_speed.hpp, likewise

// web_files.cpp
/// A view::HistoryNews with its text and part.
void keel_history(int news_code, const char* bytes, int count, double part);
void keel_recent(const char* stored, double now_s, double offset_s); // for view::App::tell_recent
void keel_address(const char* address);                              // of the page, without a fragment
const char* keel_history_json(); // as `keel history --format json`; empty without prices

// web_mirror.cpp
const char* keel_mirror(); // JSON
const char* keel_paper();  // JSON
/// What is done to the element of a widget: a MirrorDeed with its text or number.
void keel_mirror_act(int deed_code, unsigned id, const char* text, double number);

// web_risk.cpp
/// A view::RiskNews with its text and part.
void keel_risk(int news_code, const char* bytes, int count, double part);
const char* keel_risk_json(); // as `keel risk --format json`; empty before the first report

} // extern "C"
