// The end of a file: its rows put into the order of time, and the account.

#include "history/csv_history.hpp"

#include "history/gaps.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace keel::history {

namespace {

template <class Type>
void keep_in(std::vector<Type>& values, const std::vector<std::uint32_t>& order) {
    if (values.empty()) return;
    std::vector<Type> kept;
    kept.reserve(order.size());
    for (const std::uint32_t row : order)
        kept.push_back(values[row]);
    values = std::move(kept);
}

void look_for_gaps(const std::vector<Milliseconds>& times, Account& account) {
    if (times.empty()) return;
    account.first_ms = times.front();
    account.last_ms = times.back();
    account.bar_ms = usual_distance(times);
    if (!account.bar_ms) return;
    const Milliseconds bar = *account.bar_ms;
    for (std::size_t i = 1; i < times.size(); ++i) {
        const Milliseconds distance = times[i] - times[i - 1];
        if (!is_gap(distance, bar)) continue;
        ++account.gaps;
        account.missing_bars += static_cast<std::size_t>((distance + bar / 2) / bar - 1);
        if (!account.longest_gap || distance > account.longest_gap->to_ms - account.longest_gap->from_ms)
            account.longest_gap = {times[i - 1], times[i]};
    }
}

} // namespace

std::string_view expected_in_file(Wanted wanted) {
    if (wanted == Wanted::Funding) return "a header or row of funding rates in CSV: time,funding rate";
    return "a header or row of a price history in CSV: date,open,high,low,close[,volume], timestamp,price or Binance's "
           "klines, separated by commas, semicolons or tabs";
}

void CsvReader::keep_rows(const std::vector<std::uint32_t>& order) {
    keep_in(time_ms_, order);
    keep_in(row_lines_, order);
    for (auto& column : columns_)
        keep_in(column, order);
}

/// Of rows with the same time the first in the file stays.
void CsvReader::put_in_order() {
    if (falls_ == 0) return;
    std::vector<std::uint32_t> order(time_ms_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [this](std::uint32_t row) { return time_ms_[row]; });
    std::vector<std::uint32_t> kept;
    kept.reserve(order.size());
    for (const std::uint32_t row : order) {
        if (!kept.empty() && time_ms_[kept.back()] == time_ms_[row]) {
            note(Reason::Duplicate, row_lines_[row]);
        } else {
            kept.push_back(row);
        }
    }
    keep_rows(kept);
}

/// What can be told only when all rows are known.
void CsvReader::settle_notes() {
    const bool has_newest_first = falls_ > rises_;
    const std::size_t misplaced = has_newest_first ? rises_ : falls_;
    if (misplaced > 0) note(Reason::OutOfOrder, has_newest_first ? first_rise_line_ : first_fall_line_, misplaced);
    const bool has_zones = least_offset_ || std::ranges::find(units_, true) != units_.end();
    if (has_zones && zoneless_ > 0) note(Reason::NoZone, first_zoneless_line_, zoneless_);
    if (volumeless_ > 0) {
        note(Reason::NoVolume, first_volumeless_line_, volumeless_);
        columns_[Volume].clear();
    }
    std::ranges::sort(findings_, {}, &Finding::reason);
}

Account CsvReader::account() {
    settle_notes();
    Account account;
    account.shape = dialect_->shape;
    account.has_header = dialect_->header.has_value();
    account.separator = dialect_->separator;
    account.decimal = dialect_->decimal;
    account.is_decimal_assumed = dialect_->is_decimal_assumed;
    account.has_newest_first = falls_ > rises_;
    account.lines = line_number_;
    account.rows = time_ms_.size();
    account.findings = findings_;
    account.units = units_;
    account.least_offset_minutes = least_offset_;
    account.most_offset_minutes = most_offset_;
    look_for_gaps(time_ms_, account);
    return account;
}

Issue CsvReader::nothing_read() const {
    if (first_left_out_number_ == 0) return {"line 1", "nothing", std::string(expected_in_file(wanted_))};
    return {"line " + std::to_string(first_left_out_number_), text::shown(first_left_out_),
            "a row that can be read (" + std::string(name_of(findings_.front().reason)) + "), nor is any other line"};
}

std::expected<Reading, Issue> CsvReader::finish() {
    if (!issue_ && (!part_.empty() || is_line_too_long_)) {
        unended_line_ = line_number_ + 1;
        take_line(part_);
    }
    if (!issue_ && !dialect_) settle();
    if (issue_) return std::unexpected(*issue_);
    if (time_ms_.empty()) return std::unexpected(nothing_read());
    put_in_order();
    Reading reading;
    reading.account = account();
    const Account& account = reading.account;
    if (account.shape == Shape::Funding) {
        reading.funding = {std::move(time_ms_), std::move(columns_[Value]), account.bar_ms};
        return reading;
    }
    PriceHistory& prices = reading.prices;
    const bool is_bar = dialect_->columns.open.has_value();
    prices.time_ms = std::move(time_ms_);
    prices.close = std::move(columns_[Value]);
    prices.open = is_bar ? std::move(columns_[Open]) : prices.close;
    prices.high = is_bar ? std::move(columns_[High]) : prices.close;
    prices.low = is_bar ? std::move(columns_[Low]) : prices.close;
    prices.volume = std::move(columns_[Volume]);
    // A price beside a date alone is that day's, as a bar's close is.
    prices.time_of = is_bar || !has_clock_ ? TimeOf::BarStart : TimeOf::Price;
    prices.bar_ms = account.bar_ms;
    return reading;
}

} // namespace keel::history
