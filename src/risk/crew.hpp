#pragma once

// All chunks of a simulation on several threads; one after the other where there are none.

#include "risk/simulation.hpp"
#include "risk/tally.hpp"

#include <cstddef>
#include <functional>

namespace keel::risk {

/// How many threads this machine runs beside each other, at least 1.
std::size_t usual_threads();

/// Takes every chunk into `tally`, which is of this simulation and empty. `goes_on` is asked on the calling thread
/// after each chunk that came in; with false what runs is waited for and the rest is left out.
void run_all(const Simulation& simulation, std::size_t threads, Tally& tally, const std::function<bool()>& goes_on);

} // namespace keel::risk
