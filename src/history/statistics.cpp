#include "history/statistics.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace keel::history {

namespace {

/// Sums of squares and products about the means.
struct Moments {
    double mean_x = 0.0, mean_y = 0.0;
    double xx = 0.0, xy = 0.0, yy = 0.0;
};

bool varies(std::span<const double> values) {
    return std::ranges::any_of(values, [&](double value) { return value != values.front(); });
}

Moments moments_of(std::span<const double> x, std::span<const double> y) {
    Moments moments;
    moments.mean_x = mean_of(x).value_or(0.0);
    moments.mean_y = mean_of(y).value_or(0.0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = x[i] - moments.mean_x, dy = y[i] - moments.mean_y;
        moments.xx += dx * dx;
        moments.xy += dx * dy;
        moments.yy += dy * dy;
    }
    return moments;
}

double correlation_of(double xx, double xy, double yy) {
    return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

/// Sums over a window that moves by one. They are taken about the window's own mean and made anew each time it has
/// moved by its whole length: as exact as fresh sums, in a time that does not depend on the window.
class Window {
public:
    Window(std::span<const double> x, std::span<const double> y, std::size_t length)
        : x_(x), y_(y), length_(length), count_(static_cast<double>(length)) {}

    /// To the window that ends with `last`; each call moves it by one.
    void move_to(std::size_t last) {
        follow_changes(last);
        const std::size_t first = last + 1 - length_;
        if (first % length_ == 0) return renew(first);
        add(last, 1.0);
        add(first - 1, -1.0);
    }

    bool does_x_vary() const { return x_same_ < length_; }
    bool does_y_vary() const { return y_same_ < length_; }
    double mean_x() const { return center_x_ + sum_x_ / count_; }
    double xx() const { return std::fmax(sum_xx_ - sum_x_ * sum_x_ / count_, 0.0); }
    double yy() const { return std::fmax(sum_yy_ - sum_y_ * sum_y_ / count_, 0.0); }
    double xy() const { return sum_xy_ - sum_x_ * sum_y_ / count_; }

private:
    void follow_changes(std::size_t last) {
        for (; next_ <= last; ++next_) {
            x_same_ = next_ > 0 && x_[next_] == x_[next_ - 1] ? x_same_ + 1 : 1;
            y_same_ = next_ > 0 && y_[next_] == y_[next_ - 1] ? y_same_ + 1 : 1;
        }
    }

    void renew(std::size_t first) {
        center_x_ = mean_of(x_.subspan(first, length_)).value_or(0.0);
        center_y_ = mean_of(y_.subspan(first, length_)).value_or(0.0);
        sum_x_ = sum_y_ = sum_xx_ = sum_xy_ = sum_yy_ = 0.0;
        for (std::size_t i = first; i < first + length_; ++i)
            add(i, 1.0);
    }

    void add(std::size_t i, double sign) {
        const double dx = x_[i] - center_x_, dy = y_[i] - center_y_;
        sum_x_ += sign * dx;
        sum_y_ += sign * dy;
        sum_xx_ += sign * dx * dx;
        sum_xy_ += sign * dx * dy;
        sum_yy_ += sign * dy * dy;
    }

    std::span<const double> x_, y_;
    std::size_t length_;
    double count_;
    std::size_t next_ = 0;
    std::size_t x_same_ = 0, y_same_ = 0; // how many values up to the last are equal
    double center_x_ = 0.0, center_y_ = 0.0;
    double sum_x_ = 0.0, sum_y_ = 0.0, sum_xx_ = 0.0, sum_xy_ = 0.0, sum_yy_ = 0.0;
};

template <class Value, class Of>
std::vector<Value> rolling(std::span<const double> x, std::span<const double> y, std::size_t window, Of&& of) {
    std::vector<Value> values;
    if (x.size() < window) return values;
    values.reserve(x.size() - window + 1);
    Window sums(x, y, window);
    for (std::size_t last = window - 1; last < x.size(); ++last) {
        sums.move_to(last);
        values.push_back(of(sums));
    }
    return values;
}

} // namespace

std::optional<double> mean_of(std::span<const double> values) {
    if (values.empty()) return std::nullopt;
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    const auto count = static_cast<double>(values.size());
    const double mean = sum / count;
    // What rounding left over is added again: the mean of equal values is that value.
    double rest = 0.0;
    for (const double value : values)
        rest += value - mean;
    return mean + rest / count;
}

std::optional<double> deviation_of(std::span<const double> values) {
    if (values.size() < 2) return std::nullopt;
    if (!varies(values)) return 0.0;
    return std::sqrt(moments_of(values, values).xx / static_cast<double>(values.size() - 1));
}

double student_t_975(std::size_t degrees) {
    assert(degrees > 0);
    // Solved from the incomplete beta function with 40 digits (mpmath); every table of t has them with three.
    constexpr std::array kSmall{
        12.7062047361747,  4.302652729749464, 3.18244630528371,  2.776445105197794, 2.570581835636316,
        2.44691185114497,  2.364624251592785, 2.306004135204167, 2.262157162798206, 2.228138851986275,
        2.20098516009164,  2.178812829667229, 2.160368656462793, 2.144786687917804, 2.131449545559776,
        2.119905299221255, 2.109815577833317, 2.100922040241038, 2.09302405440831,  2.085963447265865,
        2.07961384472768,  2.073873067904026, 2.068657610419049, 2.063898561628026, 2.059538552753298,
        2.055529438642873, 2.051830516480286, 2.048407141795245, 2.045229642132704, 2.042272456301238};
    if (degrees <= kSmall.size()) return kSmall[degrees - 1];
    // The expansion in 1 / degrees about the normal quantile, Abramowitz and Stegun 26.7.5; within 3e-8 from 31 on.
    const double part = 1.0 / static_cast<double>(degrees);
    return 1.9599639845400542
           + part
                 * (2.3722712302985628
                    + part * (2.8224986157396118 + part * (2.5558496795077233 + part * 1.5895340533938235)));
}

std::optional<Regression> regression_of(std::span<const double> x, std::span<const double> y) {
    assert(x.size() == y.size());
    if (x.size() < 3 || !varies(x)) return std::nullopt;
    const Moments moments = moments_of(x, y);
    if (!(moments.xx > 0.0)) return std::nullopt; // too small for a double
    Regression line;
    line.count = x.size();
    line.slope = moments.xy / moments.xx;
    line.intercept = moments.mean_y - line.slope * moments.mean_x;
    // From the residuals themselves: yy - slope * xy would lose the digits of a close fit.
    double squares = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double rest = y[i] - moments.mean_y - line.slope * (x[i] - moments.mean_x);
        squares += rest * rest;
    }
    const auto degrees = static_cast<double>(x.size() - 2);
    line.slope_error = std::sqrt(squares / degrees) / std::sqrt(moments.xx);
    const double reach = student_t_975(x.size() - 2) * line.slope_error;
    line.slope_95 = {line.slope - reach, line.slope + reach};
    if (varies(y) && moments.yy > 0.0) line.correlation = correlation_of(moments.xx, moments.xy, moments.yy);
    line.deviation_x = deviation_of(x).value_or(0.0);
    line.deviation_y = deviation_of(y).value_or(0.0);
    return line;
}

std::vector<double> rolling_mean(std::span<const double> values, std::size_t window) {
    assert(window > 0);
    return rolling<double>(values, values, window, [](const Window& sums) { return sums.mean_x(); });
}

std::vector<double> rolling_deviation(std::span<const double> values, std::size_t window) {
    assert(window > 1);
    return rolling<double>(values, values, window, [&](const Window& sums) {
        return sums.does_x_vary() ? std::sqrt(sums.xx() / static_cast<double>(window - 1)) : 0.0;
    });
}

std::vector<RollingLine> rolling_line(std::span<const double> x, std::span<const double> y, std::size_t window) {
    assert(x.size() == y.size() && window > 1);
    return rolling<RollingLine>(x, y, window, [](const Window& sums) {
        RollingLine line;
        if (!sums.does_x_vary() || !(sums.xx() > 0.0)) return line;
        line.slope = sums.xy() / sums.xx();
        if (sums.does_y_vary() && sums.yy() > 0.0) line.correlation = correlation_of(sums.xx(), sums.xy(), sums.yy());
        return line;
    });
}

} // namespace keel::history
