#include "risk/sums.hpp"

#include <algorithm>
#include <bit>
#include <concepts>
#include <type_traits>

namespace keel::risk {

namespace {

constexpr std::size_t kBins = 2048, kPriceBins = 256;

/// Writes all members one after the other.
struct Writer {
    std::string bytes;

    void word(std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(value >> shift & 0xffU);
    }
    void operator()(double value) { word(std::bit_cast<std::uint64_t>(value)); }
    template <std::integral Type>
    void operator()(Type value) {
        word(static_cast<std::uint64_t>(value));
    }
    template <class List>
    requires requires(const List& list) { list.begin(); }
    void operator()(const List& list) {
        word(list.size());
        for (const auto& each : list)
            (*this)(each);
    }
    void operator()(const Bins& bins) {
        (*this)(bins.least), (*this)(bins.most);
        // Most are empty: a bin is told by how many empty ones come before it.
        std::uint64_t last = 0, full = 0;
        for (const std::uint32_t count : bins.counts)
            full += count > 0 ? 1 : 0;
        word(bins.counts.size()), word(full);
        for (std::size_t i = 0; i < bins.counts.size(); ++i) {
            if (bins.counts[i] == 0) continue;
            word((i - last) << 32U | bins.counts[i]);
            last = i;
        }
    }
};

/// Reads them back; `is_good` ends with the first that is not there.
struct Reader {
    std::string_view bytes;
    bool is_good = true;

    std::uint64_t word() {
        std::uint64_t value = 0;
        if (bytes.size() < 8) {
            is_good = false;
            return 0;
        }
        for (unsigned i = 0; i < 8; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
        bytes.remove_prefix(8);
        return value;
    }
    /// Of things of at least so many bytes.
    std::size_t count(std::size_t each) {
        const std::uint64_t value = word();
        if (value > bytes.size() / each) is_good = false;
        return is_good ? static_cast<std::size_t>(value) : 0;
    }
    void operator()(double& value) { value = std::bit_cast<double>(word()); }
    template <std::integral Type>
    void operator()(Type& value) {
        value = static_cast<Type>(word());
    }
    template <class Type, std::size_t kCount>
    void operator()(std::array<Type, kCount>& list) {
        if (count(8) != kCount) is_good = false;
        for (Type& each : list)
            (*this)(each);
    }
    template <class Type>
    void operator()(std::vector<Type>& list) {
        list.resize(count(8));
        for (Type& each : list)
            (*this)(each);
    }
    void operator()(Bins& bins) {
        constexpr std::size_t kMost = 1U << 16U;
        (*this)(bins.least), (*this)(bins.most);
        const std::uint64_t size = word();
        const std::size_t full = count(8);
        if (size > kMost) is_good = false;
        bins.counts.assign(is_good ? static_cast<std::size_t>(size) : 0, 0);
        std::uint64_t at = 0;
        for (std::size_t i = 0; i < full; ++i) {
            const std::uint64_t next = word();
            at += next >> 32U;
            if (at >= bins.counts.size()) {
                is_good = false;
                return;
            }
            bins.counts[static_cast<std::size_t>(at)] = static_cast<std::uint32_t>(next);
        }
    }
};

/// Calls `take` with every member that is kept.
void each_member(auto& sums, auto&& take) {
    take(sums.paths), take(sums.powers), take(sums.funding), take(sums.funding2), take(sums.fees), take(sums.fees2);
    take(sums.least_hedged), take(sums.most_hedged), take(sums.least_half), take(sums.most_half);
    take(sums.least_unhedged), take(sums.most_unhedged), take(sums.worse);
    take(sums.liquidation), take(sums.stop), take(sums.liquidation2), take(sums.stop2);
    take(sums.hedged), take(sums.half), take(sums.unhedged), take(sums.log_price);
    take(sums.level), take(sums.level2);
}

template <class List>
void add_each(List& to, const List& from) {
    for (std::size_t i = 0; i < to.size() && i < from.size(); ++i)
        to[i] += from[i];
}

} // namespace

Bins::Bins(double from, double to, std::size_t count) : least(from), most(to), counts(count + 2) {}

void Bins::add(double value) {
    const auto count = static_cast<double>(counts.size() - 2);
    const double place = (value - least) / (most - least) * count + 1.0;
    ++counts[static_cast<std::size_t>(std::clamp(place, 0.0, count + 1.0))];
}

void Bins::add(const Bins& other) { add_each(counts, other.counts); }

Sums::Sums(const Layout& layout)
    : liquidation(layout.moment_days.size()), stop(layout.moment_days.size()),
      hedged(layout.hedged[0], layout.hedged[1], kBins), half(layout.half[0], layout.half[1], kBins),
      unhedged(layout.unhedged[0], layout.unhedged[1], kBins), level(layout.levels), level2(layout.levels),
      scale_(layout.scale), moment_days_(layout.moment_days) {
    if (layout.log_price[0] < layout.log_price[1])
        log_price.assign(layout.moment_days.size(), Bins(layout.log_price[0], layout.log_price[1], kPriceBins));
}

void Sums::add(const PathResult& result) {
    const double half_hedged = 0.5 * (result.hedged + result.unhedged);
    if (paths == 0.0) {
        least_hedged = most_hedged = result.hedged;
        least_half = most_half = half_hedged;
        least_unhedged = most_unhedged = result.unhedged;
    }
    paths += 1.0;
    const double h = result.hedged / scale_, u = result.unhedged / scale_;
    const double h2 = h * h, u2 = u * u;
    const std::array<double, kPowers> now{h,      h2,      h2 * h, h2 * h2, u,      u2,
                                          u2 * u, u2 * u2, h * u,  h2 * u,  h * u2, h2 * u2};
    for (std::size_t i = 0; i < kPowers; ++i)
        powers[i] += now[i];
    funding += result.funding;
    funding2 += result.funding * result.funding;
    fees += result.fees;
    fees2 += result.fees * result.fees;
    least_hedged = std::min(least_hedged, result.hedged), most_hedged = std::max(most_hedged, result.hedged);
    least_half = std::min(least_half, half_hedged), most_half = std::max(most_half, half_hedged);
    least_unhedged = std::min(least_unhedged, result.unhedged);
    most_unhedged = std::max(most_unhedged, result.unhedged);
    worse += result.hedged < result.unhedged ? 1 : 0;
    hedged.add(result.hedged);
    half.add(half_hedged);
    unhedged.add(result.unhedged);
}

void Sums::count_until(std::vector<std::int64_t>& at, std::optional<double> day) const {
    for (std::size_t i = moment_days_.size(); day && i > 0 && moment_days_[i - 1] >= *day; --i)
        at[i - 1] += static_cast<std::int64_t>(kProbabilityUnit);
}

void Sums::add_liquidation(std::optional<double> day) {
    count_until(liquidation, day);
    liquidation2 += day ? 1.0 : 0.0;
}

void Sums::add_stop(std::optional<double> day) {
    count_until(stop, day);
    stop2 += day ? 1.0 : 0.0;
}

void Sums::add_price(std::size_t moment, double log_of_price) {
    if (moment < log_price.size()) log_price[moment].add(log_of_price);
}

void Sums::add(const Sums& later) {
    if (later.paths == 0.0) return;
    if (paths == 0.0) {
        *this = later;
        return;
    }
    paths += later.paths;
    add_each(powers, later.powers);
    funding += later.funding, funding2 += later.funding2;
    fees += later.fees, fees2 += later.fees2;
    least_hedged = std::min(least_hedged, later.least_hedged), most_hedged = std::max(most_hedged, later.most_hedged);
    least_half = std::min(least_half, later.least_half), most_half = std::max(most_half, later.most_half);
    least_unhedged = std::min(least_unhedged, later.least_unhedged);
    most_unhedged = std::max(most_unhedged, later.most_unhedged);
    worse += later.worse;
    add_each(liquidation, later.liquidation), add_each(stop, later.stop);
    liquidation2 += later.liquidation2, stop2 += later.stop2;
    hedged.add(later.hedged), half.add(later.half), unhedged.add(later.unhedged);
    for (std::size_t i = 0; i < log_price.size() && i < later.log_price.size(); ++i)
        log_price[i].add(later.log_price[i]);
    add_each(level, later.level), add_each(level2, later.level2);
}

std::string Sums::packed() const {
    Writer writer;
    each_member(*this, writer);
    return std::move(writer.bytes);
}

std::optional<Sums> Sums::unpacked(std::string_view bytes) {
    Sums sums;
    Reader reader{bytes};
    each_member(sums, reader);
    if (!reader.is_good || !reader.bytes.empty()) return std::nullopt;
    return sums;
}

} // namespace keel::risk
