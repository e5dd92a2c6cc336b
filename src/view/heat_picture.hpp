#pragma once

// The cells of a heat map, filled piece by piece, so that the page stays alive while a plan that takes long is worked
// on: first coarsely, then finely. What is shown is always whole.

#include "engine/grid.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace keel::view {

struct HeatCells {
    GridRequest request;       // with the columns and rows of these cells
    std::vector<float> values; // net P&L, USD, row by row from below; then as many liquidations, 0 or 1
    double least_usd = 0.0;
    double most_usd = 0.0;
    unsigned revision = 0; // 0: there are none; another number for other values

    std::span<const float> net_usd() const { return std::span(values).first(values.size() / 2); }
    std::span<const float> liquidated() const { return std::span(values).last(values.size() / 2); }
    bool has_liquidated = false;
};

/// How finely cells are drawn: each of them as a rectangle, or by a shader, which takes as many as there are pixels.
enum class HeatDetail { Rectangles, Shader };

class HeatPicture {
public:
    /// The columns and rows of the request are chosen here. A fall that the plan does not allow is made smaller.
    void begin(const Plan& plan, const GridRequest& request, HeatDetail detail);

    /// Computes for about this long, at least one piece. True when there are other cells to show.
    bool advance(std::chrono::microseconds time);

    bool is_complete() const { return pass_ == Pass::Done; }
    /// Is what is shown of an earlier plan?
    bool is_old() const { return pass_ == Pass::Coarse; }
    const HeatCells& shown() const { return shown_; }
    /// Why there is no picture of this plan.
    const Issues& issues() const { return issues_; }

private:
    enum class Pass { Coarse, Fine, Done };

    void begin_pass(Pass pass);
    bool fill_band();
    void show();

    Plan plan_;
    HeatDetail detail_ = HeatDetail::Rectangles;
    bool is_fast_ = true; // by the kernel
    Pass pass_ = Pass::Done;
    std::size_t done_ = 0; // rows of the pass
    std::size_t band_ = 2; // rows at once
    GridPicture grid_;
    HeatCells work_;
    HeatCells shown_;
    unsigned revision_ = 0;
    Issues issues_;
};

} // namespace keel::view
