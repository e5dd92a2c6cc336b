#pragma once

// What a panel may ask for. Panels only push actions; the application applies them after the frame.

#include <memory>
#include <string>
#include <vector>

namespace keel::view {

struct ChartPicture;

enum class ActionKind {
    CopyText,     // text: to the clipboard, inside the user's gesture
    ChooseTheme,  // text: "light", "dark" or "system"
    TakePlan,     // text: the plan as a link; note: what was done
    SaveText,     // text: into a file of the person's; note: its name
    SavePicture,  // text: a drawing as SVG; note: the name of the file, whose ending says what it becomes. In a window,
                  // where nothing draws an SVG, a picture comes in `picture` instead
    FetchRest,    // once more, where that has failed: see RestState
    RecallRecent, // asks for App::tell_recent
    KeepRecent,   // text: in place of what is kept of recent plans; empty: nothing shall be kept
    // Of files of past prices; text: the name of a history::Slot.
    ChooseFile, // or nothing where the file decides
    RemoveFile,
    CancelReading,
    RunBacktest, // text: the plan as a link; note: "scaled" where the file shall begin at today's price
    RunRisk,     // text: the plan as a link; the latest wins
    CancelRisk,  // what is there so far stays
    ShowReport,  // as a page to read and to print
};

struct Action {
    ActionKind kind;
    std::string text;
    std::string note = {};                            // for the person
    std::shared_ptr<const ChartPicture> picture = {}; // of SavePicture
};

using Actions = std::vector<Action>;

} // namespace keel::view
