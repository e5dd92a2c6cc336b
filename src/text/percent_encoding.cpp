#include "text/percent_encoding.hpp"

#include <cstddef>

namespace keel::text {

namespace {

bool stays(char c) {
    constexpr std::string_view kPunctuation = "*-._:,";
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || kPunctuation.contains(c);
}

/// -1 when it is no hexadecimal digit.
int digit_from_hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

std::string encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ') {
            result += '+';
        } else if (stays(c)) {
            result += c;
        } else {
            result += '%';
            result += kHex[byte / 16U];
            result += kHex[byte % 16U];
        }
    }
    return result;
}

std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? digit_from_hex(text[i + 1]) : -1;
        const int low = high >= 0 ? digit_from_hex(text[i + 2]) : -1;
        if (low >= 0) {
            result += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

} // namespace keel::text
