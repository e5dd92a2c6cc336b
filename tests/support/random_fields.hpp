#pragma once

// Plans with any values the field table accepts, for properties of links and JSON. They need not make sense together,
// so the engine may refuse them; random_plan() in plans.hpp makes those that it takes.

#include "model/fields.hpp"
#include "model/plan.hpp"

#include <random>
#include <string>

namespace keel::test {

/// An accepted value: ends of the range, zero, round numbers and numbers with all their digits.
FieldValue random_value(const Field& field, std::mt19937_64& random);

/// 1 to 8 bags and 0 to 8 legs; about half of the fields keep their default.
Plan random_fields_plan(std::mt19937_64& random);

/// Any bytes, many of them such that mean something in a link or in JSON.
std::string random_bytes(std::mt19937_64& random, std::size_t most);

} // namespace keel::test
