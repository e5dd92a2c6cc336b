#pragma once

// The TypeScript declarations of the module, from the field table and the report table.

#include <string>

namespace keel::text {

/// The text of keel.d.ts.
std::string typescript_declarations();

} // namespace keel::text
