#include "support/tidy.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>

namespace keel::view {

namespace {

constexpr float kTolerance = 1.5f; // CSS pixels: ink fades out

float right(const Area& area) { return area.x + area.width; }
float bottom(const Area& area) { return area.y + area.height; }

Area common(const Area& a, const Area& b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::min(right(a), right(b)) - x, std::min(bottom(a), bottom(b)) - y};
}

bool is_seen(const Area& area) { return area.width > kTolerance && area.height > kTolerance; }

std::string words_of(const DrawnText& drawn) {
    return '"' + drawn.text + "\" at " + std::to_string(static_cast<int>(drawn.ink.x)) + ','
           + std::to_string(static_cast<int>(drawn.ink.y)) + ' ' + std::to_string(static_cast<int>(drawn.ink.width))
           + 'x' + std::to_string(static_cast<int>(drawn.ink.height));
}

/// A list, a menu or a tooltip lies over the page.
bool is_above_page(const DrawnText& drawn) { return drawn.window.starts_with("##"); }

bool sticks_out(const Area& ink, const Area& card) {
    return ink.x < card.x - kTolerance || right(ink) > right(card) + kTolerance || ink.y < card.y - kTolerance
           || bottom(ink) > bottom(card) + kTolerance;
}

void add_one(std::vector<std::string>& found, const DrawnText& drawn, std::span<const Area> cards, float width) {
    if (is_no_number(drawn.text)) found.push_back("no number: " + words_of(drawn));
    if (drawn.ink.x < std::max(0.0f, drawn.clip.x) - kTolerance
        || right(drawn.ink) > std::min(width, right(drawn.clip)) + kTolerance)
        found.push_back("cut at the side: " + words_of(drawn));
    if (is_above_page(drawn)) return;
    const float x = drawn.ink.x + drawn.ink.width / 2.0f, y = drawn.ink.y + drawn.ink.height / 2.0f;
    for (const Area& card : cards) {
        if (card.contains(x, y) && sticks_out(drawn.ink, card))
            found.push_back("across the border of its card: " + words_of(drawn));
    }
}

} // namespace

Drawn drawn_from_json(const std::string& json) {
    const auto area = [](const nlohmann::json& item) { return Area{item[0], item[1], item[2], item[3]}; };
    const nlohmann::json read = nlohmann::json::parse(json);
    Drawn drawn;
    for (const auto& item : read["texts"])
        drawn.texts.push_back({item["text"], item["window"], area(item["area"]), area(item["clip"])});
    for (const auto& item : read["cards"])
        drawn.cards.push_back(area(item));
    return drawn;
}

bool is_no_number(std::string_view text) {
    static const std::regex kOdd(R"(\b(-?nan|inf|infinity|undefined|null)\b|1e\+?308|\[object)",
                                 std::regex::icase | std::regex::optimize);
    return std::regex_search(text.begin(), text.end(), kOdd);
}

std::vector<std::string> untidy(const Drawn& drawn, float width, float height) {
    std::vector<std::string> found;
    const Area window = {0.0f, 0.0f, width, height};
    std::vector<std::pair<const DrawnText*, Area>> seen;
    for (const DrawnText& text : drawn.texts) {
        const Area part = common(common(text.ink, text.clip), window);
        if (!is_seen(part)) continue;
        add_one(found, text, drawn.cards, width);
        seen.emplace_back(&text, part);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (std::size_t j = i + 1; j < seen.size(); ++j) {
            if (is_above_page(*seen[i].first) != is_above_page(*seen[j].first)) continue;
            if (is_seen(common(seen[i].second, seen[j].second)))
                found.push_back("upon each other: " + words_of(*seen[i].first) + " and " + words_of(*seen[j].first));
        }
    }
    return found;
}

} // namespace keel::view
