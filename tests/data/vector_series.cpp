// What is computed from a series of prices.

#include "data/vector_figures.hpp"
#include "engine/rsi.hpp"
#include "history/statistics.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace keel::test {

using Json = nlohmann::json;

namespace {

/// ta-rs averages gains and losses exponentially with 2 / (periods + 1) and begins with a tenth for both.
std::vector<double> exponential_rsi(const std::vector<double>& closes, double periods) {
    const double share = 2.0 / (periods + 1.0);
    double gain = 0.1, loss = 0.1;
    std::vector<double> values{rsi_of(gain, loss)};
    for (std::size_t i = 1; i < closes.size(); ++i) {
        const double change = closes[i] - closes[i - 1];
        gain += share * ((change > 0.0 ? change : 0.0) - gain);
        loss += share * ((change < 0.0 ? -change : 0.0) - loss);
        values.push_back(rsi_of(gain, loss));
    }
    return values;
}

std::vector<double> wilder_rsi(const std::vector<double>& closes, std::size_t periods) {
    WilderRsi rsi(periods);
    std::vector<double> values;
    for (const double close : closes) {
        if (const auto value = rsi.add(close)) values.push_back(*value);
    }
    return values;
}

} // namespace

Figures relative_strength(const Json& vector) {
    const Json& in = vector.at("inputs");
    const auto closes = in.at("closes").get<std::vector<double>>();
    const auto values = vector.at("convention") == "ema_rsi" ? exponential_rsi(closes, number(in, "period"))
                                                             : wilder_rsi(closes, in.at("period").get<std::size_t>());
    Figures figures;
    for (std::size_t i = 0; i < values.size(); ++i)
        figures["rsi " + std::to_string(i)] = values[i];
    if (!values.empty()) figures["rsi_last"] = values.back();
    return figures;
}

Figures hedge_from_series(const Json& vector) {
    const Json& in = vector.at("inputs");
    const auto futures = in.at("delta_futures").get<std::vector<double>>();
    const auto spot = in.at("delta_spot").get<std::vector<double>>();
    const auto line = history::regression_of(futures, spot);
    if (!line) return {};
    Figures figures{{"h", line->slope},
                    {"rho", line->correlation},
                    {"sigma_futures", line->deviation_x},
                    {"sigma_spot", line->deviation_y}};
    if (in.contains("exposure_units")) {
        const double contracts = line->slope * number(in, "exposure_units") / number(in, "contract_units");
        figures["contracts"] = contracts;
        figures["contracts_rounded"] = std::round(contracts);
    }
    return figures;
}

} // namespace keel::test
