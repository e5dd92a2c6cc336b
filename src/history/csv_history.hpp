#pragma once

// Reads a price history or funding rates out of CSV as its bytes come: files larger than what should be in memory
// twice, with a progress bar and a way out between two pieces.

#include "history/csv_dialect.hpp"
#include "history/reading.hpp"
#include "model/issue.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::history {

inline constexpr std::size_t kMostLineBytes = 4096;
inline constexpr std::size_t kMostRows = 20'000'000; // 38 years of minutes

/// For an issue: what such a file should hold.
std::string_view expected_in_file(Wanted wanted);

class CsvReader {
public:
    explicit CsvReader(Wanted wanted = Wanted::Anything) : wanted_(wanted) {}

    /// The next bytes of the file, cut anywhere.
    void push(std::string_view bytes);

    /// So far; over the size of the file it is the progress.
    std::size_t bytes() const { return bytes_; }
    std::size_t rows() const { return time_ms_.size(); }

    /// Whether the file turned out to be something else: reading on is of no use.
    bool is_refused() const { return issue_.has_value(); }

    /// After the last byte; the reader is empty then. The issue's field names the line, such as "line 1".
    std::expected<Reading, Issue> finish();

private:
    enum Column : std::size_t { Open, High, Low, Value, Volume };
    struct Row {
        std::array<double, 4> values{}; // open, high and low only with bars
        std::optional<double> volume;
        bool is_widened = false;
    };

    void take_line(std::string_view line);
    void settle();
    void take_row(std::string_view line, std::size_t number);
    void add(const Row& row, Milliseconds time, std::size_t number);
    std::optional<Milliseconds> time_of(const Cells& cells, std::size_t number);
    std::expected<Row, Reason> bar_of(const Cells& cells) const;
    std::expected<Row, Reason> rate_of(const Cells& cells) const;
    bool is_cut(const Cells& cells, double value) const;
    void note(Reason reason, std::size_t line, std::size_t lines = 1);
    void leave_out(Reason reason, std::string_view line, std::size_t number);

    // csv_finish.cpp
    void put_in_order();
    void keep_rows(const std::vector<std::uint32_t>& order);
    void settle_notes();
    Account account();
    Issue nothing_read() const;

    Wanted wanted_;
    std::size_t bytes_ = 0;
    std::size_t line_number_ = 0;
    std::string part_; // of a line whose end has not come yet
    bool is_line_too_long_ = false;
    std::size_t unended_line_ = 0;
    std::size_t usual_cells_ = 0;
    std::vector<std::string> sample_; // the first lines, until the dialect is settled
    std::optional<Dialect> dialect_;
    std::string header_;
    std::optional<Issue> issue_;
    std::string first_left_out_; // the line, for an issue
    std::size_t first_left_out_number_ = 0;

    std::vector<Milliseconds> time_ms_;
    std::array<std::vector<double>, 5> columns_; // by Column; empty where the file has none
    std::vector<std::uint32_t> row_lines_;
    std::size_t rises_ = 0, falls_ = 0; // of the time from one row to the next
    std::size_t first_rise_line_ = 0, first_fall_line_ = 0;

    std::vector<Finding> findings_;
    std::array<bool, 4> units_{};
    std::optional<int> least_offset_, most_offset_;
    std::size_t zoneless_ = 0, first_zoneless_line_ = 0;
    std::size_t volumeless_ = 0, first_volumeless_line_ = 0;
    bool has_clock_ = false;
};

} // namespace keel::history
