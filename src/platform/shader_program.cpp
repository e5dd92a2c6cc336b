#include "platform/shader_program.hpp"

#include <initializer_list>

namespace keel::platform {

namespace {

GLuint compiled(GLenum kind, const char* body) {
    const GLuint part = glCreateShader(kind);
    const char* const sources[] = {kShaderHead, body};
    glShaderSource(part, 2, sources, nullptr);
    glCompileShader(part);
    return part;
}

} // namespace

GLuint linked_program(const char* vertex, const char* fragment) {
    const GLuint program = glCreateProgram();
    for (const GLuint part : {compiled(GL_VERTEX_SHADER, vertex), compiled(GL_FRAGMENT_SHADER, fragment)}) {
        glAttachShader(program, part);
        glDeleteShader(part); // goes with the program
    }
    glLinkProgram(program);
    GLint is_linked = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &is_linked);
    if (is_linked != 0) return program;
    glDeleteProgram(program);
    return 0;
}

} // namespace keel::platform
