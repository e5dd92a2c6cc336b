#pragma once

// What the page around the canvas does for the application: address bar, storage, clipboard, the answer as text.

#include "view/actions.hpp"

namespace keel::platform {

void apply(const view::Actions& actions);

/// Those of files of past prices and of random paths: web_files.cpp.
void apply_to_files(const view::Action& action);

} // namespace keel::platform
