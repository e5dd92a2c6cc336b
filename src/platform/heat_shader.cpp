// The heat map by the graphics card. Dear ImGui's renderer draws a rectangle with the cells as its texture; before it
// the program of shaders/heatmap.* is put in place of the renderer's own, after it that one again. So neither vertices
// nor attributes of our own are needed.

#include "platform/gl.hpp"
#include "platform/gui_frame.hpp"
#include "platform/shader_program.hpp"
#include "view/heat_look.hpp"

#include <imgui.h>
#include <keel_shaders.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

namespace keel::platform {

namespace {

struct Colour {
    float red, green, blue, opacity;
};

/// `look` of the shaders, which say what is in it.
using Uniforms = std::array<Colour, 12>;

struct Shader {
    int renderer = 0; // that the rest belongs to: a lost context takes all with it
    GLuint program = 0;
    GLint uniforms_at = -1;
    GLuint texture = 0;
    unsigned revision = 0;    // of the cells in the texture
    Uniforms uniforms{};      // of the frame that is built; read when it is drawn
    std::uint64_t number = 0; // of what they and the cells show
};

Shader shader;

void prepare() {
    if (shader.renderer == renderer_number()) return;
    shader = {};
    shader.renderer = renderer_number();
    shader.program = linked_program(shaders::kHeatmapVertex, shaders::kHeatmapFragment);
    shader.uniforms_at = glGetUniformLocation(shader.program, "look");
}

void upload(const view::HeatCells& cells) {
    if (shader.texture != 0 && shader.revision == cells.revision) return;
    shader.revision = cells.revision;
    if (shader.texture == 0) glGenTextures(1, &shader.texture);
    glBindTexture(GL_TEXTURE_2D, shader.texture);
    // Floats cannot be blended by every card; the shader does it itself.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R32F, static_cast<GLsizei>(cells.request.columns),
                 static_cast<GLsizei>(2 * cells.request.rows), 0, GL_RED, GL_FLOAT, cells.values.data());
}

Colour colour_from(ImU32 packed) {
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(packed);
    return {colour.x, colour.y, colour.z, colour.w};
}

void set_uniforms(const view::HeatCells& cells, const view::HeatLook& look, ImVec2 min, ImVec2 max) {
    Uniforms& to = shader.uniforms;
    for (std::size_t i = 0; i < look.colours.size(); ++i)
        to[i] = colour_from(look.colours[i]);
    to[0].opacity = static_cast<float>(look.step_rows);
    to[5] = colour_from(look.line);
    to[6] = colour_from(look.hatch);
    to[7] = {static_cast<float>(look.limit), static_cast<float>(look.step), static_cast<float>(cells.request.columns),
             static_cast<float>(cells.request.rows)};
    to[8] = {min.x, min.y, max.x, max.y};
    to[9] = {look.line_px, look.zero_px, look.hatch_px, look.hatch_distance_px};
    to[10] = colour_from(look.zero);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    to[11] = {screen.x, screen.y, look.opacity, 0.0f}; // the corner is known when it is drawn
    const std::string_view bytes(reinterpret_cast<const char*>(to.data()), sizeof to);
    shader.number = std::hash<std::string_view>{}(bytes) + std::uint64_t{shader.revision} * 0x9e3779b97f4a7c15u;
}

/// The command after it draws the rectangle.
void use_program(const ImDrawList* list, const ImDrawCmd* command) {
    const ImDrawCmd& rectangle = command[1];
    shader.uniforms[11].opacity = static_cast<float>(list->IdxBuffer.Data[rectangle.IdxOffset]);
    glUseProgram(shader.program);
    glUniform4fv(shader.uniforms_at, static_cast<GLsizei>(shader.uniforms.size()), &shader.uniforms[0].red);
}

} // namespace

} // namespace keel::platform

namespace keel::view {

bool has_heat_shader() {
    platform::prepare();
    return platform::shader.program != 0;
}

void draw_heat_by_shader(ImDrawList& list, const HeatCells& cells, const HeatLook& look, ImVec2 min, ImVec2 max) {
    platform::upload(cells);
    platform::set_uniforms(cells, look, min, max);
    list.AddCallback(platform::use_program, &platform::shader.number);
    list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(platform::shader.texture)), min, max);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

} // namespace keel::view
