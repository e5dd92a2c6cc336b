#pragma once

// How the value of a field is written in an input, and read back. Rates stand in percent without the sign, which is
// beside the input: "0.01" there is 0.01 %.

#include "model/fields.hpp"
#include "text/field_text.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace keel::text {

/// Reads back as the same value. Empty for an empty value.
std::string spelled(const Field& field, const FieldValue& value);

/// What was typed; a bare number of a rate is percent.
std::expected<FieldValue, Issue> read_spelled(const FieldAddress& address, std::string_view text);

/// "USD", "BTC", "%", "days" …; empty when there is none.
std::string unit_in_words(const Plan& plan, const FieldAddress& address);

} // namespace keel::text
