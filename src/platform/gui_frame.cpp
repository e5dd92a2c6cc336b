#include "platform/gui_frame.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace keel::platform {

namespace {

// ImGui's own defaults, which are meant in CSS pixels; a finger is less exact.
constexpr float kDragThreshold = 6.0f;
constexpr float kDoubleClickDistance = 6.0f;
constexpr float kDoubleTapDistance = 24.0f;

int renderers = 0;

/// Eight bytes at a time; what is left over is at most an index.
std::uint64_t mixed(std::uint64_t sum, const void* bytes, int count) {
    constexpr std::uint64_t kPrime = 0x9e3779b97f4a7c15;
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (; count > 0; count -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, static_cast<std::size_t>(std::min(count, 8)));
        sum = (sum ^ word) * kPrime;
        sum ^= sum >> 29;
    }
    return sum;
}

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

std::optional<std::uint64_t> picture_number() {
    const ImDrawData& data = *ImGui::GetDrawData();
    std::uint64_t sum = static_cast<std::uint64_t>(renderers);
    sum = mixed(sum, &data.DisplaySize, sizeof data.DisplaySize);
    sum = mixed(sum, &ImGui::GetStyle().Colors[ImGuiCol_WindowBg], sizeof(ImVec4));
    for (const ImDrawList* list : data.CmdLists) {
        sum = mixed(sum, list->VtxBuffer.Data, list->VtxBuffer.size_in_bytes());
        sum = mixed(sum, list->IdxBuffer.Data, list->IdxBuffer.size_in_bytes());
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) return std::nullopt;
            sum = mixed(sum, &command.ClipRect, sizeof command.ClipRect);
            sum = mixed(sum, &command.ElemCount, sizeof command.ElemCount);
        }
    }
    return sum;
}

ClearColour clear_colour() {
    const ImVec4& page = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    return {page.x, page.y, page.z};
}

} // namespace keel::platform
