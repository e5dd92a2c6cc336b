#pragma once

namespace keel::view {

/// A page that is fetched in two parts shows its first tab before the code of the others is there.
enum class RestState { Loading, Loaded, Failed };

} // namespace keel::view
