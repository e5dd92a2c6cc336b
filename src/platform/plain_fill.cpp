#include "platform/plain_fill.hpp"

#include "platform/gl.hpp"
#include "platform/gui_frame.hpp"
#include "platform/shader_program.hpp"

#include <keel_shaders.hpp>

namespace keel::platform {

namespace {

int renderer = 0; // that the rest belongs to
GLuint program = 0;
GLuint textured = 0; // the renderer's own
ImVec2 size;         // of the screen that `program` knows

} // namespace

bool prepare_plain_fill(ImVec2 screen) {
    if (renderer != renderer_number()) {
        renderer = renderer_number();
        program = linked_program(shaders::kPlainVertex, shaders::kPlainFragment);
        textured = 0;
        size = {};
    }
    if (program == 0 || (size.x == screen.x && size.y == screen.y)) return program != 0;
    size = screen;
    const float projection[] = {2.0f / size.x, 0.0f, 0.0f,  0.0f, 0.0f,  2.0f / -size.y, 0.0f, 0.0f,
                                0.0f,          0.0f, -1.0f, 0.0f, -1.0f, 1.0f,           0.0f, 1.0f};
    glUseProgram(program);
    glUniformMatrix4fv(glGetUniformLocation(program, "projection"), 1, GL_FALSE, projection);
    glUseProgram(0);
    return true;
}

void begin_plain_fill(const ImDrawList*, const ImDrawCmd*) {
    if (textured == 0) {
        GLint in_use = 0;
        glGetIntegerv(GL_CURRENT_PROGRAM, &in_use);
        textured = static_cast<GLuint>(in_use);
    }
    glUseProgram(program);
}

void end_plain_fill(const ImDrawList*, const ImDrawCmd*) { glUseProgram(textured); }

} // namespace keel::platform
