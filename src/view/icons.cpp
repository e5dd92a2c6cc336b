#include "view/icons.hpp"

#include <cmath>
#include <numbers>
#include <span>

namespace keel::view {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// A pen on a square of -1 to 1 around the centre.
struct Pen {
    ImDrawList& list;
    ImVec2 centre;
    float half;
    ImU32 colour;
    float line;

    ImVec2 at(float x, float y) const { return {centre.x + x * half, centre.y + y * half}; }

    void lines(std::span<const ImVec2> points, ImDrawFlags flags = 0) const {
        for (const ImVec2 point : points)
            list.PathLineTo(at(point.x, point.y));
        list.PathStroke(colour, flags, line);
    }

    void arc(ImVec2 middle, float radius, float from, float to) const {
        list.PathArcTo(at(middle.x, middle.y), radius * half, from, to);
        list.PathStroke(colour, 0, line);
    }
};

void warning(const Pen& pen) {
    const ImVec2 corners[] = {{0.0f, -0.85f}, {0.95f, 0.8f}, {-0.95f, 0.8f}};
    pen.lines(corners, ImDrawFlags_Closed);
    pen.list.AddLine(pen.at(0.0f, -0.25f), pen.at(0.0f, 0.25f), pen.colour, pen.line);
    pen.list.AddCircleFilled(pen.at(0.0f, 0.52f), pen.line * 0.6f, pen.colour);
}

void notice(const Pen& pen) {
    pen.arc({0.0f, 0.0f}, 0.9f, 0.0f, 2.0f * kPi);
    pen.list.AddLine(pen.at(0.0f, -0.05f), pen.at(0.0f, 0.5f), pen.colour, pen.line);
    pen.list.AddCircleFilled(pen.at(0.0f, -0.42f), pen.line * 0.65f, pen.colour);
}

void sun(const Pen& pen) {
    pen.arc({0.0f, 0.0f}, 0.42f, 0.0f, 2.0f * kPi);
    for (int ray = 0; ray < 8; ++ray) {
        const double angle = ray * std::numbers::pi / 4.0;
        const float x = keel_cosine(angle), y = keel_sine(angle);
        pen.list.AddLine(pen.at(0.68f * x, 0.68f * y), pen.at(0.98f * x, 0.98f * y), pen.colour, pen.line);
    }
}

void moon(const Pen& pen) {
    // The long arc of one circle and, back again, the arc of a second one that lies up to the right. Both pass through
    // the same two points, which are symmetric to the diagonal.
    constexpr float kRadius = 0.88f, kOther = 0.7f, kShift = 0.55f; // of the centre along the diagonal
    const float along = (kRadius * kRadius - kOther * kOther + kShift * kShift) / (2.0f * kShift);
    const float across = std::sqrt(kRadius * kRadius - along * along);
    const float outer = std::atan2(across, along), inner = std::atan2(across, along - kShift);
    constexpr float kDiagonal = -kPi / 4.0f;
    const float middle = kShift * std::numbers::sqrt2_v<float> / 2.0f;
    pen.list.PathArcTo(pen.at(0.0f, 0.0f), kRadius * pen.half, kDiagonal + outer, kDiagonal + 2.0f * kPi - outer);
    pen.list.PathStroke(pen.colour, 0, pen.line);
    pen.list.PathArcTo(pen.at(middle, -middle), kOther * pen.half, kDiagonal + 2.0f * kPi - inner, kDiagonal + inner);
    pen.list.PathStroke(pen.colour, 0, pen.line); // One closed path would have spikes at its horns.
}

void chain(const Pen& pen) {
    pen.list.AddRect(pen.at(-0.95f, -0.38f), pen.at(0.2f, 0.38f), pen.colour, 0.38f * pen.half, 0, pen.line);
    pen.list.AddRect(pen.at(-0.2f, -0.38f), pen.at(0.95f, 0.38f), pen.colour, 0.38f * pen.half, 0, pen.line);
}

/// `way` 1: down.
void arrow(const Pen& pen, float way) {
    pen.list.AddLine(pen.at(0.0f, -0.75f * way), pen.at(0.0f, 0.75f * way), pen.colour, pen.line);
    const ImVec2 head[] = {{-0.55f, 0.2f * way}, {0.0f, 0.75f * way}, {0.55f, 0.2f * way}};
    pen.lines(head);
}

void reset(const Pen& pen) {
    pen.arc({0.0f, 0.05f}, 0.75f, -0.8f * kPi, 0.75f * kPi);
    const ImVec2 head[] = {{-0.85f, -0.85f}, {-0.62f, -0.38f}, {-0.12f, -0.5f}};
    pen.lines(head);
}

/// `way` 1: back to the left.
void turn_back(const Pen& pen, float way) {
    const ImVec2 head[] = {{-0.3f * way, -0.9f}, {-0.85f * way, -0.35f}, {-0.3f * way, 0.2f}};
    pen.lines(head);
    pen.list.PathLineTo(pen.at(-0.85f * way, -0.35f));
    const float top = -kPi / 2.0f;
    pen.list.PathArcTo(pen.at(0.3f * way, 0.2f), 0.55f * pen.half, top, top + way * kPi);
    pen.list.PathLineTo(pen.at(-0.1f * way, 0.75f));
    pen.list.PathStroke(pen.colour, 0, pen.line);
}

} // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
    const Pen pen{list, centre, size / 2.0f, colour, std::fmax(1.0f, size / 9.0f)};
    switch (icon) {
    case Icon::None: return;
    case Icon::Down: {
        const ImVec2 points[] = {{-0.6f, -0.3f}, {0.0f, 0.35f}, {0.6f, -0.3f}};
        return pen.lines(points);
    }
    case Icon::Right: {
        const ImVec2 points[] = {{-0.3f, -0.6f}, {0.35f, 0.0f}, {-0.3f, 0.6f}};
        return pen.lines(points);
    }
    case Icon::ArrowUp: return arrow(pen, -1.0f);
    case Icon::ArrowDown: return arrow(pen, 1.0f);
    case Icon::Close:
        list.AddLine(pen.at(-0.6f, -0.6f), pen.at(0.6f, 0.6f), colour, pen.line);
        list.AddLine(pen.at(-0.6f, 0.6f), pen.at(0.6f, -0.6f), colour, pen.line);
        return;
    case Icon::Plus: list.AddLine(pen.at(0.0f, -0.7f), pen.at(0.0f, 0.7f), colour, pen.line); [[fallthrough]];
    case Icon::Minus: list.AddLine(pen.at(-0.7f, 0.0f), pen.at(0.7f, 0.0f), colour, pen.line); return;
    case Icon::List:
        for (const float y : {-0.6f, 0.0f, 0.6f})
            list.AddLine(pen.at(-0.8f, y), pen.at(0.8f, y), colour, pen.line);
        return;
    case Icon::Warning: return warning(pen);
    case Icon::Notice: return notice(pen);
    case Icon::Sun: return sun(pen);
    case Icon::Moon: return moon(pen);
    case Icon::Link: return chain(pen);
    case Icon::Reset: return reset(pen);
    case Icon::Undo: return turn_back(pen, 1.0f);
    case Icon::Redo: return turn_back(pen, -1.0f);
    }
}

} // namespace keel::view
