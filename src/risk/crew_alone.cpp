// Where there are no threads.

#include "risk/crew.hpp"

namespace keel::risk {

std::size_t usual_threads() { return 1; }

void run_all(const Simulation& simulation, std::size_t, Tally& tally, const std::function<bool()>& goes_on) {
    for (std::size_t chunk = 0; chunk < simulation.setup().chunks; ++chunk) {
        tally.take(chunk, simulation.run(chunk));
        if (!goes_on()) return;
    }
}

} // namespace keel::risk
