#include "text/link.hpp"

#include "text/field_text.hpp"
#include "text/number.hpp"
#include "text/percent_encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace keel::text {

namespace {

constexpr std::string_view kCheckKey = "ok";
constexpr std::string_view kCheckMark = "&ok=";
constexpr std::string_view kVersionKey = "v";
constexpr std::string_view kRevisionField = "venues.revision"; // the version of a link is this one
constexpr std::size_t kCheckLetters = 7;                       // 36^7 > 2^32

// ---- Writing ----

std::string check_of(std::string_view bytes) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    constexpr std::string_view kLetters = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string check(kCheckLetters, '0');
    for (std::size_t i = kCheckLetters; i > 0; --i) {
        check[i - 1] = kLetters[hash % kLetters.size()];
        hash /= static_cast<std::uint32_t>(kLetters.size());
    }
    return check;
}

std::string pair_from(std::string_view key, const FieldValue& value) {
    return "&" + encoded(key) + "=" + encoded(text_from_value(value));
}

/// How many bags and legs the keys of a link imply.
struct Counts {
    std::size_t bags = Plan{}.bags.size();
    std::size_t legs = Plan{}.legs.size();
    std::size_t rules = Plan{}.rules.size();

    void add(const FieldAddress& address) {
        if (address.field->scope == Scope::Bag) bags = std::max(bags, address.index + 1);
        if (address.field->scope == Scope::Leg) legs = std::max(legs, address.index + 1);
        if (address.field->scope == Scope::Rule) rules = std::max(rules, address.index + 1);
    }
};

bool differs(const Plan& plan, const FieldAddress& address) {
    const bool is_said_otherwise = is_count(*address.field) || address.field->key == kRevisionField;
    return !is_said_otherwise && address.field->read(plan, address.index) != default_of(*address.field);
}

// ---- Reading ----

constexpr std::string_view kDamaged = "This link is damaged: a part of it was changed or cut off on the way. "
                                      "Ask for it again, or compare every input.";
constexpr std::string_view kNewer = "This link was made by another version of Keel. What this one knows was loaded; "
                                    "the results may differ.";
constexpr std::string_view kTruncated = "This link is too long. Only its beginning was read.";

std::string_view without_spaces_around(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\r\n";
    const auto first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Chats put brackets and full stops behind a link; a check value has none.
std::string_view without_punctuation_behind(std::string_view text) {
    while (!text.empty() && !is_letter_or_digit(text.back()))
        text.remove_suffix(1);
    return text;
}

/// The check value is there, or what is left of it, and does not fit.
bool is_damaged(std::string_view fragment) {
    const auto mark = fragment.rfind(kCheckMark);
    if (mark != std::string_view::npos) {
        const auto check = without_punctuation_behind(fragment.substr(mark + kCheckMark.size()));
        return check != check_of(fragment.substr(0, mark));
    }
    if (fragment.starts_with("ok=") || fragment.ends_with("&ok") || fragment.ends_with("&o")) return true;
    // A check value that fits, behind a mark that does not: the mark was hit.
    const auto tail = kCheckMark.size() + kCheckLetters;
    if (fragment.size() < tail) return false;
    const auto body = fragment.substr(0, fragment.size() - tail);
    return fragment.substr(fragment.size() - kCheckLetters) == check_of(body);
}

/// Empty for a version this program does not know.
std::optional<double> known_version(std::string_view version) {
    const auto number = read_exact(version);
    const bool is_known = number && *number >= 1.0 && *number <= kLinkVersion && *number == std::trunc(*number);
    return is_known ? number : std::nullopt;
}

bool is_newer(std::string_view version) { return !known_version(version); }

struct Pairs {
    std::vector<GivenValue> values;
    Issues issues;
    std::optional<std::string> version;
    bool has_check = false;
};

void read_pair(std::string_view pair, Pairs& pairs) {
    const auto equals = pair.find('=');
    const std::string key = decoded(pair.substr(0, equals));
    const std::string text = equals == std::string_view::npos ? "" : decoded(pair.substr(equals + 1));
    if (key == kVersionKey) {
        if (!pairs.version || !is_newer(*pairs.version)) pairs.version = text;
    } else if (key == kCheckKey) {
        pairs.has_check = true;
    } else if (const auto address = find_field(key)) {
        auto value = value_from_text(*address, text, Spelling::Exact);
        if (equals == std::string_view::npos) {
            pairs.issues.push_back({key, "a key without =", "key=value"});
        } else if (value) {
            pairs.values.push_back({key, std::move(*value), text});
        } else {
            pairs.issues.push_back(std::move(value.error()));
        }
    } else {
        pairs.issues.push_back(unknown_key(key, text));
    }
}

Pairs read_pairs(std::string_view fragment) {
    Pairs pairs;
    while (!fragment.empty()) {
        const auto end = std::min(fragment.find('&'), fragment.size());
        if (end > 0) read_pair(fragment.substr(0, end), pairs);
        fragment.remove_prefix(std::min(end + 1, fragment.size()));
    }
    return pairs;
}

/// What stands behind the '#' of an address. An address without one has no plan in it: an issue. Behind a key and its
/// value a '#' is no such sign but a damaged letter.
std::string_view fragment_of(std::string_view link, Issues& issues) {
    const bool has_scheme = link.starts_with("http://") || link.starts_with("https://") || link.starts_with("file://");
    const auto sharp = link.find('#');
    if (sharp != std::string_view::npos && (has_scheme || link.substr(0, sharp).find('=') == std::string_view::npos))
        return link.substr(sharp + 1);
    if (!has_scheme) return link;
    issues.push_back({"link", shown(link), "an address with # and a plan behind it"});
    return {};
}

void add_notes(LinkReading& reading) {
    if (reading.damaged) reading.notes.emplace_back(kDamaged);
    if (reading.newer) reading.notes.emplace_back(kNewer);
    if (reading.truncated) reading.notes.emplace_back(kTruncated);
}

} // namespace

std::string link_from_plan(const Plan& plan) {
    Counts implied;
    std::string pairs;
    for (const FieldAddress& address : addresses_of(plan)) {
        if (!differs(plan, address)) continue;
        implied.add(address);
        pairs += pair_from(key_of(*address.field, address.index), address.field->read(plan, address.index));
    }
    std::string link = std::string(kVersionKey) + "=" + exact(plan.venue_revision);
    if (plan.bags.size() != implied.bags) link += pair_from("bags", static_cast<double>(plan.bags.size()));
    if (plan.legs.size() != implied.legs) link += pair_from("legs", static_cast<double>(plan.legs.size()));
    if (plan.rules.size() != implied.rules) link += pair_from("rules", static_cast<double>(plan.rules.size()));
    link += pairs;
    return link + std::string(kCheckMark) + check_of(link);
}

LinkReading plan_from_link(std::string_view link) { return plan_from_link(link, Plan{}); }

LinkReading plan_from_link(std::string_view link, const Plan& start) {
    LinkReading reading{.plan = start, .issues = {}, .notes = {}};
    if (link.size() > kMostLinkBytes) {
        reading.truncated = true;
        link = link.substr(0, kMostLinkBytes);
        link = link.substr(0, link.rfind('&')); // The last pair may be half there.
    }
    const auto fragment = fragment_of(without_spaces_around(link), reading.issues);
    auto pairs = read_pairs(fragment);
    for (Issue& issue : pairs.issues)
        reading.issues.push_back(std::move(issue));
    if (pairs.version) reading.plan.venue_revision = known_version(*pairs.version).value_or(kLinkVersion);
    for (Issue& issue : set_values(reading.plan, pairs.values))
        reading.issues.push_back(std::move(issue));
    reading.damaged = !reading.truncated && is_damaged(fragment);
    reading.newer = pairs.version && is_newer(*pairs.version);
    add_notes(reading);
    return reading;
}

} // namespace keel::text
