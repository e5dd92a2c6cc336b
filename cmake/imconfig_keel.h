// How Keel compiles Dear ImGui; every file that includes imgui.h sees the same settings through IMGUI_USER_CONFIG.
#pragma once

// Not needed by a person who calculates, and together some 100 KB.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS

// Names that later versions drop are an error today.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// Keel keeps its state in the link and in the browser's storage, never in a file that ImGui writes by itself.
#define IMGUI_DISABLE_FILE_FUNCTIONS

// In place of the C library's, see imgui_small.cpp.
#include <cstddef>
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
#define ImQsort keel_sort
void keel_sort(void* base, std::size_t count, std::size_t size, int (*compare)(const void*, const void*));
const unsigned* keel_crc32_table();
float keel_sine(double angle); // of a few turns at most
float keel_cosine(double angle);

// WebGL2 has no base vertex, so a list of more than 65 536 vertices needs wider indices.
#define ImDrawIdx unsigned int
