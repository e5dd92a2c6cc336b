#pragma once

// What no screen may show, found from where every text was drawn (view/drawn_texts.hpp). The same rules for the page in
// a browser are tests/web/tidy.mjs.

#include "view/drawn_texts.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

/// A frame as texts_json() has it, CSS pixels.
struct Drawn {
    std::vector<DrawnText> texts;
    std::vector<Area> cards;
};
Drawn drawn_from_json(const std::string& json);

/// "NaN", "inf", "null", "undefined" and the largest double are no words for people.
bool is_no_number(std::string_view text);

/// Words that are no numbers, texts that are cut at the side, upon each other or across the border of their card:
/// each in a sentence.
std::vector<std::string> untidy(const Drawn& drawn, float width, float height);

} // namespace keel::view
