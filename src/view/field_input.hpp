#pragma once

// One input of the plan, made from its entry in the field table: label, help, value, unit, and what is wrong with it.
// Text that is not a value stays visible with the reason; the plan keeps its last good value meanwhile.

#include "view/field_spelling.hpp"
#include "view/rest_state.hpp"
#include "view/widgets.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

/// Text that did not become a value.
struct Draft {
    std::string key;
    std::string text;
    Issue issue;
    std::string reason = {}; // in words of its own, in place of the issue
};

/// What the inputs remember between frames.
struct FormState {
    std::string editing_key; // the input with the caret
    std::string editing_text;
    ImVec2 editing_screen = {};  // its size when the caret came, or when it last changed since
    int frames_to_keep_seen = 0; // as long as it is not 0, the page scrolls to the input with the caret
    std::vector<Draft> drafts;
    std::string open_help;    // key of the field whose help stands below it
    std::string wanted;       // key of the field to scroll to and focus in the next frame
    std::string marked;       // key of the field that is pointed out
    int frames_to_scroll = 0; // as long as it is not 0, the page scrolls to the marked field
};

struct Form {
    Ui& ui;
    FormState& state;
    Plan& plan;
    const Issues& issues; // of the plan as a whole, from evaluate()
    float width = 0.0f;   // of the whole form
    RestState rest = RestState::Loaded;
};

const Draft* find_draft(const FormState& state, std::string_view key);
void drop_draft(FormState& state, std::string_view key);

/// Leaves an input empty until something is typed, and says why.
void ask_for(FormState& state, std::string_view key, std::string reason);

/// What is wrong with the field; nullptr: nothing.
const Issue* issue_of(const Form& form, std::string_view key);

/// Label, control and messages, `width` wide, at the cursor. `automatic` is the value in force while the field is
/// empty, as text, if it is known.
void field_input(Form& form, const FieldAddress& address, float width, std::string_view automatic = {});

/// The parts, for controls that are put together by hand.
void field_label(Form& form, const FieldAddress& address, std::string_view label, float width);
void focus_when_wanted(Form& form, std::string_view key); // before the control
void field_messages(Form& form, const FieldAddress& address, float width);

/// A label over the whole width and a narrow box under its right end, for a control that fills the rest of the line.
/// The messages are the caller's.
void boxed_input(Form& form, const FieldAddress& address, ImVec2 start, float width, float box_width);

/// The label, with "Hedge 2" before it in a plan of several.
std::string name_in_log(const Plan& plan, const FieldAddress& address);

} // namespace keel::view
