#pragma once

// What the page around the canvas does for the application: address bar, storage, clipboard, the answer as text.

#include "view/actions.hpp"

namespace keel::platform {

void apply(const view::Actions& actions);

} // namespace keel::platform
