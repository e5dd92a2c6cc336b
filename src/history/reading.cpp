#include "history/reading.hpp"

#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace keel::history {

namespace {

using text::grouped;

std::string count_of(std::size_t count) { return grouped(static_cast<double>(count), 0); }

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return count_of(count).append(" ").append(count == 1 ? one : many);
}

/// Behind "3 lines were left out: ".
std::string_view told(Reason reason) {
    switch (reason) {
    case Reason::Empty: return "an empty line";
    case Reason::Header: return "the header again";
    case Reason::Columns: return "too few columns";
    case Reason::Time: return "no time that Keel can read";
    case Reason::Number: return "not a number where one belongs";
    case Reason::NotPositive: return "a price that is not above zero";
    case Reason::HighLow: return "a high below the low";
    case Reason::Rate: return "a funding rate beyond 100 %";
    case Reason::Duplicate: return "the same time as a line before";
    case Reason::HalfLine: return "the file ends in the middle of it";
    case Reason::TooLong: return "longer than 4,096 bytes";
    case Reason::TooMany: return "beyond 20,000,000 rows";
    case Reason::Widened: return "open or close outside low and high, which were moved to hold them";
    case Reason::OutOfOrder: return "not in the order of time, and sorted in";
    case Reason::NoZone: return "without a time zone beside others with one, and read as UTC";
    case Reason::NoVolume: return "without a volume, so that all volumes were left out";
    case Reason::Unended: return "without a line end, the last; it looks whole";
    }
    return {};
}

std::string offset_text(int minutes) {
    const int size = std::abs(minutes);
    std::string text = minutes < 0 ? "-" : "+";
    for (const int part : {size / 60, size % 60})
        text.append(text.size() > 1 ? ":" : "").append(part < 10 ? "0" : "").append(std::to_string(part));
    return text;
}

std::string contents_in_words(const Account& account) {
    std::string what = "prices";
    if (account.shape == Shape::Bars) what = "bars";
    if (account.shape == Shape::BinanceKlines) what = "Binance klines";
    if (account.shape == Shape::Funding) what = "funding rates";
    if (account.rows == 1) what.pop_back();
    std::string words = count_of(account.rows) + " " + what;
    if (account.bar_ms) words += ", one each " + length_in_words(*account.bar_ms);
    if (account.rows == 1) return words + ", of " + time_text(*account.first_ms) + " UTC.";
    return words + ", from " + time_text(*account.first_ms) + " to " + time_text(*account.last_ms) + " UTC.";
}

std::string gaps_in_words(const Account& account) {
    if (account.gaps == 0) return account.bar_ms ? "No gaps." : "";
    return counted(account.gaps, "gap", "gaps") + ", " + counted(account.missing_bars, "row", "rows")
           + " missing; the longest from " + time_text(account.longest_gap->from_ms) + " to "
           + time_text(account.longest_gap->to_ms) + ".";
}

std::string writing_in_words(const Account& account) {
    std::vector<std::string> parts;
    parts.emplace_back(account.has_header ? "a header" : "no header");
    parts.emplace_back(account.separator == ','   ? "commas between the cells"
                       : account.separator == ';' ? "semicolons between the cells"
                                                  : "tabs between the cells");
    if (account.decimal == ',') parts.emplace_back("decimal commas");
    if (account.has_newest_first) parts.emplace_back("the newest first");
    constexpr std::array<std::string_view, 4> kUnits{"seconds", "milliseconds", "microseconds", "nanoseconds"};
    std::vector<std::string> units;
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        if (account.units[i]) units.emplace_back(kUnits[i]);
    }
    if (!units.empty()) parts.push_back("times in Unix " + text::joined(units));
    return "The file has " + text::joined(parts) + ".";
}

std::string zones_in_words(const Account& account) {
    if (!account.least_offset_minutes || (*account.least_offset_minutes == 0 && *account.most_offset_minutes == 0))
        return {};
    const std::string least = offset_text(*account.least_offset_minutes),
                      most = offset_text(*account.most_offset_minutes);
    return "Times of the zone " + (least == most ? least : least + " to " + most) + " were turned into UTC.";
}

std::string finding_in_words(const Finding& finding) {
    const std::string where = finding.lines == 1 ? "line " + count_of(finding.first_line)
                                                 : counted(finding.lines, "line", "lines") + ", the first is line "
                                                       + count_of(finding.first_line);
    return (is_left_out(finding.reason) ? "Left out: " : "Read: ") + where + ": " + std::string(told(finding.reason))
           + ".";
}

} // namespace

bool is_left_out(Reason reason) { return reason < Reason::Widened; }

std::string_view name_of(Reason reason) {
    constexpr std::array<std::string_view, 17> kNames{
        "empty",    "header",       "columns",   "time",      "number",   "not_positive",
        "high_low", "rate",         "duplicate", "half_line", "too_long", "too_many",
        "widened",  "out_of_order", "no_zone",   "no_volume", "unended"};
    return kNames[static_cast<std::size_t>(reason)];
}

std::string_view name_of(Shape shape) {
    constexpr std::array<std::string_view, 4> kNames{"binance_klines", "bars", "prices", "funding"};
    return kNames[static_cast<std::size_t>(shape)];
}

const Finding* Account::find(Reason reason) const {
    const auto found = std::ranges::find(findings, reason, &Finding::reason);
    return found != findings.end() ? &*found : nullptr;
}

std::size_t Account::left_out() const {
    std::size_t lines_left_out = 0;
    for (const Finding& finding : findings) {
        if (is_left_out(finding.reason) && finding.reason != Reason::Empty) lines_left_out += finding.lines;
    }
    return lines_left_out;
}

std::string length_in_words(Milliseconds ms) {
    constexpr std::array<std::pair<Milliseconds, std::string_view>, 4> kUnits{
        {{kDayMs, "day"}, {kHourMs, "hour"}, {kMinuteMs, "minute"}, {kSecondMs, "second"}}};
    for (const auto& [unit, name] : kUnits) {
        if (ms < unit || ms % unit != 0) continue;
        const Milliseconds count = ms / unit;
        return count == 1 ? std::string(name) : std::to_string(count).append(" ").append(name).append("s");
    }
    return count_of(static_cast<std::size_t>(ms)) + " milliseconds";
}

std::vector<std::string> account_in_words(const Account& account) {
    std::vector<std::string> words{contents_in_words(account), gaps_in_words(account), writing_in_words(account),
                                   zones_in_words(account)};
    if (account.is_decimal_assumed)
        words.push_back(
            std::string("A lone comma or point may be read in two ways here; it was taken for ")
            + (account.decimal == ',' ? "a decimal comma." : "a sign between thousands or a decimal point."));
    for (const Finding& finding : account.findings) {
        if (finding.reason != Reason::Empty) words.push_back(finding_in_words(finding));
    }
    std::erase(words, "");
    return words;
}

} // namespace keel::history
