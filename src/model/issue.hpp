#pragma once

// Two kinds of trouble with a plan. An Issue is wrong input: no report is made and all issues come back together.
// A Warning is a legal plan's danger: it stands in the report.

#include <string>
#include <vector>

namespace keel {

struct Issue {
    std::string field;    // dotted key, e.g. "bag.amount"
    std::string value;    // as given
    std::string accepted; // what would have been accepted, e.g. "in [0, 1e9]"

    bool operator==(const Issue&) const = default;
};

using Issues = std::vector<Issue>;

/// "bag.amount: -5 is not in [0, 1e9]": the one way an issue is printed, in every face.
inline std::string text_from_issue(const Issue& issue) {
    return issue.field + ": " + issue.value + " is not " + issue.accepted;
}

enum class Severity { Notice, Caution, Danger };

struct Warning {
    std::string code; // stable snake_case
    Severity severity = Severity::Notice;
    std::string field;   // key of the input that causes it
    double value = 0.0;  // the number that makes it real; its unit depends on the code
    std::string message; // filled by text/words

    bool operator==(const Warning&) const = default;
};

} // namespace keel
