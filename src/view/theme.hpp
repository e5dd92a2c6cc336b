#pragma once

// How the page looks: colours for light and dark, lengths for mouse and finger, fonts. Blue against orange everywhere,
// never red against green, and never colour alone: a word, a mark or a line style goes with it.

#include "view/app.hpp"
#include "view/fonts.hpp"

#include <imgui.h>

namespace keel::view {

struct Palette {
    ImU32 page;    // behind everything
    ImU32 surface; // cards, inputs, the chart
    ImU32 hovered; // a control under the pointer
    ImU32 pressed; // a control held down
    ImU32 border;  // of cards
    ImU32 control; // border of inputs: 3:1 against the surface
    ImU32 grid;    // lines of charts and tables
    ImU32 text;
    ImU32 muted;       // labels, axes
    ImU32 accent;      // blue: links, the chosen one, the hedged line
    ImU32 on_accent;   // text on accent
    ImU32 accent_tint; // behind a chosen or notable thing
    ImU32 warning;     // orange: what is wrong or dangerous, the unhedged line
    ImU32 on_warning;
    ImU32 warning_tint;
    ImU32 sold;  // the line of a sale
    ImU32 shade; // over what is behind a popup
};

const Palette& palette_of(Scheme scheme, Contrast contrast = Contrast::Usual);

struct Theme {
    Scheme scheme = Scheme::Light;
    PointerKind pointer = PointerKind::Fine;
    float ratio = 1.0f; // physical pixels for one CSS pixel
    Palette palette{};
    Fonts fonts;
    Contrast contrast = Contrast::Usual;

    /// CSS pixels to whole physical pixels; what is not 0 stays at least one.
    float px(float css) const;
    /// How thick the border of a card or a control is, physical pixels.
    float line() const { return px(contrast == Contrast::More ? 2.0f : 1.0f); }
    /// Height of an input or a button, physical pixels: a finger needs 44 CSS pixels.
    float control_height() const;
};

FontSizes font_sizes(const Surface& surface);

/// A fresh ImGui style in physical pixels, from the theme alone.
ImGuiStyle style_from(const Theme& theme);

/// The colour with its opacity multiplied by `opacity` (0 to 1).
ImU32 faded(ImU32 colour, float opacity);

} // namespace keel::view
