#pragma once

// A position in a text that is read from its beginning.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace keel::text {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A position in a text; each take… moves it on when it finds what it looks for.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    std::string_view take_digits() {
        const auto count = static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_digit) - rest_.begin());
        const auto digits = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return digits;
    }

    void skip_spaces() {
        while (take(" "))
            continue;
    }

    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

} // namespace keel::text
