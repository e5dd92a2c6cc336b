#include "history/csv_history.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace keel::history {

namespace {

constexpr std::size_t kSampleLines = 100;
constexpr double kLowestPrice = 1e-15;
constexpr double kHighestPrice = 1e15;

/// Signs of files that people take for CSV, by their first bytes.
std::string_view other_kind(std::string_view start) {
    if (start.starts_with("PK\x03\x04")) return "a ZIP archive or spreadsheet: unpack it, or save it as CSV";
    if (start.starts_with("\x1f\x8b")) return "a gzip archive: unpack it";
    if (start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff")) return "UTF-16: save it as UTF-8";
    if (start.starts_with("[") || start.starts_with("{")) return "JSON: save it as CSV";
    return {};
}

} // namespace

void CsvReader::push(std::string_view bytes) {
    bytes_ += bytes.size();
    while (!bytes.empty() && !issue_) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        const bool fits = !is_line_too_long_ && part_.size() + piece.size() <= kMostLineBytes;
        is_line_too_long_ = !fits;
        if (end == std::string_view::npos) {
            if (fits) part_.append(piece);
            return;
        }
        bytes.remove_prefix(end + 1);
        if (part_.empty()) {
            take_line(piece);
        } else {
            if (fits) part_.append(piece);
            take_line(part_);
            part_.clear();
        }
        is_line_too_long_ = false;
    }
}

void CsvReader::take_line(std::string_view line) {
    ++line_number_;
    if (line_number_ == 1) {
        constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
        if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
        if (const auto kind = other_kind(line); !kind.empty()) {
            issue_ = Issue{"line 1", std::string(kind), std::string(expected_in_file(wanted_))};
            return;
        }
    }
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_line_too_long_) {
        leave_out(Reason::TooLong, line.substr(0, kMostLineBytes), line_number_);
        line = {}; // Holds its place in the sample.
    } else if (line.find_first_not_of(" \t") == std::string_view::npos) {
        note(Reason::Empty, line_number_);
        line = {};
    }
    if (dialect_) {
        if (!line.empty()) take_row(line, line_number_);
        return;
    }
    sample_.emplace_back(line);
    if (sample_.size() == kSampleLines) settle();
}

void CsvReader::settle() {
    const auto dialect = dialect_of(sample_, wanted_);
    if (!dialect) {
        std::size_t place = dialect.error();
        while (place + 1 < sample_.size() && sample_[place].empty())
            ++place;
        const bool is_empty = sample_.empty() || sample_[place].empty();
        issue_ = Issue{"line " + std::to_string(place + 1), is_empty ? "nothing" : text::shown(sample_[place]),
                       std::string(expected_in_file(wanted_))};
        return;
    }
    dialect_ = *dialect;
    if (dialect_->header) header_ = sample_[*dialect_->header];
    const std::vector<std::string> sample = std::exchange(sample_, {});
    for (std::size_t i = dialect_->first_row; i < sample.size(); ++i) {
        if (!sample[i].empty()) take_row(sample[i], i + 1);
    }
}

void CsvReader::note(Reason reason, std::size_t line, std::size_t lines) {
    const auto found = std::ranges::find(findings_, reason, &Finding::reason);
    if (found == findings_.end()) {
        findings_.push_back({reason, lines, line});
    } else {
        found->lines += lines;
        found->first_line = std::min(found->first_line, line);
    }
}

void CsvReader::leave_out(Reason reason, std::string_view line, std::size_t number) {
    const bool is_unreadable = reason == Reason::Columns || reason == Reason::Time || reason == Reason::Number;
    note(is_unreadable && number == unended_line_ ? Reason::HalfLine : reason, number);
    if (first_left_out_number_ != 0) return;
    first_left_out_ = line;
    first_left_out_number_ = number;
}

std::optional<Milliseconds> CsvReader::time_of(const Cells& cells, std::size_t number) {
    const Columns& columns = dialect_->columns;
    const auto moment = columns.clock
                            ? read_moment(std::string(cells[columns.time]).append(" ").append(cells[*columns.clock]))
                            : read_moment(cells[columns.time]);
    if (!moment) return std::nullopt;
    has_clock_ = has_clock_ || moment->has_clock;
    if (moment->unit) {
        units_[static_cast<std::size_t>(*moment->unit)] = true;
    } else if (moment->offset_minutes) {
        least_offset_ = std::min(least_offset_.value_or(*moment->offset_minutes), *moment->offset_minutes);
        most_offset_ = std::max(most_offset_.value_or(*moment->offset_minutes), *moment->offset_minutes);
    } else if (zoneless_++ == 0) {
        first_zoneless_line_ = number;
    }
    return moment->ms;
}

/// Whether a line without a line end shows that it was cut: fewer cells than the others, or a price at its very end
/// that lacks digits.
bool CsvReader::is_cut(const Cells& cells, double value) const {
    constexpr double kSuspicious = 0.7;
    if (cells.count < usual_cells_) return true;
    const bool is_last = dialect_->columns.value + 1 == cells.count;
    return is_last && dialect_->shape != Shape::Funding && !time_ms_.empty()
           && value < kSuspicious * columns_[Value].back();
}

void CsvReader::take_row(std::string_view line, std::size_t number) {
    const Cells cells = cells_of(line, dialect_->separator);
    if (time_ms_.size() >= kMostRows) return leave_out(Reason::TooMany, line, number);
    if (cells.count < dialect_->columns.least_count()) return leave_out(Reason::Columns, line, number);
    const auto time = time_of(cells, number);
    if (!time) return leave_out(line == header_ ? Reason::Header : Reason::Time, line, number);
    const bool is_funding = dialect_->shape == Shape::Funding;
    const auto bar = is_funding ? rate_of(cells) : bar_of(cells);
    if (!bar) return leave_out(bar.error(), line, number);
    if (number == unended_line_ && is_cut(cells, bar->values[Value])) return leave_out(Reason::HalfLine, line, number);
    if (!time_ms_.empty()) {
        if (*time == time_ms_.back()) return leave_out(Reason::Duplicate, line, number);
        const bool is_rise = *time > time_ms_.back();
        if ((is_rise ? rises_ : falls_)++ == 0) (is_rise ? first_rise_line_ : first_fall_line_) = number;
    }
    if (time_ms_.empty()) usual_cells_ = cells.count;
    add(*bar, *time, number);
}

void CsvReader::add(const Row& row, Milliseconds time, std::size_t number) {
    constexpr std::size_t kMostLine = std::numeric_limits<std::uint32_t>::max();
    time_ms_.push_back(time);
    row_lines_.push_back(static_cast<std::uint32_t>(std::min(number, kMostLine)));
    const bool has_bars = dialect_->columns.open.has_value();
    for (const Column column : {Open, High, Low}) {
        if (has_bars) columns_[column].push_back(row.values[column]);
    }
    columns_[Value].push_back(row.values[Value]);
    if (row.is_widened) note(Reason::Widened, number);
    if (number == unended_line_) note(Reason::Unended, number);
    if (!dialect_->columns.volume) return;
    columns_[Volume].push_back(row.volume.value_or(0.0));
    if (!row.volume && volumeless_++ == 0) first_volumeless_line_ = number;
}

std::expected<CsvReader::Row, Reason> CsvReader::bar_of(const Cells& cells) const {
    const Columns& columns = dialect_->columns;
    const auto number_in = [&](std::size_t column) { return read_number(cells[column], dialect_->decimal); };
    Row row;
    const std::array<std::optional<std::size_t>, 4> places{columns.open, columns.high, columns.low, columns.value};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i]) continue;
        const auto number = number_in(*places[i]);
        if (!number) return std::unexpected(Reason::Number);
        if (*number <= 0.0) return std::unexpected(Reason::NotPositive);
        if (*number < kLowestPrice || *number > kHighestPrice) return std::unexpected(Reason::Number);
        row.values[i] = *number;
    }
    if (columns.open) {
        if (row.values[High] < row.values[Low]) return std::unexpected(Reason::HighLow);
        const auto [least, most] = std::minmax({row.values[Open], row.values[Value]});
        row.is_widened = least < row.values[Low] || most > row.values[High];
        row.values[Low] = std::min(row.values[Low], least);
        row.values[High] = std::max(row.values[High], most);
    }
    if (columns.volume) row.volume = number_in(*columns.volume);
    if (row.volume && *row.volume < 0.0) row.volume.reset();
    return row;
}

std::expected<CsvReader::Row, Reason> CsvReader::rate_of(const Cells& cells) const {
    const std::string_view text = cells[dialect_->columns.value];
    auto rate = read_number(text, dialect_->decimal);
    if (!rate) return std::unexpected(Reason::Number);
    if (dialect_->is_percent && !text.ends_with('%')) rate = *rate / 100.0;
    if (std::abs(*rate) > 1.0) return std::unexpected(Reason::Rate);
    Row row;
    row.values[Value] = *rate;
    return row;
}

} // namespace keel::history
