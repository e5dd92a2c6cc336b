#pragma once

// A plan as the fragment of a link, and back: "v=1&bag.amount=5&leg.ratio=0.5&ok=1a2b3c4".
// Plain key=value, percent-encoded as URLSearchParams does (but ':' and ',' stay readable), only what differs from the
// defaults, exact numbers. The counts "bags" and "legs" stand there only when the other keys do not imply them.
// The last value, ok, is a check over all bytes before "&ok=": FNV-1a (32 bit) in base 36, seven letters and digits.
// The version is the revision of the venue table and its rules (Plan::venue_revision): a link keeps the one it was made
// with, and one without a version has the present one. All versions so far have the defaults of plan.hpp; the golden
// links in the tests hold them still. The fragment is never sent to a server.

#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace keel::text {

inline constexpr int kLinkVersion = kVenueRevision;
inline constexpr std::size_t kMostLinkBytes = 65536;
inline constexpr std::size_t kLongLinkBytes = 1800; // chats turn longer ones into attachments

/// The fragment without '#'. The plan's fields must be valid: numbers that are none have no text.
std::string link_from_plan(const Plan& plan);

struct LinkReading {
    Plan plan;                      // what could be read over the defaults
    Issues issues;                  // unknown keys, bad values: the defaults were kept for them
    bool damaged = false;           // the check value is there and does not fit
    bool newer = false;             // of a later version than this program knows
    bool truncated = false;         // longer than kMostLinkBytes; only that much was read
    std::vector<std::string> notes; // the three above in words; and that a link with a version has no check value
};

/// Never fails and never crashes, whatever the bytes. Accepts a leading '#' and a whole address ("https://…#v=1…").
LinkReading plan_from_link(std::string_view link);

/// The same over another plan than the default one.
LinkReading plan_from_link(std::string_view link, const Plan& start);

} // namespace keel::text
