#include "platform/gui_frame.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace keel::platform {

namespace {

// ImGui's own defaults, which are meant in CSS pixels; a finger is less exact.
constexpr float kDragThreshold = 6.0f;
constexpr float kDoubleClickDistance = 6.0f;
constexpr float kDoubleTapDistance = 24.0f;

int renderers = 0;
int atlases = 0;

/// ImGui draws in physical pixels, so that lines and glyphs fall on whole ones at any pixel ratio.
void set_surface(ImGuiIO& io, const view::Surface& surface) {
    const bool is_coarse = surface.pointer == view::PointerKind::Coarse;
    io.DisplaySize = {surface.width_px, surface.height_px};
    io.DisplayFramebufferScale = {1.0f, 1.0f};
    io.MouseDragThreshold = kDragThreshold * surface.pixel_ratio;
    io.MouseDoubleClickMaxDist = (is_coarse ? kDoubleTapDistance : kDoubleClickDistance) * surface.pixel_ratio;
}

} // namespace

void create_gui(KeyboardStyle keyboard) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    // ImGui decides this when it is compiled, which says nothing about the machine that a page is opened on.
    io.ConfigMacOSXBehaviors = keyboard == KeyboardStyle::Mac;
}

bool start_renderer(const char* glsl_version) {
    ++renderers;
    return ImGui_ImplOpenGL3_Init(glsl_version);
}

void stop_renderer() { ImGui_ImplOpenGL3_Shutdown(); }

int renderer_number() { return renderers; }

view::Actions build_frame(view::App& app, const view::Surface& surface, FramePacer& pacer, double now_s) {
    ImGuiIO& io = ImGui::GetIO();
    set_surface(io, surface);
    const bool has_texture = io.Fonts->TexID != ImTextureID{};
    const bool is_new_atlas = app.prepare(surface);
    if (is_new_atlas) ++atlases;
    if (is_new_atlas && has_texture) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame(); // makes the texture when there is none yet
    pacer.begin_frame(now_s);
    ImGui::NewFrame();
    view::Actions actions = app.frame();
    ImGui::Render();
    return actions;
}

std::uint64_t picture_looks() {
    const ImU32 ground = ImGui::GetColorU32(ImGuiCol_WindowBg);
    return std::uint64_t{ground} << 32 | static_cast<std::uint64_t>(renderers + atlases);
}

ClearColour clear_colour() {
    const ImVec4& page = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    return {page.x, page.y, page.z};
}

} // namespace keel::platform
