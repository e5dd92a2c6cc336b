#pragma once

// Writes JSON: two spaces of indentation, lists of numbers on one line, exact numbers.

#include "model/fields.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace keel::text {

class JsonWriter {
public:
    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    void key(std::string_view name);

    /// What is not finite has no JSON: null.
    void value(double number);
    void value(const std::optional<double>& number);
    void value(std::string_view text);
    void value(const FieldValue& field_value);
    void truth(bool is_true);
    void null();

    /// The text with a line end.
    std::string finished() const { return text_ + "\n"; }

private:
    enum class Place { AtStart, AfterKey, InEmpty, AfterItem };

    void begin(char bracket);
    void end(char bracket);
    void item(std::string_view text);
    void start_item();
    void new_line();

    std::string text_;
    std::size_t depth_ = 0;
    Place place_ = Place::AtStart;
};

/// In quotes, with control characters escaped and invalid UTF-8 replaced.
std::string json_string(std::string_view text);

} // namespace keel::text
