#pragma once

// How the value of a field is written in an input, read back, and stepped with the arrow keys. Rates stand in percent
// without the sign, which is beside the input: "0.01" there is 0.01 %.

#include "model/fields.hpp"
#include "text/field_text.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace keel::view {

/// Reads back as the same value. Empty for an empty value.
std::string spelled(const Field& field, const FieldValue& value);

/// What was typed; a bare number of a rate is percent.
std::expected<FieldValue, Issue> read_spelled(const FieldAddress& address, std::string_view text);

/// "USD", "BTC", "%", "days" …; empty when there is none.
std::string unit_in_words(const Plan& plan, const FieldAddress& address);

/// "Coins held is -5, which is not in [0, 1e9]".
std::string issue_in_words(const Issue& issue);

/// "take_profit" as people write it: "Take profit".
std::string sentence_from_name(std::string_view name);

enum class Step { Up, Down };

/// The next sensible value: a price by about 1 %, leverage over 1 2 3 5 10 …; kept in the range of the field.
double stepped(const Field& field, double value, Step step);

} // namespace keel::view
