#pragma once

// How the value of a field is written in an input (text/field_spelling.hpp), and stepped with the arrow keys.

#include "model/fields.hpp"
#include "text/field_spelling.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace keel::view {

using text::read_spelled;
using text::sentence_from_name;
using text::spelled;
using text::unit_in_words;
using text::words_of_choice;

/// "Coins held is -5, which is not in [0, 1e9]".
std::string issue_in_words(const Issue& issue);

enum class Step { Up, Down };

/// The next sensible value: a price by about 1 %, leverage over 1 2 3 5 10 …; kept in the range of the field.
double stepped(const Field& field, double value, Step step);

} // namespace keel::view
