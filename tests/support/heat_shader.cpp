#include "support/heat_shader.hpp"

namespace keel::view {

HeatCard& heat_card() {
    static HeatCard card;
    return card;
}

bool has_heat_shader() { return heat_card().is_there; }

void draw_heat_by_shader(ImDrawList&, const HeatCells& cells, const HeatLook& look, ImVec2 min, ImVec2 max) {
    heat_card().drawn = DrawnHeat{look, cells.revision, cells.request.columns, cells.request.rows, min, max};
}

} // namespace keel::view
