#pragma once

// Which colours something was drawn in that is kept for longer than a frame: in others it has to be made anew.

#include "view/theme.hpp"

namespace keel::view {

struct Colours {
    Scheme scheme = Scheme::Light;
    Contrast contrast = Contrast::Usual;

    bool operator==(const Colours&) const = default;
};

inline Colours colours_of(const Theme& theme) { return {theme.scheme, theme.contrast}; }

} // namespace keel::view
