#include "risk/percentiles.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace keel::risk {

Percentiles::Percentiles(const Bins& bins, double least, double most) : bins_(bins), least_(least), most_(most) {
    for (const std::uint32_t count : bins.counts)
        total_ += static_cast<double>(count);
    assert(total_ > 0.0);
}

/// Where a bin begins, no further out than the least value.
double Percentiles::from(std::size_t bin) const {
    if (bin == 0) return least_;
    const double width = (bins_.most - bins_.least) / static_cast<double>(bins_.counts.size() - 2);
    return std::clamp(bins_.least + width * static_cast<double>(bin - 1), least_, most_);
}

double Percentiles::to(std::size_t bin) const { return bin + 1 < bins_.counts.size() ? from(bin + 1) : most_; }

double Percentiles::value_at(double part) const {
    const double wanted = std::clamp(part, 0.0, 1.0) * total_;
    double before = 0.0;
    for (std::size_t i = 0; i < bins_.counts.size(); ++i) {
        const double count = static_cast<double>(bins_.counts[i]);
        if (count > 0.0 && before + count >= wanted) return from(i) + (to(i) - from(i)) * ((wanted - before) / count);
        before += count;
    }
    return most_;
}

Estimate Percentiles::at(double part) const {
    const double apart = std::sqrt(part * (1.0 - part) / total_);
    return {value_at(part), 0.5 * (value_at(part + apart) - value_at(part - apart))};
}

Estimate Percentiles::mean_below(double part) const {
    const double wanted = part * total_;
    double before = 0.0, sum = 0.0, squares = 0.0, last = least_;
    for (std::size_t i = 0; i < bins_.counts.size() && before < wanted; ++i) {
        const double count = static_cast<double>(bins_.counts[i]);
        if (count == 0.0) continue;
        const double taken = std::min(count, wanted - before);
        last = from(i) + (to(i) - from(i)) * (taken / count);
        const double middle = 0.5 * (from(i) + last);
        sum += taken * middle;
        squares += taken * middle * middle;
        before += taken;
    }
    const double mean = sum / wanted;
    // Of the mean of the tail, and of where it begins (R. Chen, "Nonparametric estimation of expected shortfall",
    // 2008).
    const double variance = std::max(squares / wanted - mean * mean, 0.0);
    const double beyond = (last - mean) * (last - mean);
    return {mean, std::sqrt((variance + (1.0 - part) * beyond) / wanted)};
}

std::vector<RiskBar> Percentiles::bars() const {
    constexpr double kOutside = 0.0005;
    constexpr std::size_t kBars = 60;
    if (!(most_ > least_)) return {{least_, most_, 1.0}};
    const double low = value_at(kOutside), high = value_at(1.0 - kOutside);
    std::size_t first = 0, last = bins_.counts.size() - 1;
    while (first < last && to(first) < low)
        ++first;
    while (last > first && from(last) > high)
        --last;
    const std::size_t together = std::max<std::size_t>(1, (last - first + 1 + kBars - 1) / kBars);
    std::vector<RiskBar> bars;
    for (std::size_t i = 0; i < bins_.counts.size();) {
        // What lies outside goes into the first and the last bar.
        std::size_t end = i == 0 ? first + together : i + together;
        if (end > last) end = bins_.counts.size();
        double count = 0.0;
        for (std::size_t k = i; k < end; ++k)
            count += static_cast<double>(bins_.counts[k]);
        const double from_usd = bars.empty() ? from(first) : bars.back().to_usd;
        bars.push_back({from_usd, end == bins_.counts.size() ? to(last) : from(end), count / total_});
        i = end;
    }
    return bars;
}

} // namespace keel::risk
