#include "engine/path_presets.hpp"

#include "model/episodes.hpp"

#include <cstddef>
#include <span>

namespace keel {

namespace {

/// Part of the horizon, and price as a multiple of today's.
constexpr NumberPair kCrash[] = {{0.2, 1.0}, {0.35, 0.65}, {0.45, 0.72}, {0.6, 0.5}, {1.0, 0.55}};
constexpr NumberPair kPump[] = {{0.5, 1.4}, {1.0, 1.4}};
constexpr NumberPair kSqueezeThenCrash[] = {{0.25, 1.35}, {0.35, 1.25}, {0.7, 0.65}, {1.0, 0.6}};
constexpr NumberPair kVRecovery[] = {{0.4, 0.6}, {0.8, 1.0}, {1.0, 1.05}};
constexpr NumberPair kGrindUp[] = {{0.2, 1.06}, {0.3, 1.03}, {0.5, 1.12}, {0.6, 1.09},
                                   {0.8, 1.19}, {0.9, 1.16}, {1.0, 1.25}};
constexpr NumberPair kGrindDown[] = {{0.2, 0.95}, {0.3, 0.97}, {0.5, 0.88}, {0.6, 0.9},
                                     {0.8, 0.81}, {0.9, 0.83}, {1.0, 0.75}};
constexpr NumberPair kChop[] = {{0.1, 1.08}, {0.25, 0.93}, {0.4, 1.07}, {0.55, 0.92},
                                {0.7, 1.08}, {0.85, 0.94}, {1.0, 1.0}};

std::span<const NumberPair> shape_of(PathPreset preset) {
    switch (preset) {
    case PathPreset::Crash: return kCrash;
    case PathPreset::Pump: return kPump;
    case PathPreset::SqueezeThenCrash: return kSqueezeThenCrash;
    case PathPreset::VRecovery: return kVRecovery;
    case PathPreset::GrindUp: return kGrindUp;
    case PathPreset::GrindDown: return kGrindDown;
    case PathPreset::Chop: return kChop;
    default: return kCrash; // an episode has its own
    }
}

/// The first close is today's price.
PairList closes_of(const Episode& episode, double price) {
    PairList points;
    for (std::size_t i = 1; i < episode.closes.size(); ++i)
        points.push_back({episode.closes[i].day, price * relative_close(episode, i)});
    return points;
}

} // namespace

PairList waypoints_of(PathPreset preset, double days, double price) {
    if (const Episode* episode = episode_of(preset)) return closes_of(*episode, price);
    const auto shape = shape_of(preset);
    // Without time only its end is left.
    if (days <= 0.0) return {{0.0, price * shape.back().second}};
    PairList points;
    for (const NumberPair& each : shape)
        points.push_back({each.first * days, price * each.second});
    return points;
}

} // namespace keel
