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

/// "take_profit" as people write it: "Take profit".
std::string sentence_from_name(std::string_view name);

/// A choice as it stands on a button: most as their name, but models of random paths have names that only some know.
std::string words_of_choice(std::string_view choice);

} // namespace keel::text
