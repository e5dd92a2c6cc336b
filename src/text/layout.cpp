#include "text/layout.hpp"

#include <algorithm>
#include <numeric>

namespace keel::text {

namespace {

constexpr std::size_t kGap = 2;

std::vector<std::size_t> column_widths(const Rows& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width_of(row[i]));
    }
    return widths;
}

} // namespace

std::string wrapped(std::string_view text, std::size_t indentation, FirstLine first_line) {
    const std::string indent(indentation, ' ');
    std::string result = first_line == FirstLine::Indented ? indent : "";
    std::size_t used = result.size();
    bool is_line_empty = true;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (!is_line_empty && used + 1 + width_of(word) > kTerminalColumns) {
            result += '\n' + indent;
            used = indentation;
        } else if (!is_line_empty) {
            result += ' ';
            ++used;
        }
        result += word;
        used += width_of(word);
        is_line_empty = false;
    }
    return result;
}

std::size_t width_of(std::string_view text) {
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string aligned(const Rows& rows, std::size_t left_columns) {
    const auto widths = column_widths(rows);
    std::string result;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - width_of(row[i]), ' ');
            if (i > 0) line.append(kGap, ' ');
            line += i < left_columns ? row[i] + space : space + row[i];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        result += line + '\n';
    }
    return result;
}

std::size_t aligned_width(const Rows& rows) {
    const auto widths = column_widths(rows);
    if (widths.empty()) return 0;
    return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
}

std::string csv_line(std::span<const std::string> cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) line += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell)
            line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + '\n';
}

} // namespace keel::text
