#include "view/heat_picture.hpp"

#include "engine/market.hpp"
#include "view/heat_axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace keel::view {

namespace {

constexpr auto kQuick = std::chrono::microseconds(500);
constexpr std::chrono::duration<double> kLongestPass = std::chrono::seconds(3);

double between(double from, double to, std::size_t index, std::size_t count) {
    return index + 1 == count ? to : from + (to - from) * static_cast<double>(index) / static_cast<double>(count - 1);
}

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

void note_range(HeatCells& cells) {
    cells.least = cells.most = 0.0;
    bool is_first = true;
    for (const float net : cells.net()) {
        if (!std::isfinite(net)) continue;
        const auto value = static_cast<double>(net);
        cells.least = is_first ? value : std::min(cells.least, value);
        cells.most = is_first ? value : std::max(cells.most, value);
        is_first = false;
    }
}

} // namespace

HeatCells cells_in_unit(const HeatCells& cells, const Plan& plan, MoneyUnit unit) {
    const Money money(unit, plan);
    HeatCells converted = cells;
    const std::size_t columns = cells.request.columns, rows = cells.request.rows;
    for (std::size_t column = 0; column < columns; ++column) {
        const double move = between(cells.request.least_move, cells.request.most_move, column, columns);
        const double factor = money.of(1.0, double(price_after(plan, 0, move)));
        for (std::size_t row = 0; row < rows; ++row) {
            float& net = converted.values[row * columns + column];
            net = static_cast<float>(double(net) * factor);
        }
    }
    converted.unit = money.unit();
    converted.cent = money.of(cells.cent);
    constexpr unsigned kBitsOfCount = 30; // those above tell the unit
    converted.revision |= static_cast<unsigned>(converted.unit) << kBitsOfCount;
    note_range(converted);
    return converted;
}

std::span<const HeatPicture::Side> HeatPicture::passes() const {
    constexpr static Side kByShader[] = {{64, 48}, {512, 512}};
    constexpr static Side kAsRectangles[] = {{96, 64}};
    constexpr static Side kCellByCell[] = {{12, 8}, {24, 16}, {48, 32}, {96, 64}};
    if (!is_fast_) return kCellByCell;
    return detail_ == HeatDetail::Shader ? std::span<const Side>(kByShader) : kAsRectangles;
}

void HeatPicture::begin(const Plan& plan, const GridRequest& request, HeatDetail detail) {
    plan_ = plan;
    detail_ = detail;
    issues_.clear();
    work_.request = possible(plan, request);
    is_fast_ = takes_grid_kernel(plan, work_.request);
    is_working_ = true;
    is_timed_again_ = false;
    begin_pass(0);
}

void HeatPicture::begin_pass(std::size_t pass) {
    const auto [columns, rows] = passes()[pass];
    work_.request.columns = columns;
    work_.request.rows = rows;
    work_.values.resize(2 * columns * rows);
    row_ = column_ = 0;
    const bool was_quick = pass > 0 && time_ < 2.0 * kQuick;
    batch_ = !is_fast_ ? 2 : pass == 0 ? rows : was_quick ? rows / 8 : 8;
    pass_ = pass;
    time_ = {};
}

GridRequest HeatPicture::next_piece() const {
    const GridRequest& whole = work_.request;
    GridRequest piece = whole;
    piece.rows = is_fast_ ? std::min(batch_, whole.rows - row_) : 2;
    piece.columns = is_fast_ ? whole.columns : std::min(batch_, whole.columns - column_);
    const auto row_at = [&](std::size_t row) { return row_at_part(whole, between(0.0, 1.0, row, whole.rows)); };
    const auto move_at = [&](std::size_t column) {
        return between(whole.least_move, whole.most_move, column, whole.columns);
    };
    piece.from = row_at(row_);
    piece.to = row_at(row_ + piece.rows - 1);
    piece.least_move = move_at(column_);
    piece.most_move = move_at(column_ + piece.columns - 1);
    return piece;
}

/// False: this plan has no picture.
bool HeatPicture::fill_piece() {
    const Clock::time_point start = now_();
    const GridRequest piece = next_piece();
    const std::size_t columns = work_.request.columns, half = columns * work_.request.rows;
    net_usd_.resize(piece.columns * piece.rows);
    liquidated_.resize(piece.columns * piece.rows);
    issues_ = grid_.fill(plan_, piece, net_usd_, liquidated_);
    if (!issues_.empty()) return false;
    for (std::size_t row = 0; row < piece.rows; ++row) {
        const auto from = static_cast<std::ptrdiff_t>(row * piece.columns);
        const auto to = static_cast<std::ptrdiff_t>((row_ + row) * columns + column_);
        std::copy_n(net_usd_.begin() + from, piece.columns, work_.values.begin() + to);
        std::copy_n(liquidated_.begin() + from, piece.columns,
                    work_.values.begin() + static_cast<std::ptrdiff_t>(half) + to);
    }
    column_ = (column_ + piece.columns) % columns;
    if (column_ == 0) row_ += piece.rows;
    // As many at once as are quick; a call has a cost of its own.
    const auto time = now_() - start;
    time_ += time;
    batch_ = time < kQuick ? batch_ * 2 : std::max<std::size_t>(batch_ / 4 * 2, 2);
    return true;
}

void HeatPicture::show() {
    std::swap(work_, shown_);
    work_.request = shown_.request;
    shown_.revision = ++revision_;
    note_range(shown_);
    shown_.has_liquidated = std::ranges::any_of(shown_.liquidated(), [](float dead) { return dead != 0.0f; });
}

bool HeatPicture::advance(std::chrono::microseconds time) {
    const Clock::time_point start = now_();
    bool is_new = false;
    while (is_working_) {
        if (!fill_piece()) {
            is_working_ = false;
            return true;
        }
        if (row_ == work_.request.rows) {
            const auto of = [&](std::size_t pass) { return double(passes()[pass].columns * passes()[pass].rows); };
            const std::size_t next = pass_ + 1;
            const bool has_next = next < passes().size();
            const bool is_short = has_next && time_ * (of(next) / of(pass_)) < kLongestPass;
            // A single piece may meet a pause of the machine, or code that a browser compiles at its first use.
            const bool is_timed_again = has_next && !is_short && is_fast_ && !is_timed_again_;
            is_timed_again_ |= is_timed_again;
            is_working_ = is_short || is_timed_again;
            show();
            is_new = true;
            if (is_working_) begin_pass(is_short ? next : pass_);
        }
        if (now_() - start >= time) break;
    }
    return is_new;
}

} // namespace keel::view
