#pragma once

// What one frame of the page consists of, timed piece by piece when tests/web/speed.mjs asks. Comes with the later
// part.

namespace keel::platform {

/// How long one of these takes, milliseconds: 0 building an empty frame of Dear ImGui, 1 drawing it too, 2 building the
/// page's frame, 3 drawing it too, 4 evaluating its plan, 5 computing its payoff curve.
double time_piece(int piece_code);

} // namespace keel::platform
