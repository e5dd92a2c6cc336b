#include "text/utf8.hpp"

#include <cstddef>

namespace keel::text {

namespace {

constexpr std::size_t kMostShownBytes = 80;

unsigned byte_at(std::string_view text, std::size_t place) { return static_cast<unsigned char>(text[place]); }

bool is_continuation(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

/// Range of the second byte, which rules out overlong forms, surrogates and what lies above U+10FFFF.
bool is_second(unsigned lead, unsigned byte) {
    switch (lead) {
    case 0xE0: return byte >= 0xA0 && byte <= 0xBF;
    case 0xED: return byte >= 0x80 && byte <= 0x9F;
    case 0xF0: return byte >= 0x90 && byte <= 0xBF;
    case 0xF4: return byte >= 0x80 && byte <= 0x8F;
    default: return is_continuation(byte);
    }
}

/// Bytes of the character that begins here; 0 when none does.
std::size_t character_size(std::string_view text, std::size_t place) {
    const unsigned lead = byte_at(text, place);
    if (lead < 0x80) return 1;
    const std::size_t size = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
    if (size == 0 || place + size > text.size() || !is_second(lead, byte_at(text, place + 1))) return 0;
    for (std::size_t i = 2; i < size; ++i) {
        if (!is_continuation(byte_at(text, place + i))) return 0;
    }
    return size;
}

} // namespace

std::string valid_utf8(std::string_view text) {
    std::string valid;
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t size = character_size(text, place);
        valid += size == 0 ? std::string_view("\uFFFD") : text.substr(place, size);
        place += size == 0 ? 1 : size;
    }
    return valid;
}

std::string shown(std::string_view text) {
    std::string safe;
    for (std::size_t place = 0; place < text.size();) {
        if (safe.size() >= kMostShownBytes) return safe + "…";
        const std::size_t size = character_size(text, place);
        const bool is_control = byte_at(text, place) < 0x20 || byte_at(text, place) == 0x7F;
        safe += size == 0 || is_control ? std::string_view("\uFFFD") : text.substr(place, size);
        place += size == 0 ? 1 : size;
    }
    return safe;
}

} // namespace keel::text
