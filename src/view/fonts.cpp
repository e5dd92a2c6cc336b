#include "view/fonts.hpp"

#include "keel_fonts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace keel::view {

namespace {

static_assert(sizeof(ImWchar) == sizeof(unsigned short), "the ranges of keel_fonts.hpp are 16 bits wide");

enum class Weight { Regular, Medium };

ImFont* add_font(ImFontAtlas& atlas, Weight weight, float css_px, float pixel_ratio) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.PixelSnapH = false;
    // Between pixels only where pixels are large enough to be seen.
    config.OversampleH = pixel_ratio < 1.5f ? 2 : 1;
    config.OversampleV = 1;
    const float size_px = std::max(6.0f, std::round(css_px * pixel_ratio));

    const bool is_medium = weight == Weight::Medium;
    const std::span<const unsigned char> bytes = is_medium ? fonts::medium : fonts::regular;
    // The atlas takes a pointer to bytes that are not const but does not write to them.
    return atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), size_px,
                                      &config, is_medium ? fonts::medium_ranges : fonts::regular_ranges);
}

} // namespace

Fonts add_fonts(ImFontAtlas& atlas, const FontSizes& sizes, float pixel_ratio) {
    atlas.Clear();
    Fonts fonts;
    fonts.body = add_font(atlas, Weight::Regular, sizes.body, pixel_ratio); // The first one is ImGui's default.
    fonts.small = add_font(atlas, Weight::Regular, sizes.small, pixel_ratio);
    fonts.strong = add_font(atlas, Weight::Medium, sizes.body, pixel_ratio);
    fonts.figure = add_font(atlas, Weight::Medium, sizes.figure, pixel_ratio);
    fonts.answer = add_font(atlas, Weight::Medium, sizes.answer, pixel_ratio);
    return fonts;
}

} // namespace keel::view
