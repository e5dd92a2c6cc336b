#include "view/heat_labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace keel::view {

namespace {

// Where along the map lines are looked for, the best place first.
constexpr double kScans[] = {0.30, 0.62, 0.45, 0.78, 0.15, 0.90, 0.54, 0.37, 0.70, 0.22, 0.84, 0.07};

/// Places where a line crosses from cell to cell.
class Crossings {
public:
    Crossings(const HeatCells& cells, const HeatFrame& frame) : cells_(cells), frame_(frame) {}

    /// Calls `take` with the places on one row, or one column, until it returns true.
    template <class Take>
    bool along(double scan, bool is_row, double level, Take&& take) const {
        const std::size_t columns = cells_.request.columns, rows = cells_.request.rows;
        const std::size_t count = is_row ? columns : rows;
        const auto fixed = static_cast<std::size_t>(scan * double((is_row ? rows : columns) - 1));
        const auto index = [&](std::size_t i) { return is_row ? fixed * columns + i : i * columns + fixed; };
        const auto net = cells_.net(), dead = cells_.liquidated();
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const double a = double(net[index(i)]), b = double(net[index(i + 1)]);
            const bool is_crossed = (a < level) != (b < level) && std::isfinite(a) && std::isfinite(b);
            if (!is_crossed || dead[index(i)] != dead[index(i + 1)]) continue;
            const double moving = (double(i) + (level - a) / (b - a)) / double(count - 1);
            const double still = double(fixed) / double((is_row ? rows : columns) - 1);
            if (take(place(is_row ? moving : still, is_row ? still : moving))) return true;
        }
        return false;
    }

private:
    ImVec2 place(double x, double y) const {
        return {frame_.min.x + (frame_.max.x - frame_.min.x) * static_cast<float>(x),
                frame_.max.y - (frame_.max.y - frame_.min.y) * static_cast<float>(y)};
    }

    const HeatCells& cells_;
    const HeatFrame& frame_;
};

bool overlap(const HeatBox& a, const HeatBox& b, float between) {
    return a.min.x < b.max.x + between && b.min.x < a.max.x + between && a.min.y < b.max.y + between
           && b.min.y < a.max.y + between;
}

} // namespace

std::vector<HeatLabel> heat_labels(const HeatCells& cells, const HeatLook& look, const HeatFrame& frame,
                                   const std::function<ImVec2(const std::string&)>& size_of, HeatTaken taken,
                                   float between) {
    std::vector<double> levels = {0.0};
    for (double level = look.step; level < look.limit * (1.0 + 1e-9); level += look.step) {
        levels.push_back(level);
        levels.push_back(-level);
    }
    std::vector<HeatLabel> labels;
    const Crossings crossings(cells, frame);
    for (const double level : levels) {
        if (level < cells.least || level > cells.most) continue;
        const bool is_zero = level == 0.0;
        const std::string words = is_zero ? "break-even" : told_level(look, level);
        const ImVec2 size = size_of(words);
        const auto is_free = [&](const HeatBox& box, std::span<const HeatBox> others) {
            return std::ranges::none_of(others, [&](const HeatBox& other) { return overlap(box, other, between); });
        };
        enum class Lines { Avoided, Crossed };
        const auto put = [&](ImVec2 at, Lines lines) {
            const HeatBox box{{std::round(at.x - size.x / 2.0f), std::round(at.y - size.y / 2.0f)},
                              {std::round(at.x + size.x / 2.0f), std::round(at.y + size.y / 2.0f)}};
            const bool is_inside = box.min.x >= frame.min.x + between && box.max.x <= frame.max.x - between
                                   && box.min.y >= frame.min.y + between && box.max.y <= frame.max.y - between;
            if (!is_inside || !is_free(box, taken.boxes)) return false;
            if (lines == Lines::Avoided && !is_free(box, taken.lines)) return false;
            taken.boxes.push_back(box);
            labels.push_back({words, box, is_zero});
            return true;
        };
        const auto put_somewhere = [&](Lines lines) {
            const auto try_it = [&](ImVec2 at) { return put(at, lines); };
            return std::ranges::any_of(kScans, [&](double scan) {
                return crossings.along(scan, true, level, try_it) || crossings.along(scan, false, level, try_it);
            });
        };
        if (!put_somewhere(Lines::Avoided)) put_somewhere(Lines::Crossed);
    }
    return labels;
}

} // namespace keel::view
