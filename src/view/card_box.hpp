#pragma once

// A card that grows with what is drawn on it.

#include "view/widgets.hpp"

#include <imgui.h>

namespace keel::view {

/// From here to end(), what is drawn at the cursor lies on a white sheet with an edge around it.
class CardBox {
public:
    CardBox(Ui& ui, float width);
    CardBox(const CardBox&) = delete;
    CardBox& operator=(const CardBox&) = delete;

    /// Of what is drawn on it.
    float room() const { return width_ - 2.0f * edge_; }
    float left() const { return corner_.x + edge_; }
    /// The next line begins at the left edge.
    void flush();
    void end();

private:
    Ui& ui_;
    float width_;
    float edge_;
    ImVec2 corner_;
    ImDrawListSplitter layers_;
};

} // namespace keel::view
