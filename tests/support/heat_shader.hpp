#pragma once

// A graphics card that nobody sees: what the heat map gives to its shader, or that there is none.

#include "view/heat_look.hpp"

#include <cstddef>
#include <optional>

namespace keel::view {

struct DrawnHeat {
    HeatLook look;
    unsigned revision = 0;
    std::size_t columns = 0;
    std::size_t rows = 0;
    ImVec2 min, max;
};

struct HeatCard {
    bool is_there = false;
    std::optional<DrawnHeat> drawn;
};

HeatCard& heat_card();

} // namespace keel::view
