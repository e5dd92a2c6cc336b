#pragma once

// Which input stands where, and when: the tables behind the input panel.

#include "model/fields.hpp"
#include "model/report.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

enum class Width { Half, Full };

/// Two halves share a line. `needs` are bits of facts_of(): without all of them the field does not matter.
struct Row {
    std::string_view key;
    Width width = Width::Half;
    unsigned needs = 0;
};

/// A quieter fold at the end of a section. `rows` come once for each bag, leg or rule, `plan_rows` once.
struct FoldedRows {
    std::string_view title;
    std::span<const Row> rows;
    std::span<const Row> plan_rows;
};

/// Buttons that add parts, move them and take them away.
enum class Tools { Hidden, Shown };

struct Section {
    std::string_view title;
    Scope scope;
    Tools tools; // where its parts stand first
    std::span<const Row> rows;
    std::span<const FoldedRows> folds;
};

inline constexpr std::size_t kSectionCount = 6;
inline constexpr std::size_t kMostFoldsOfSection = 3;
std::span<const Section> sections();

/// What is so of a bag, leg, rule or the plan, for Row::needs.
unsigned facts_of(const Plan& plan, Scope scope, std::size_t index);

/// What is in force while a field is empty, as text; empty when it is not known.
std::string automatic_value(const Plan& plan, const Report& report, const FieldAddress& address);

/// The keys of all fields that the panel can show, without index; for a test.
std::vector<std::string_view> placed_fields();

} // namespace keel::view
