#pragma once

#include "platform/gl.hpp"

namespace keel::platform {

/// A program of two of keel::shaders; 0 where it cannot be had.
GLuint linked_program(const char* vertex, const char* fragment);

} // namespace keel::platform
