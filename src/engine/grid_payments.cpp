#include "engine/grid_payments.hpp"

#include "engine/chebyshev.hpp"
#include "engine/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace keel {

namespace {

constexpr std::size_t kPack = 8;
using Pack = std::array<double, kPack>;

/// After so many multiplications a price is told anew from its logarithm.
constexpr std::size_t kMostSteps = 64;

/// `function(place in the packs, log moves, sums)`; the last pack is filled up with zeros.
template <class Function>
void for_each_pack(std::span<const double> log_moves, std::span<double> sums, Function&& function) {
    for (std::size_t first = 0; first < log_moves.size(); first += kPack) {
        const std::size_t count = std::min(kPack, log_moves.size() - first);
        Pack moves{}, results{};
        std::copy_n(log_moves.begin() + static_cast<std::ptrdiff_t>(first), count, moves.begin());
        function(moves, results);
        std::copy_n(results.begin(), count, sums.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

} // namespace

void GridPayments::prepare(const Plan& plan, const HedgeLeg& leg, const GridAsset& asset) {
    count_ = leg.funding.is_zero() ? 0 : static_cast<std::size_t>(leg.funding.payments_until(leg.lifetime_days));
    if (count_ == 0) {
        rate_ = total_rate_ = most_rate_ = 0.0;
        sums_.resize(asset.end.size());
        return;
    }
    const bool is_told = is_told_for(plan, leg.funding);
    schedule_ = leg.funding;
    set_rates();
    if (is_told) return;
    horizon_days_ = plan.horizon_days;
    set_way(plan, leg, asset);
    sums_.resize(asset.end.size());
    tell(asset);
}

/// Where there is one rate, the sums are without it.
bool GridPayments::is_told_for(const Plan& plan, const FundingSchedule& schedule) const {
    if (horizon_days_ != plan.horizon_days) return false;
    if (!schedule.constant_rate()) return schedule_ == schedule;
    return schedule_.constant_rate() && schedule_.interval_days() == schedule.interval_days();
}

void GridPayments::set_rates() {
    rates_.clear();
    if (const auto constant = schedule_.constant_rate()) {
        rate_ = double(*constant);
        most_rate_ = std::abs(rate_);
        total_rate_ = most_rate_ * static_cast<double>(count_);
        return;
    }
    rate_ = 1.0;
    most_rate_ = total_rate_ = 0.0;
    for (std::size_t k = 1; k <= count_; ++k) {
        const double rate = double(schedule_.rate_at(static_cast<double>(k) * schedule_.interval_days()));
        rates_.push_back(rate);
        most_rate_ = std::fmax(most_rate_, std::abs(rate));
        total_rate_ += std::abs(rate);
    }
}

void GridPayments::set_way(const Plan& plan, const HedgeLeg& leg, const GridAsset& asset) {
    const bool is_in_settle = leg.terms.kind == ContractKind::Linear;
    is_straight_ = plan.scenario.move == PriceMove::Straight;
    is_reciprocal_ = leg.terms.kind == ContractKind::Inverse;
    spot_ = asset.start;
    basis_from_ = double(leg.entry_basis);
    basis_change_ = is_straight_ ? double(leg.exit_basis - leg.entry_basis) : 0.0;
    settle_from_ = is_in_settle ? leg.settle_start : 1.0;
    settle_change_ = is_straight_ && is_in_settle ? leg.settle_end - leg.settle_start : 0.0;
}

void GridPayments::tell(const GridAsset& asset) {
    if (!is_straight_ || asset.least_log == asset.most_log) {
        // The prices of all columns go one way, up to a jump.
        const double move = is_straight_ ? asset.least_log : 0.0;
        double sum = 0.0;
        sum_at({&move, 1}, {&sum, 1});
        std::ranges::fill(sums_, sum);
    } else if (!tell_from_few(asset)) {
        sum_at(asset.log_moves, sums_);
    }
}

/// False where the function is not smooth, as with a basis that nearly takes the price away, or the columns are few.
bool GridPayments::tell_from_few(const GridAsset& asset) {
    const double middle = 0.5 * (asset.most_log + asset.least_log);
    const double reach = 0.5 * (asset.most_log - asset.least_log);
    std::array<double, ChebyshevCurve::kMostPoints> log_moves{}, values{};
    for (const std::size_t count : ChebyshevCurve::kCounts) {
        if (count >= sums_.size()) return false;
        for (std::size_t i = 0; i < count; ++i)
            log_moves[i] = middle + reach * ChebyshevCurve::point(count, i);
        sum_at(std::span(log_moves).first(count), std::span(values).first(count));
        const ChebyshevCurve curve{std::span(values).first(count)};
        if (!curve.is_resolved()) continue;
        curve.at(asset.places, sums_);
        return true;
    }
    return false;
}

void GridPayments::sum_at(std::span<const double> log_moves, std::span<double> sums) const {
    const bool is_geometric =
        rates_.empty() && settle_change_ == 0.0 && (!is_reciprocal_ || (basis_from_ == 0.0 && basis_change_ == 0.0));
    is_geometric ? sum_geometric(log_moves, sums) : sum_one_by_one(log_moves, sums);
}

/// q + q^2 + … + q^n by doubling, for spot or for one over spot; the basis is a straight line.
void GridPayments::sum_geometric(std::span<const double> log_moves, std::span<double> sums) const {
    const double step = schedule_.interval_days() / horizon_days_ * (is_reciprocal_ ? -1.0 : 1.0);
    const double n = static_cast<double>(count_);
    const double parts = schedule_.interval_days() / horizon_days_ * (0.5 * n * (n + 1.0));
    const double scale = is_reciprocal_ ? 1.0 / spot_ : spot_ / settle_from_;
    const double bases = (basis_from_ * n + basis_change_ * parts) / settle_from_;
    std::size_t highest = 1;
    while (highest <= count_ / 2)
        highest *= 2;
    for_each_pack(log_moves, sums, [&](const Pack& moves, Pack& results) {
        Pack factor{}, power{}, sum{};
        for (std::size_t i = 0; i < kPack; ++i)
            factor[i] = power[i] = sum[i] = math::exp(moves[i] * step);
        for (std::size_t bit = highest / 2; bit > 0; bit /= 2) {
            for (std::size_t i = 0; i < kPack; ++i) {
                sum[i] += sum[i] * power[i];
                power[i] *= power[i];
            }
            if ((count_ & bit) == 0) continue;
            for (std::size_t i = 0; i < kPack; ++i) {
                power[i] *= factor[i];
                sum[i] += power[i];
            }
        }
        for (std::size_t i = 0; i < kPack; ++i)
            results[i] = scale * sum[i] + bases;
    });
}

void GridPayments::sum_one_by_one(std::span<const double> log_moves, std::span<double> sums) const {
    const double interval = schedule_.interval_days() / horizon_days_;
    for_each_pack(log_moves, sums, [&](const Pack& moves, Pack& results) {
        Pack spot{}, factor{}, sum{};
        for (std::size_t i = 0; i < kPack; ++i)
            factor[i] = math::exp(moves[i] * interval);
        for (std::size_t k = 1; k <= count_; ++k) {
            const double part = std::fmin(static_cast<double>(k) * interval, 1.0);
            const double basis = basis_from_ + basis_change_ * part;
            const double weight = rates_.empty() ? 1.0 : rates_[k - 1];
            if (k % kMostSteps == 1 || k == count_) {
                for (std::size_t i = 0; i < kPack; ++i)
                    spot[i] = spot_ * math::exp(moves[i] * part);
            } else {
                for (std::size_t i = 0; i < kPack; ++i)
                    spot[i] *= factor[i];
            }
            if (is_reciprocal_) {
                for (std::size_t i = 0; i < kPack; ++i)
                    sum[i] += weight / (spot[i] + basis);
            } else {
                const double in_settle = weight / (settle_from_ + settle_change_ * part);
                for (std::size_t i = 0; i < kPack; ++i)
                    sum[i] += in_settle * (spot[i] + basis);
            }
        }
        results = sum;
    });
}

} // namespace keel
