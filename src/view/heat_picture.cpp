#include "view/heat_picture.hpp"

#include "view/heat_axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace keel::view {

namespace {

using Clock = std::chrono::steady_clock;

struct Side {
    std::size_t columns, rows; // rows even: they are filled in bands of two and more
};
constexpr Side kFine = {512, 512};
constexpr Side kRectangles = {96, 64};
constexpr Side kCoarse = {64, 48};
constexpr Side kCoarsest = {24, 16}; // where each cell is followed alone
constexpr auto kQuick = std::chrono::microseconds(500);

/// The request with a first move that the plan allows, such as one that ends above its basis.
GridRequest possible(const Plan& plan, GridRequest request) {
    constexpr double kParts[] = {1.0, 0.8, 0.6, 0.4, 0.2, 0.1};
    const double least = request.least_move;
    std::array<float, 4> net_usd{}, liquidated{};
    request.columns = request.rows = 2;
    for (const double part : kParts) {
        request.least_move = least * part;
        if (GridPicture{}.fill(plan, request, net_usd, liquidated).empty()) return request;
    }
    request.least_move = least;
    return request;
}

} // namespace

void HeatPicture::begin(const Plan& plan, const GridRequest& request, HeatDetail detail) {
    plan_ = plan;
    detail_ = detail;
    issues_.clear();
    work_.request = possible(plan, request);
    is_fast_ = takes_grid_kernel(plan, work_.request);
    begin_pass(Pass::Coarse);
}

void HeatPicture::begin_pass(Pass pass) {
    pass_ = pass;
    if (pass == Pass::Done) return;
    const Side side = pass == Pass::Coarse                        ? is_fast_ ? kCoarse : kCoarsest
                      : is_fast_ && detail_ == HeatDetail::Shader ? kFine
                                                                  : kRectangles;
    work_.request.columns = side.columns;
    work_.request.rows = side.rows;
    work_.values.resize(2 * side.columns * side.rows);
    done_ = 0;
    band_ = 2;
}

/// False: this plan has no picture.
bool HeatPicture::fill_band() {
    const std::size_t columns = work_.request.columns, rows = work_.request.rows;
    const std::size_t count = std::min(band_, rows - done_);
    const auto value_of = [&](std::size_t row) {
        return row_at_part(work_.request, static_cast<double>(row) / static_cast<double>(rows - 1));
    };
    GridRequest band = work_.request;
    band.rows = count;
    band.from = value_of(done_);
    band.to = value_of(done_ + count - 1);
    const auto cells_in = [&](std::size_t half) {
        return std::span(work_.values).subspan(half * columns * rows + done_ * columns, count * columns);
    };
    const Clock::time_point start = Clock::now();
    issues_ = grid_.fill(plan_, band, cells_in(0), cells_in(1));
    done_ += count;
    // As many at once as are quick; a call has a cost of its own.
    band_ = Clock::now() - start < kQuick ? band_ * 2 : std::max<std::size_t>(band_ / 4 * 2, 2);
    return issues_.empty();
}

void HeatPicture::show() {
    std::swap(work_, shown_);
    work_.request = shown_.request;
    shown_.revision = ++revision_;
    shown_.least_usd = shown_.most_usd = 0.0;
    bool is_first = true;
    for (const float value : shown_.net_usd()) {
        if (!std::isfinite(value)) continue;
        const auto usd = static_cast<double>(value);
        shown_.least_usd = is_first ? usd : std::min(shown_.least_usd, usd);
        shown_.most_usd = is_first ? usd : std::max(shown_.most_usd, usd);
        is_first = false;
    }
    shown_.has_liquidated = std::ranges::any_of(shown_.liquidated(), [](float dead) { return dead != 0.0f; });
}

bool HeatPicture::advance(std::chrono::microseconds time) {
    const Clock::time_point start = Clock::now();
    bool is_new = false;
    while (!is_complete()) {
        if (!fill_band()) {
            begin_pass(Pass::Done);
            return true;
        }
        if (done_ == work_.request.rows) {
            show();
            is_new = true;
            begin_pass(pass_ == Pass::Coarse ? Pass::Fine : Pass::Done);
        }
        if (Clock::now() - start >= time) break;
    }
    return is_new;
}

} // namespace keel::view
