#pragma once

// The fonts of the page, baked for one pixel ratio. Roboto in two weights with figures of equal width; a few arrows
// and triangles are merged in.

struct ImFont;
struct ImFontAtlas;

namespace keel::view {

struct Fonts {
    ImFont* small = nullptr;  // labels, axes, tables
    ImFont* body = nullptr;   // inputs and sentences
    ImFont* strong = nullptr; // body size, medium weight: headings, net results
    ImFont* figure = nullptr; // key figures, medium weight
    ImFont* answer = nullptr; // the answer sentence, medium weight
};

/// Font heights in CSS pixels.
struct FontSizes {
    float small = 13.0f;
    float body = 15.0f;
    float figure = 18.0f;
    float answer = 20.0f;

    bool operator==(const FontSizes&) const = default;
};

/// Replaces what the atlas holds. `pixel_ratio` is physical pixels for one CSS pixel.
Fonts add_fonts(ImFontAtlas& atlas, const FontSizes& sizes, float pixel_ratio);

} // namespace keel::view
