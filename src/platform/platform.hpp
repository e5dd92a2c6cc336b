#pragma once

// What the window system or the browser gives the application. CMake compiles exactly one of the two sets of files,
// native*.cpp or web*.cpp; there is no switch at run time.

#include "view/app.hpp"

#include <expected>
#include <string>
#include <vector>

namespace keel::platform {

struct StartOptions {
    std::string link;            // opened at start; the web takes the address bar's instead
    std::string screenshot_path; // native only, for tests: write a PPM of the first settled frame there and end
    std::string chart_path;      // native only: write a PNG of the first chart there and end
    std::vector<std::string> history_paths;    // native only: files of past prices to read
    std::string tab;                           // native only: the name of the tab to begin with
    view::Scheme scheme = view::Scheme::Light; // native only: GLFW cannot ask the system
    int width = 1280;                          // native window, CSS pixels
    int height = 800;
};

/// The command line. Otherwise the exit status to end with: --help was answered, or what is wrong has been said.
std::expected<StartOptions, int> options_from_arguments(int count, const char* const* arguments);

/// Opens the window or canvas. Native: runs the application until the window is closed. Web: installs the listeners and
/// returns, and the application lives on in them. Returns the exit status; what failed has been told to the person.
int run(view::App app, const StartOptions& options);

} // namespace keel::platform
