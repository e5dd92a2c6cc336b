// Any bytes as a JSON plan: read without a crash, and what was read survives being written and read again.

#include "text/json.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto first = keel::text::plan_from_json(bytes);
    if (!first) return 0;
    const auto second = keel::text::plan_from_json(keel::text::json_from_plan(*first));
    if (!second || !(*first == *second)) std::abort();
    return 0;
}
