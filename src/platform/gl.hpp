#pragma once

// OpenGL of the platform, and the first line of its shaders.

#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>

namespace keel::platform {
inline constexpr const char* kShaderHead = "#version 300 es\nprecision highp float;\nprecision highp sampler2D;\n";
}
#else
#define GL_GLEXT_PROTOTYPES
#define GLFW_INCLUDE_GLCOREARB
#include <GLFW/glfw3.h>

namespace keel::platform {
inline constexpr const char* kShaderHead = "#version 330 core\n";
}
#endif
