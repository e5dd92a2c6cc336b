#include "history/csv_dialect.hpp"

#include "text/number.hpp"

#include <algorithm>
#include <array>

namespace keel::history {

namespace {

/// In the order of preference: a start before an end, a stamp before a date.
constexpr std::array<std::string_view, 22> kTimeNames{
    "opentime", "unix",          "unixtime",  "unixtimestamp", "timestamp", "timestampms",
    "calctime", "fundingtime",   "starttime", "timestart",     "timeopen",  "datetime",
    "time",     "date",          "snappedat", "start",         "day",       "timeperiodstart",
    "opendate", "timestampunix", "period",    "closetime"};
constexpr std::array<std::string_view, 12> kCloseNames{"close",     "closeprice", "closeusd",        "closingprice",
                                                       "price",     "priceusd",   "closingpriceusd", "last",
                                                       "lastprice", "priceclose", "closeusdt",       "value"};
constexpr std::array<std::string_view, 4> kOpenNames{"open", "openprice", "openusd", "priceopen"};
constexpr std::array<std::string_view, 4> kHighNames{"high", "highprice", "highusd", "pricehigh"};
constexpr std::array<std::string_view, 4> kLowNames{"low", "lowprice", "lowusd", "pricelow"};
constexpr std::array<std::string_view, 7> kVolumeNames{"volume",      "vol",          "basevolume", "volumebtc",
                                                       "totalvolume", "volumetraded", "tickvolume"};
constexpr std::array<std::string_view, 4> kRateNames{"fundingrate", "lastfundingrate", "funding", "realizedrate"};

/// "Open Time (UTC)" is "opentime".
std::string plain_name(std::string_view cell) {
    std::string name;
    for (const char c : cell) {
        if (c >= 'a' && c <= 'z') name += c;
        if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    }
    constexpr std::string_view kZone = "utc";
    if (name.size() > kZone.size() && name.ends_with(kZone)) name.resize(name.size() - kZone.size());
    return name;
}

/// The column of the first of the names that is there.
std::optional<std::size_t> column_of(std::span<const std::string> header, std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
        const auto found = std::ranges::find(header, name);
        if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    }
    return std::nullopt;
}

char separator_of(std::span<const std::string> sample) {
    std::size_t lines = 0;
    for (const std::string& line : sample)
        lines += !line.empty();
    for (const char separator : {'\t', ';'}) {
        const auto count =
            std::ranges::count_if(sample, [&](const auto& line) { return is_separated(line, separator); });
        if (2 * static_cast<std::size_t>(count) > lines) return separator;
    }
    return ',';
}

bool looks_like_clock(std::string_view text) { return text.size() >= 4 && text.size() <= 15 && text.find(':') <= 2; }

std::vector<std::string> plain_names(const Cells& cells) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < cells.count; ++i)
        names.push_back(plain_name(cells[i]));
    return names;
}

bool is_header(const Cells& cells) { return cells.count > 1 && column_of(plain_names(cells), kTimeNames); }

std::optional<Dialect> from_header(const Cells& cells, Wanted wanted) {
    const std::vector<std::string> names = plain_names(cells);
    const auto time = column_of(names, kTimeNames);
    const auto rate = column_of(names, kRateNames), close = column_of(names, kCloseNames);
    if (!time || (!rate && !close)) return std::nullopt;
    Dialect dialect;
    Columns& columns = dialect.columns;
    columns.time = *time;
    const auto date = std::ranges::find(names, "date");
    if (names[*time] == "time" && date != names.end()) {
        columns.time = static_cast<std::size_t>(date - names.begin());
        columns.clock = time;
    }
    if (rate && wanted != Wanted::Prices) {
        dialect.shape = Shape::Funding;
        dialect.is_percent = cells[*rate].find('%') != std::string_view::npos;
        columns.value = *rate;
        return dialect;
    }
    if (!close || wanted == Wanted::Funding) return std::nullopt;
    columns.value = *close;
    columns.volume = column_of(names, kVolumeNames);
    const auto open = column_of(names, kOpenNames), high = column_of(names, kHighNames),
               low = column_of(names, kLowNames);
    if (open && high && low) {
        dialect.shape = Shape::Bars;
        columns.open = open, columns.high = high, columns.low = low;
        constexpr std::array<std::string_view, 3> kOnlyBinance{"takerbuybasevolume", "takerbuyvolume",
                                                               "takerbuybaseassetvolume"};
        if (column_of(names, kOnlyBinance)) dialect.shape = Shape::BinanceKlines;
    }
    return dialect;
}

std::optional<Dialect> from_row(const Cells& cells, Wanted wanted) {
    const auto time = read_moment(cells[0]);
    if (!time || cells.count < 2) return std::nullopt;
    Dialect dialect;
    Columns& columns = dialect.columns;
    const std::size_t first = !time->unit && !time->has_clock && looks_like_clock(cells[1]) ? 2 : 1;
    if (first == 2) columns.clock = 1;
    const std::size_t numbers = cells.count - first;
    columns.value = first;
    if (wanted == Wanted::Funding) {
        dialect.shape = Shape::Funding;
        columns.value = cells.count - 1; // Binance has the interval between.
        return numbers <= 2 ? std::optional(dialect) : std::nullopt;
    }
    // Price, or price and volume.
    if (numbers == 1) return dialect;
    if (numbers == 2) {
        columns.volume = first + 1;
        return dialect;
    }
    if (numbers < 4) return std::nullopt;
    constexpr std::size_t kBinanceColumns = 12;
    dialect.shape = cells.count == kBinanceColumns && time->unit ? Shape::BinanceKlines : Shape::Bars;
    columns.open = first, columns.high = first + 1, columns.low = first + 2, columns.value = first + 3;
    if (numbers > 4) columns.volume = first + 4;
    return dialect;
}

/// Beside a date, the column "time" may also be a stamp, which needs no date.
void settle_clock(std::string_view row, Dialect& dialect) {
    Columns& columns = dialect.columns;
    if (!columns.clock || looks_like_clock(cells_of(row, dialect.separator)[*columns.clock])) return;
    columns.time = *columns.clock;
    columns.clock.reset();
}

// ---- The decimal sign ----

enum class Evidence { None, Point, Comma, AmbiguousPoint, AmbiguousComma };

/// "65,5" shows a decimal comma, "1.234,5" too, "65,000" nothing for certain.
Evidence evidence_of(std::string_view number) {
    const auto points = std::ranges::count(number, '.'), commas = std::ranges::count(number, ',');
    if (points == 0 && commas == 0) return Evidence::None;
    if (points != 0 && commas != 0)
        return number.find_last_of('.') > number.find_last_of(',') ? Evidence::Point : Evidence::Comma;
    if (points > 1) return Evidence::Comma;
    if (commas > 1) return Evidence::Point;
    const std::size_t place = number.find_first_of(".,");
    const std::string_view behind = number.substr(place + 1);
    const auto digits = std::ranges::count_if(behind, [](char c) { return c >= '0' && c <= '9'; });
    // A group has three digits behind it and one to three before, of which the first is not 0.
    const std::string_view before = number.substr(0, place);
    const bool may_be_group = digits == 3 && before.size() <= 4 && !before.empty() && before != "0" && before != "-0";
    if (points == 1) return may_be_group ? Evidence::AmbiguousPoint : Evidence::Point;
    return may_be_group ? Evidence::AmbiguousComma : Evidence::Comma;
}

/// The first clear case decides. Without one a comma is taken for a decimal sign where semicolons or tabs separate, for
/// thousands where it had to be quoted.
void find_decimal(std::span<const std::string> rows, Dialect& dialect) {
    bool has_ambiguous_point = false, has_ambiguous_comma = false;
    const Columns& columns = dialect.columns;
    for (const std::string& row : rows) {
        const Cells cells = cells_of(row, dialect.separator);
        for (const auto column : {columns.open, columns.high, columns.low, std::optional(columns.value)}) {
            const Evidence evidence = column ? evidence_of(cells[*column]) : Evidence::None;
            if (evidence == Evidence::Point || evidence == Evidence::Comma) {
                dialect.decimal = evidence == Evidence::Point ? '.' : ',';
                return;
            }
            has_ambiguous_point = has_ambiguous_point || evidence == Evidence::AmbiguousPoint;
            has_ambiguous_comma = has_ambiguous_comma || evidence == Evidence::AmbiguousComma;
        }
    }
    if (has_ambiguous_comma && !has_ambiguous_point && dialect.separator != ',') dialect.decimal = ',';
    dialect.is_decimal_assumed = has_ambiguous_comma || (has_ambiguous_point && dialect.separator != ',');
}

} // namespace

std::size_t Columns::least_count() const {
    return std::max({time, clock.value_or(0), open.value_or(0), high.value_or(0), low.value_or(0), value}) + 1;
}

std::expected<Dialect, std::size_t> dialect_of(std::span<const std::string> sample, Wanted wanted) {
    const char separator = separator_of(sample);
    // Some files have a line or two about their origin on top.
    constexpr std::size_t kMostLinesBefore = 8;
    for (std::size_t i = 0; i < std::min(sample.size(), kMostLinesBefore); ++i) {
        const Cells cells = cells_of(sample[i], separator);
        const bool has_header = is_header(cells);
        auto dialect = has_header ? from_header(cells, wanted) : from_row(cells, wanted);
        if (!dialect && has_header) return std::unexpected(i); // Its rows are of something else.
        if (!dialect) continue;
        if (has_header) dialect->header = i;
        dialect->first_row = has_header ? i + 1 : i;
        dialect->separator = separator;
        const auto rows = sample.subspan(dialect->first_row);
        if (!rows.empty()) settle_clock(rows.front(), *dialect);
        find_decimal(rows, *dialect);
        return *dialect;
    }
    return std::unexpected(std::size_t{0});
}

std::optional<double> read_number(std::string_view text, char decimal) {
    if (decimal == '.') {
        if (const auto number = text::read_exact(text)) return number;
    }
    if (decimal == '.') return text::read_typed(text);
    // As typed, with points and commas swapped.
    std::string swapped(text);
    for (char& c : swapped)
        c = c == ',' ? '.' : c == '.' ? ',' : c;
    return text::read_typed(swapped);
}

} // namespace keel::history
