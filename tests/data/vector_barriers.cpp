// The odds of touching a price, as options that pay when it is touched tell them.

#include "data/vector_figures.hpp"
#include "engine/first_passage.hpp"
#include "engine/normal.hpp"

#include <cmath>
#include <string>

namespace keel::test {

using Json = nlohmann::json;

namespace {

PriceMotion motion_of(const Json& in) { return {number(in, "carry_b"), number(in, "sigma")}; }

double discounted_cash(const Json& in) {
    return number(in, "cash") * std::exp(-number(in, "r") * number(in, "T_years"));
}

/// E[e^(-r t) at the touch]: the odds of touching for a price that drifts faster, weighted (Girsanov).
double discounted_touch(const Json& in, double level) {
    const PriceMotion motion = motion_of(in);
    const double variance = motion.volatility * motion.volatility, speed = motion.drift - 0.5 * variance;
    const double faster = std::copysign(std::sqrt(speed * speed + 2.0 * number(in, "r") * variance), std::log(level));
    const PriceMotion other{faster + 0.5 * variance, motion.volatility};
    return std::pow(level, (speed - faster) / variance) * touch_probability(other, level, number(in, "T_years"));
}

/// P(the level is touched and the price ends above the strike); both are multiples of today's price.
double touched_and_above(const Json& in, double level, double strike) {
    const PriceMotion motion = motion_of(in);
    const double variance = motion.volatility * motion.volatility, years = number(in, "T_years");
    const double way = (motion.drift - 0.5 * variance) * years, deviation = motion.volatility * std::sqrt(years);
    const double far = std::log(level), end = std::log(strike);
    const double above = normal_cdf((way - end) / deviation);
    const bool is_up = level > 1.0;
    if (is_up && strike >= level) return above;
    const double reflected_end = is_up ? (2.0 * far - end + way) : -(2.0 * far - end + way);
    const double mirrored = scaled_normal_tail(2.0 * way / years * far / variance, reflected_end / deviation);
    // Up, a strike below the level: what is touched, less what is touched and ends below. Down, likewise.
    if (is_up) return touch_probability(motion, level, years) - mirrored;
    if (strike >= level) return mirrored;
    return touch_probability(motion, level, years) - (1.0 - above);
}

double no_touch(const Json& in, double spot) {
    return 1.0
           - exit_probability(motion_of(in), number(in, "lower") / spot, number(in, "upper") / spot,
                              number(in, "T_years"));
}

Figures corridor(const Json& in) {
    const double spot = number(in, "spot"), cash = discounted_cash(in), step = 1e-3 * spot;
    const double below = cash * no_touch(in, spot - step), now = cash * no_touch(in, spot),
                 above = cash * no_touch(in, spot + step);
    return {{"price", now},
            {"prob_no_touch", no_touch(in, spot)},
            {"delta", (above - below) / (2.0 * step)},
            {"gamma", (above - 2.0 * now + below) / (step * step)}};
}

} // namespace

Figures touching(const Json& vector) {
    const Json& in = vector.at("inputs");
    if (in.contains("process")) { // a standard Brownian motion
        const PriceMotion motion{0.5, 1.0};
        return {{"prob_max_below", 1.0 - touch_probability(motion, std::exp(number(in, "level")), number(in, "T"))}};
    }
    if (in.contains("lower")) return corridor(in);
    const double level = number(in, "barrier") / number(in, "spot");
    const double odds = touch_probability(motion_of(in), level, number(in, "T_years"));
    if (in.contains("strike")) {
        const double strike = number(in, "strike") / number(in, "spot"), above = touched_and_above(in, level, strike);
        const bool is_above = in.at("terminal").get<std::string>().find('>') != std::string::npos;
        return {{"price", discounted_cash(in) * (is_above ? above : odds - above)}, {"prob_hit", odds}};
    }
    const bool is_at_hit = in.at("payoff").get<std::string>().starts_with("pays at hit");
    const double price = is_at_hit ? number(in, "cash") * discounted_touch(in, level) : discounted_cash(in) * odds;
    return {{"price", price}, {"prob_hit", odds}};
}

} // namespace keel::test
