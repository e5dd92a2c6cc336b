#include "platform/native_picture.hpp"

#include "platform/gl.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <png.h>

#include <cstddef>
#include <vector>

namespace keel::platform {

namespace {

constexpr int kChannels = 3;

/// The window's own context of Dear ImGui has the fonts of its screen, and is in the middle of its work.
class OwnGui {
public:
    OwnGui() {
        ImGui::SetCurrentContext(own_);
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
    }
    ~OwnGui() {
        if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext(own_);
        ImGui::SetCurrentContext(before_);
    }
    OwnGui(const OwnGui&) = delete;
    OwnGui& operator=(const OwnGui&) = delete;

private:
    ImGuiContext* before_ = ImGui::GetCurrentContext();
    ImGuiContext* own_ = ImGui::CreateContext();
};

/// What is drawn while it lives is seen nowhere.
class OffScreen {
public:
    OffScreen(int width, int height) {
        glGenRenderbuffers(1, &colours_);
        glBindRenderbuffer(GL_RENDERBUFFER, colours_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glGenFramebuffers(1, &frame_);
        glBindFramebuffer(GL_FRAMEBUFFER, frame_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colours_);
    }
    ~OffScreen() {
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glDeleteFramebuffers(1, &frame_);
        glDeleteRenderbuffers(1, &colours_);
    }
    OffScreen(const OffScreen&) = delete;
    OffScreen& operator=(const OffScreen&) = delete;

    static bool is_ready() { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

private:
    GLuint colours_ = 0;
    GLuint frame_ = 0;
};

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb; // rows from below
};

Pixels pixels_of(const ImVec4& ground, int width, int height) {
    Pixels pixels{width, height, {}};
    const OffScreen screen(width, height);
    if (!OffScreen::is_ready()) return pixels; // larger than the card can
    glViewport(0, 0, width, height);
    glClearColor(ground.x, ground.y, ground.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    pixels.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * kChannels);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.rgb.data());
    return pixels;
}

bool write_png(const std::string& path, const Pixels& pixels) {
    if (pixels.rgb.empty()) return false;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGB;
    const png_int_32 from_below = -pixels.width * kChannels;
    return png_image_write_to_file(&image, path.c_str(), 0, pixels.rgb.data(), from_below, nullptr) != 0;
}

} // namespace

bool write_picture(const std::string& path, const view::ChartPicture& picture) {
    const OwnGui gui;
    ImGuiIO& io = ImGui::GetIO();
    const view::Theme theme = view::picture_theme(*io.Fonts);
    io.DisplaySize = view::picture_size(picture, theme);
    if (!ImGui_ImplOpenGL3_Init("#version 330 core")) return false;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    view::draw_picture(picture, theme);
    ImGui::Render();
    const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(theme.palette.surface);
    return write_png(path, pixels_of(ground, static_cast<int>(io.DisplaySize.x), static_cast<int>(io.DisplaySize.y)));
}

} // namespace keel::platform
