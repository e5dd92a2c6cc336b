#pragma once

// Field values to text and back, by the field table: what links, the command line and input widgets share.

#include "model/fields.hpp"

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::text {

/// As in a link: exact numbers, choices by name, lists with commas ("-0.5,0,0.5"), empty for an empty value.
std::string text_from_value(const FieldValue& value);

enum class Spelling { Exact, Typed };

/// Exact: what links and --set hold ("0.05"). Typed: what people write as well ("5%", "65k").
/// An Issue when the text is not a value of this kind at all or is out of range.
std::expected<FieldValue, Issue> value_from_text(const FieldAddress& address, std::string_view text, Spelling spelling);

/// "key=value" as given to `--set`. Unknown keys and bad values: an Issue. `plan` is unchanged then.
std::optional<Issue> set_from_text(Plan& plan, std::string_view key, std::string_view text, Spelling spelling);

/// The issue of a key that names no field.
Issue unknown_key(std::string_view key, std::string_view text);

/// The fields "bags" and "legs": how many of each there are.
bool is_count(const Field& field);

/// A value that stood beside a key in a link, in JSON or in a JavaScript object.
struct GivenValue {
    std::string key;
    std::optional<FieldValue> value; // empty: of a kind that no field takes, such as true
    std::string as_given;            // for the Issue
};

/// Writes all that is good, in order but the counts first, so that "leg3.ratio" beside "legs": 1 gives three legs.
/// Unknown keys, keys given twice and bad values leave the plan as it is; their issues come back together.
Issues set_values(Plan& plan, std::span<const GivenValue> given);

/// What an empty object stands for: "leg2": {} is a second leg as a default one. Empty when no group has that name.
std::optional<GivenValue> given_by_empty_group(std::string_view name);

/// All fields of all bags and legs of this plan, in the order of the table, bag by bag and leg by leg.
std::vector<FieldAddress> addresses_of(const Plan& plan);

/// Fields that share what stands before the dot: "leg2", "scenario", or "" for keys without one.
struct FieldGroup {
    std::string name;
    std::vector<FieldAddress> fields;
};

/// The same, gathered into groups in the order of their first field.
std::vector<FieldGroup> groups_of(const Plan& plan);

/// "leg.ratio" is "ratio"; a key without a dot is itself.
std::string_view name_in_group(const Field& field);

} // namespace keel::text
