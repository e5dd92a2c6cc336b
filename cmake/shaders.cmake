# keel::shaders : the sources in shaders/, embedded without their #version, which the platform puts before them.
#   #include "keel_shaders.hpp"

set(keel_shaders_header "#pragma once\n\nnamespace keel::shaders {\n\n")
set(keel_shader_names heatmap.vert heatmap.frag plain.vert plain.frag)
set(keel_shader_constants kHeatmapVertex kHeatmapFragment kPlainVertex kPlainFragment)
foreach(name constant IN ZIP_LISTS keel_shader_names keel_shader_constants)
    file(READ "${PROJECT_SOURCE_DIR}/shaders/${name}" source)
    string(REGEX REPLACE "//[^\n]*\n" "\n" source "${source}") # of comments a graphics driver has no use
    string(REGEX REPLACE "\n[\n ]+" "\n" source "${source}")
    string(APPEND keel_shaders_header "inline constexpr const char* ${constant} = R\"glsl(${source})glsl\";\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/shaders/${name}")
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/shaders/keel_shaders.hpp"
    CONTENT "${keel_shaders_header}\n} // namespace keel::shaders\n" @ONLY)
add_library(keel_shaders INTERFACE)
add_library(keel::shaders ALIAS keel_shaders)
target_include_directories(keel_shaders SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/shaders")
