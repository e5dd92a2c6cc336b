#pragma once

// What the engine makes of a reference vector (vectors.hpp): a function a topic, which gives every expected figure by
// name. A rule that only one venue has is applied here, around the engine's functions, and says whose it is.

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>

namespace keel::test {

/// By the names of `expected`; empty: there is no such price.
using Figures = std::map<std::string, std::optional<double>>;

inline double number(const nlohmann::json& inputs, const char* key) { return inputs.at(key).get<double>(); }
inline double number(const nlohmann::json& inputs, const char* key, double otherwise) {
    return inputs.contains(key) ? number(inputs, key) : otherwise;
}
/// 1 for a short, -1 for a long position.
inline double side_of(const nlohmann::json& inputs) { return inputs.value("side", "short") == "long" ? -1.0 : 1.0; }
inline bool is_inverse(const nlohmann::json& inputs) { return inputs.value("contract", "inverse") == "inverse"; }

// vector_positions.cpp
Figures inverse_average(const nlohmann::json& vector);
Figures linear_average(const nlohmann::json& vector);
Figures inverse_result(const nlohmann::json& vector);
Figures linear_result(const nlohmann::json& vector);
Figures quanto_result(const nlohmann::json& vector);

// vector_margins.cpp
Figures inverse_liquidation(const nlohmann::json& vector);
Figures linear_liquidation(const nlohmann::json& vector);
Figures cross_liquidation(const nlohmann::json& vector);
Figures bankruptcy(const nlohmann::json& vector);
Figures margin(const nlohmann::json& vector);
Figures fees(const nlohmann::json& vector);

// vector_hedges.cpp
Figures funding(const nlohmann::json& vector);
Figures inverse_hedge(const nlohmann::json& vector);
Figures hedge_ratio(const nlohmann::json& vector);
Figures basis_and_carry(const nlohmann::json& vector);

// vector_barriers.cpp
Figures touching(const nlohmann::json& vector);

// vector_series.cpp
Figures relative_strength(const nlohmann::json& vector);
Figures hedge_from_series(const nlohmann::json& vector);

} // namespace keel::test
