#pragma once

// The cells of a heat map, filled piece by piece, so that the page stays alive while a plan that takes long is worked
// on: first coarsely, then more and more finely, as long as that is soon done. What is shown is always whole.

#include "engine/grid.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"
#include "view/money_unit.hpp"

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace keel::view {

struct HeatCells {
    GridRequest request;       // with the columns and rows of these cells
    std::vector<float> values; // net P&L, row by row from below; then as many liquidations, 0 or 1
    double least = 0.0;
    double most = 0.0;
    unsigned revision = 0;           // 0: there are none; another number for other values
    MoneyUnit unit = MoneyUnit::Usd; // of the net; a percentage is a fraction
    double cent = 0.01;              // in the unit

    std::span<const float> net() const { return std::span(values).first(values.size() / 2); }
    std::span<const float> liquidated() const { return std::span(values).last(values.size() / 2); }
    bool has_liquidated = false;
};

/// Cells of dollars in another unit, each at the price of the first coin at its own end. `plan` is the one they are of.
HeatCells cells_in_unit(const HeatCells& cells, const Plan& plan, MoneyUnit unit);

/// How finely cells are drawn: each of them as a rectangle, or by a shader, which takes as many as there are pixels.
enum class HeatDetail { Rectangles, Shader };

class HeatPicture {
public:
    using Clock = std::chrono::steady_clock;

    /// `now` decides how fine a picture may become; tests have a clock of their own.
    explicit HeatPicture(Clock::time_point (*now)() = Clock::now) : now_(now) {}

    /// The columns and rows of the request are chosen here. A fall that the plan does not allow is made smaller.
    void begin(const Plan& plan, const GridRequest& request, HeatDetail detail);

    /// Computes for about this long, at least one piece. True when there are other cells to show.
    bool advance(std::chrono::microseconds time);

    bool is_complete() const { return !is_working_; }
    /// Is what is shown of an earlier plan?
    bool is_old() const { return is_working_ && pass_ == 0 && !is_timed_again_; }
    const HeatCells& shown() const { return shown_; }
    /// Why there is no picture of this plan.
    const Issues& issues() const { return issues_; }

private:
    /// Even numbers: a piece has two rows and two columns at least.
    struct Side {
        std::size_t columns, rows;
    };

    void begin_pass(std::size_t pass);
    std::span<const Side> passes() const;
    GridRequest next_piece() const;
    bool fill_piece();
    void show();

    Clock::time_point (*now_)();
    Plan plan_;
    HeatDetail detail_ = HeatDetail::Rectangles;
    bool is_fast_ = true; // by the kernel
    bool is_working_ = false;
    std::size_t pass_ = 0;
    bool is_timed_again_ = false;           // the first pass
    std::chrono::duration<double> time_{0}; // of the pass
    std::size_t row_ = 0, column_ = 0;      // of the next piece
    std::size_t batch_ = 2;                 // rows of a piece, or columns where each cell is followed alone
    GridPicture grid_;
    std::vector<float> net_usd_; // of a piece
    std::vector<float> liquidated_;
    HeatCells work_;
    HeatCells shown_;
    unsigned revision_ = 0;
    Issues issues_;
};

} // namespace keel::view
