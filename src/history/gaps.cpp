#include "history/gaps.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace keel::history {

std::optional<Milliseconds> usual_distance(std::span<const Milliseconds> times) {
    if (times.size() < 2) return std::nullopt;
    std::vector<Milliseconds> distances(times.size() - 1);
    for (std::size_t i = 0; i < distances.size(); ++i)
        distances[i] = times[i + 1] - times[i];
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return *middle;
}

bool is_gap(Milliseconds distance, Milliseconds bar_ms) { return distance > bar_ms + bar_ms / 2; }

} // namespace keel::history
