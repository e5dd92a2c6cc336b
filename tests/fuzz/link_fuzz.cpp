// Any bytes as a link: read without a crash, and what was read survives being written and read again.

#include "engine/evaluate.hpp"
#include "text/link.hpp"
#include "text/words.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const keel::text::LinkReading first = keel::text::plan_from_link(bytes);
    const keel::text::LinkReading second = keel::text::plan_from_link(keel::text::link_from_plan(first.plan));
    if (!(first.plan == second.plan) || !second.issues.empty() || second.damaged) std::abort();
    if (auto report = keel::evaluate(first.plan)) keel::text::put_into_words(first.plan, *report);
    return 0;
}
