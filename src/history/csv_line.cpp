#include "history/csv_line.hpp"

#include <algorithm>

namespace keel::history {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Behind the opening quote at `place`: where the closing one stands, or the end of the line.
std::size_t end_of_quotes(std::string_view line, std::size_t place) {
    for (std::size_t i = place + 1; i < line.size(); ++i) {
        if (line[i] != '"') continue;
        if (i + 1 == line.size() || line[i + 1] != '"') return i;
        ++i;
    }
    return line.size();
}

} // namespace

Cells cells_of(std::string_view line, char separator) {
    Cells cells;
    std::size_t place = 0;
    while (cells.count < kMostCells) {
        Cell& cell = cells.cells[cells.count++];
        std::size_t start = place;
        while (start < line.size() && line[start] == ' ')
            ++start;
        if (start < line.size() && line[start] == '"') {
            const std::size_t closing = end_of_quotes(line, start);
            cell = {trimmed(line.substr(start + 1, closing - start - 1)), true};
            place = std::min(closing + 1, line.size());
            while (place < line.size() && line[place] != separator)
                ++place;
        } else {
            while (place < line.size() && line[place] != separator)
                ++place;
            cell = {trimmed(line.substr(start, std::max(place, start) - start)), false};
        }
        if (place >= line.size()) break;
        ++place;
    }
    return cells;
}

bool is_separated(std::string_view line, char separator) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') i = end_of_quotes(line, i);
        if (i < line.size() && line[i] == separator) return true;
    }
    return false;
}

} // namespace keel::history
