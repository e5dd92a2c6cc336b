#include "text/json_writer.hpp"

#include "text/field_text.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

#include <cmath>
#include <variant>
#include <vector>

namespace keel::text {

void JsonWriter::key(std::string_view name) {
    start_item();
    text_ += json_string(name) + ": ";
    place_ = Place::AfterKey;
}

void JsonWriter::value(double number) { item(std::isfinite(number) ? exact(number) : "null"); }

void JsonWriter::value(const std::optional<double>& number) { number ? value(*number) : null(); }

void JsonWriter::value(std::string_view text) { item(json_string(text)); }

void JsonWriter::value(const FieldValue& field_value) {
    if (const auto* number = std::get_if<double>(&field_value)) {
        value(*number);
    } else if (const auto* text = std::get_if<std::string>(&field_value)) {
        value(std::string_view(*text));
    } else if (const auto* numbers = std::get_if<std::vector<double>>(&field_value)) {
        std::string list;
        for (const double each : *numbers)
            list += (list.empty() ? "" : ", ") + (std::isfinite(each) ? exact(each) : "null");
        item("[" + list + "]");
    } else if (std::holds_alternative<PairList>(field_value)) {
        value(std::string_view(text_from_value(field_value)));
    } else {
        null();
    }
}

void JsonWriter::truth(bool is_true) { item(is_true ? "true" : "false"); }

void JsonWriter::null() { item("null"); }

void JsonWriter::begin(char bracket) {
    start_item();
    text_ += bracket;
    ++depth_;
    place_ = Place::InEmpty;
}

void JsonWriter::end(char bracket) {
    --depth_;
    if (place_ != Place::InEmpty) new_line();
    text_ += bracket;
    place_ = Place::AfterItem;
}

void JsonWriter::item(std::string_view text) {
    start_item();
    text_ += text;
    place_ = Place::AfterItem;
}

void JsonWriter::start_item() {
    if (place_ == Place::AfterItem) text_ += ',';
    if (place_ == Place::AfterItem || place_ == Place::InEmpty) new_line();
}

void JsonWriter::new_line() {
    constexpr std::size_t kIndentation = 2;
    text_ += '\n';
    text_.append(kIndentation * depth_, ' ');
}

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : valid_utf8(text)) {
        constexpr unsigned char kFirstPrintable = 0x20;
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (static_cast<unsigned char>(c) < kFirstPrintable) {
            constexpr std::string_view kHex = "0123456789abcdef";
            quoted += "\\u00";
            quoted += kHex[static_cast<unsigned char>(c) >> 4];
            quoted += kHex[static_cast<unsigned char>(c) & 15];
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

} // namespace keel::text
