#pragma once

// Accounts and figures of histories as text for people, JSON and CSV.

#include "history/facts.hpp"
#include "history/reading.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::history {

/// A file that was read.
struct Source {
    std::string name;
    Account account;

    bool operator==(const Source&) const = default;
};

/// What was read, and what it says.
struct HistoryReport {
    Source first;
    PriceFacts first_facts;
    std::optional<Source> second;
    std::optional<PriceFacts> second_facts;
    std::optional<PairFacts> pair;
    std::optional<Source> funding;
    std::optional<FundingFacts> funding_facts;
};

/// A file beside its name; without a reading there is none.
struct NamedReading {
    std::string_view name;
    const Reading* reading = nullptr;
};
/// `first` must have a reading.
HistoryReport report_of(const NamedReading& first, const NamedReading& second, const NamedReading& funding);

/// What was read of one file, with an empty line behind it.
std::string account_text(const Source& source);

/// Fits 100 columns, but for names of files that are longer.
std::string text_from_history(const HistoryReport& report);
std::string json_from_history(const HistoryReport& report);

/// A figure a line: group, name, value; times in ISO 8601, fractions as fractions.
std::string csv_from_history(const HistoryReport& report);

} // namespace keel::history
