#pragma once

// Times of stress that coins went through, as daily closes: what a hedge would have met.

#include "model/plan.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace keel {

struct EpisodeClose {
    double day = 0.0;   // since the first close
    double close = 0.0; // USD, at the end of that day in UTC
};

struct Episode {
    std::string_view id; // stable snake_case
    std::string_view name;
    std::string_view coin;
    std::string_view first_date;          // of the first close, "2020-03-07"
    std::span<const EpisodeClose> closes; // at least two, by day
    double accuracy = 0.0;                // the closes may be off by this fraction: rounding, and venues differ
    std::string_view source;
    std::string_view note; // what happened, and what daily closes do not show
};

/// In the order of their first date.
std::span<const Episode> episodes();

/// Null for an unknown id.
const Episode* find_episode(std::string_view id);

/// Null for a path with a name that never was.
const Episode* episode_of(PathPreset preset);

/// A close over the first one: a path for any price.
double relative_close(const Episode& episode, std::size_t index);

} // namespace keel
