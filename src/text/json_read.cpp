// The reading half of json.hpp. The only file that uses a JSON library, so that programs that only write do not link
// it.

#include "text/json.hpp"

#include "text/field_text.hpp"
#include "text/json_writer.hpp"
#include "text/number.hpp"

#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif
#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

using Json = nlohmann::json;

// A plan is two objects deep; what is deeper only gets its issue. The module has the same limits.
constexpr std::size_t kMostDepth = 16;
constexpr std::size_t kMostListed = 1000; // of a list, in an issue

/// Takes the events of the parser and flattens them into keys and values; no tree is built.
class PlanEvents {
public:
    std::vector<GivenValue> values;
    Issues issues;

    bool null() { return add(FieldValue{}, "null"); }
    bool boolean(bool value) { return add(std::nullopt, value ? "true" : "false"); }
    bool number_integer(std::int64_t value) { return add_number(static_cast<double>(value)); }
    bool number_unsigned(std::uint64_t value) { return add_number(static_cast<double>(value)); }
    bool number_float(double value, const std::string&) { return add_number(value); }
    bool string(std::string& value) { return add(FieldValue(value), json_string(value)); }
    bool binary(Json::binary_t&) { return false; }

    bool key(std::string& name) {
        keys_.back() = name;
        return true;
    }

    bool start_object(std::size_t) {
        list_is_plain_ = false;
        keys_.emplace_back();
        return has_room();
    }

    bool end_object() {
        const bool is_empty = keys_.back().empty();
        keys_.pop_back();
        if (!is_empty || keys_.empty() || list_depth_ > 0) return true;
        values.push_back(given_by_empty_group(path()).value_or(GivenValue{path(), std::nullopt, "{}"}));
        return true;
    }

    bool start_array(std::size_t) {
        list_is_plain_ = list_depth_ == 0;
        if (list_depth_ == 0) {
            list_.clear();
            list_text_.clear();
            list_is_numbers_ = true;
        }
        ++list_depth_;
        return has_room();
    }

    bool end_array() {
        --list_depth_;
        if (list_depth_ > 0) return true;
        const bool is_good = list_is_plain_ && list_is_numbers_;
        return add(is_good ? std::optional<FieldValue>(list_) : std::nullopt,
                   list_is_plain_ && list_.size() <= kMostListed ? "[" + list_text_ + "]" : "a list");
    }

    bool parse_error(std::size_t place, const std::string& token, const Json::exception& error) {
        // 406: a number too large for a double.
        constexpr int kNumberOverflow = 406;
        if (error.id == kNumberOverflow) {
            issues.push_back({path(), token, "a number that a double can hold"});
        } else {
            issues.push_back({"plan", "the text at byte " + exact(static_cast<double>(place)), "JSON"});
        }
        return false;
    }

private:
    bool has_room() {
        if (keys_.size() + list_depth_ <= kMostDepth) return true;
        issues.push_back({"plan", "an object that deep", "a plan"});
        return false;
    }

    /// Objects inside lists do not count: the list as a whole is no value.
    std::string path() const {
        std::string joined;
        for (const std::string& name : keys_)
            joined += (joined.empty() ? "" : ".") + name;
        return joined.empty() ? "plan" : joined;
    }

    bool add_number(double number) { return add(FieldValue(number), exact(number)); }

    bool add(std::optional<FieldValue> value, const std::string& as_given) {
        if (list_depth_ == 0) {
            if (keys_.empty()) {
                issues.push_back({"plan", as_given, "an object"});
            } else {
                values.push_back({path(), std::move(value), as_given});
            }
            return true;
        }
        const auto* number = value ? std::get_if<double>(&*value) : nullptr;
        list_is_numbers_ = list_is_numbers_ && number != nullptr;
        list_.push_back(number != nullptr ? *number : 0.0);
        if (list_.size() <= kMostListed) list_text_ += (list_text_.empty() ? "" : ",") + as_given;
        return true;
    }

    std::vector<std::string> keys_; // one for each open object: the key that was read last
    std::size_t list_depth_ = 0;
    std::vector<double> list_;
    std::string list_text_;
    bool list_is_numbers_ = true;
    bool list_is_plain_ = true; // neither lists nor objects in it
};

} // namespace

std::expected<Plan, Issues> plan_from_json(std::string_view json) {
    if (json.size() > kMostPlanBytes) return std::unexpected(Issues{{"plan", "a text of more than 1 MiB", "a plan"}});
    PlanEvents events;
    Json::sax_parse(json.begin(), json.end(), &events);
    Plan plan;
    Issues issues = std::move(events.issues);
    for (Issue& issue : set_values(plan, events.values))
        issues.push_back(std::move(issue));
    if (!issues.empty()) return std::unexpected(std::move(issues));
    return plan;
}

} // namespace keel::text
