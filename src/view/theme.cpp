#include "view/theme.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
    return IM_COL32((hex >> 16) & 255u, (hex >> 8) & 255u, hex & 255u, alpha);
}

// Every pair of text and ground reaches 4.5:1 and every line 3:1; tests/view_test.cpp computes it.
constexpr Palette kLight = {
    .page = rgb(0xF5F6F8),
    .surface = rgb(0xFFFFFF),
    .hovered = rgb(0xEEF2F7),
    .pressed = rgb(0xE2E8F0),
    .border = rgb(0xE1E5EB),
    .control = rgb(0x8A95A5),
    .grid = rgb(0xE9ECF1),
    .text = rgb(0x12181F),
    .muted = rgb(0x56606E),
    .accent = rgb(0x0B5BD3),
    .on_accent = rgb(0xFFFFFF),
    .accent_tint = rgb(0xE6EFFC),
    .warning = rgb(0xA84300),
    .on_warning = rgb(0xFFFFFF),
    .warning_tint = rgb(0xFDF0E3),
    .sold = rgb(0x66707E),
    .shade = rgb(0x12181F, 60),
};

constexpr Palette kDark = {
    .page = rgb(0x0E1217),
    .surface = rgb(0x161B22),
    .hovered = rgb(0x202732),
    .pressed = rgb(0x2A3340),
    .border = rgb(0x28303B),
    .control = rgb(0x66717F),
    .grid = rgb(0x232A34),
    .text = rgb(0xE9EDF2),
    .muted = rgb(0xA2ACB9),
    .accent = rgb(0x6BA6FF),
    .on_accent = rgb(0x0B1220),
    .accent_tint = rgb(0x1A2A42),
    .warning = rgb(0xFFA047),
    .on_warning = rgb(0x1D1002),
    .warning_tint = rgb(0x33230F),
    .sold = rgb(0x9AA4B1),
    .shade = rgb(0x000000, 120),
};

// Black on white and white on black: text reaches 7:1, and so does every line but those of grids.
constexpr Palette kLightMore = {
    .page = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .hovered = rgb(0xE0E6EE),
    .pressed = rgb(0xCBD5E1),
    .border = rgb(0x000000),
    .control = rgb(0x000000),
    .grid = rgb(0x8C8C8C),
    .text = rgb(0x000000),
    .muted = rgb(0x1A1A1A),
    .accent = rgb(0x003A9B),
    .on_accent = rgb(0xFFFFFF),
    .accent_tint = rgb(0xDCE8FA),
    .warning = rgb(0x7A2E00),
    .on_warning = rgb(0xFFFFFF),
    .warning_tint = rgb(0xFFEBD9),
    .sold = rgb(0x3D444D),
    .shade = rgb(0x000000, 120),
};

constexpr Palette kDarkMore = {
    .page = rgb(0x000000),
    .surface = rgb(0x000000),
    .hovered = rgb(0x2A2F37),
    .pressed = rgb(0x3B434E),
    .border = rgb(0xFFFFFF),
    .control = rgb(0xFFFFFF),
    .grid = rgb(0x6E6E6E),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xEDEDED),
    .accent = rgb(0x9CC7FF),
    .on_accent = rgb(0x000000),
    .accent_tint = rgb(0x12253F),
    .warning = rgb(0xFFBE73),
    .on_warning = rgb(0x000000),
    .warning_tint = rgb(0x33200A),
    .sold = rgb(0xC9CFD6),
    .shade = rgb(0x000000, 160),
};

void set_colours(ImGuiStyle& style, const Palette& p) {
    const auto set = [&](ImGuiCol which, ImU32 colour) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Text, p.text);
    set(ImGuiCol_TextDisabled, p.muted);
    set(ImGuiCol_TextSelectedBg, faded(p.accent, 0.35f));
    set(ImGuiCol_WindowBg, p.page);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, p.surface);
    set(ImGuiCol_Border, p.border);
    set(ImGuiCol_BorderShadow, 0);
    set(ImGuiCol_FrameBg, p.surface);
    set(ImGuiCol_FrameBgHovered, p.hovered);
    set(ImGuiCol_FrameBgActive, p.surface);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, faded(p.control, 0.45f));
    set(ImGuiCol_ScrollbarGrabHovered, faded(p.control, 0.75f));
    set(ImGuiCol_ScrollbarGrabActive, p.control);
    set(ImGuiCol_Button, p.surface);
    set(ImGuiCol_ButtonHovered, p.hovered);
    set(ImGuiCol_ButtonActive, p.pressed);
    set(ImGuiCol_Header, p.accent_tint);
    set(ImGuiCol_HeaderHovered, p.hovered);
    set(ImGuiCol_HeaderActive, p.pressed);
    set(ImGuiCol_NavHighlight, p.accent);
    set(ImGuiCol_ModalWindowDimBg, p.shade);
}

} // namespace

const Palette& palette_of(Scheme scheme, Contrast contrast) {
    const bool is_dark = scheme == Scheme::Dark;
    if (contrast == Contrast::More) return is_dark ? kDarkMore : kLightMore;
    return is_dark ? kDark : kLight;
}

float Theme::px(float css) const {
    if (css == 0.0f) return 0.0f;
    const float rounded = std::round(std::fabs(css) * ratio);
    return std::copysign(std::max(1.0f, rounded), css);
}

float Theme::control_height() const { return px(pointer == PointerKind::Coarse ? 44.0f : 34.0f); }

FontSizes font_sizes(const Surface& surface) {
    FontSizes sizes;
    if (surface.pointer == PointerKind::Coarse) sizes.small = 13.5f, sizes.body = 16.0f;
    constexpr float kNarrow = 480.0f; // CSS pixels: a phone held upright
    if (surface.width_px < kNarrow * surface.pixel_ratio) sizes.answer = 18.0f, sizes.figure = 17.0f;
    return sizes;
}

ImGuiStyle style_from(const Theme& theme) {
    ImGuiStyle style;
    style.WindowPadding = {0.0f, 0.0f};
    style.WindowBorderSize = 0.0f;
    style.ChildBorderSize = 0.0f;
    style.PopupBorderSize = 1.0f;
    style.PopupRounding = 8.0f;
    style.FramePadding = {10.0f, 8.0f};
    style.FrameRounding = 7.0f;
    style.FrameBorderSize = 0.0f;
    style.ItemSpacing = {8.0f, 8.0f};
    style.ItemInnerSpacing = {6.0f, 6.0f};
    style.ScrollbarSize = theme.pointer == PointerKind::Coarse ? 6.0f : 10.0f;
    style.ScrollbarRounding = 6.0f;
    style.HoverStationaryDelay = 0.0f;
    style.DisabledAlpha = 0.5f;
    style.ScaleAllSizes(theme.ratio);
    // ScaleAllSizes leaves borders alone.
    style.PopupBorderSize = theme.line();
    set_colours(style, theme.palette);
    return style;
}

ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 255u);
    const auto scaled = static_cast<ImU32>(std::clamp(alpha * opacity, 0.0f, 255.0f) + 0.5f);
    return (colour & ~IM_COL32_A_MASK) | (scaled << IM_COL32_A_SHIFT);
}

} // namespace keel::view
