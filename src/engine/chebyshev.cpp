#include "engine/chebyshev.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace keel {

namespace {

/// cos(i pi / 64) for a quarter of the circle.
constexpr std::array<double, 33> kCosines{1.0,
                                          0.9987954562051724,
                                          0.9951847266721969,
                                          0.989176509964781,
                                          0.9807852804032304,
                                          0.970031253194544,
                                          0.9569403357322088,
                                          0.9415440651830208,
                                          0.9238795325112867,
                                          0.9039892931234433,
                                          0.881921264348355,
                                          0.8577286100002721,
                                          0.8314696123025452,
                                          0.8032075314806449,
                                          0.773010453362737,
                                          0.7409511253549591,
                                          0.7071067811865476,
                                          0.6715589548470184,
                                          0.6343932841636455,
                                          0.5956993044924334,
                                          0.5555702330196022,
                                          0.5141027441932218,
                                          0.47139673682599764,
                                          0.4275550934302821,
                                          0.3826834323650898,
                                          0.33688985339222005,
                                          0.2902846772544624,
                                          0.2429801799032639,
                                          0.19509032201612828,
                                          0.14673047445536175,
                                          0.0980171403295606,
                                          0.049067674327418015,
                                          0.0};
constexpr std::size_t kQuarter = 32; // in steps of pi / 64

/// cos(steps pi / 64).
double cosine(std::size_t steps) {
    const std::size_t turn = steps % (4 * kQuarter);
    const std::size_t half = turn <= 2 * kQuarter ? turn : 4 * kQuarter - turn;
    return half <= kQuarter ? kCosines[half] : -kCosines[2 * kQuarter - half];
}

/// The points are the zeros of the polynomial of that degree: cos((2 index + 1) pi / (2 count)).
std::size_t steps_to(std::size_t count, std::size_t index) { return (2 * index + 1) * (kQuarter / count); }

/// Places are looked at in packs, which the compiler turns into vectors; each as if it were alone.
constexpr std::size_t kPack = 8;
using Pack = std::array<double, kPack>;

constexpr std::size_t kLastOnes = 3;       // coefficients that tell whether the rest is small
constexpr double kResolved = 1e-13;        // of the largest coefficient
constexpr double kWithoutWeight = 0x1p-56; // of the largest: less than its rounding

} // namespace

double ChebyshevCurve::point(std::size_t count, std::size_t index) { return cosine(steps_to(count, index)); }

ChebyshevCurve::ChebyshevCurve(std::span<const double> values) : count_(values.size()) {
    assert(std::ranges::find(kCounts, count_) != kCounts.end());
    double most = 0.0;
    for (std::size_t degree = 0; degree < count_; ++degree) {
        double sum = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += values[i] * cosine(degree * steps_to(count_, i));
        coefficients_[degree] = sum * (degree == 0 ? 1.0 : 2.0) / static_cast<double>(count_);
        most = std::fmax(most, std::abs(coefficients_[degree]));
    }
    is_resolved_ = std::all_of(coefficients_.begin() + static_cast<std::ptrdiff_t>(count_ - kLastOnes),
                               coefficients_.begin() + static_cast<std::ptrdiff_t>(count_),
                               [most](double last) { return std::abs(last) <= most * kResolved; });
    while (count_ > 1 && std::abs(coefficients_[count_ - 1]) <= most * kWithoutWeight)
        --count_;
}

void ChebyshevCurve::at(std::span<const double> places, std::span<double> results) const {
    // Clenshaw's recurrence.
    const std::array<double, kMostPoints> coefficients = coefficients_;
    for (std::size_t first = 0; first < places.size(); first += kPack) {
        const std::size_t count = std::min(kPack, places.size() - first);
        Pack place{}, last{}, before{};
        std::copy_n(places.begin() + static_cast<std::ptrdiff_t>(first), count, place.begin());
        for (std::size_t degree = count_ - 1; degree > 0; --degree) {
            for (std::size_t i = 0; i < kPack; ++i) {
                const double next = coefficients[degree] + 2.0 * place[i] * last[i] - before[i];
                before[i] = last[i];
                last[i] = next;
            }
        }
        Pack result{};
        for (std::size_t i = 0; i < kPack; ++i)
            result[i] = coefficients[0] + place[i] * last[i] - before[i];
        std::copy_n(result.begin(), count, results.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

} // namespace keel
