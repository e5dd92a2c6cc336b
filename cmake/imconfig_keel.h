// How Keel compiles Dear ImGui; every file that includes imgui.h sees the same settings through IMGUI_USER_CONFIG.
#pragma once

// Not needed by a person who calculates, and together some 100 KB.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS

// Names that later versions drop are an error today.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// Keel keeps its state in the link and in the browser's storage, never in a file that ImGui writes by itself.
#define IMGUI_DISABLE_FILE_FUNCTIONS

// WebGL2 has no base vertex, so a list of more than 65 536 vertices needs wider indices.
#define ImDrawIdx unsigned int
