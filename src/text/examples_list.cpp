// The examples as text, JSON and CSV.

#include "text/examples.hpp"

#include "text/json_writer.hpp"
#include "text/layout.hpp"
#include "text/link.hpp"

#include <string>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

std::string link_of(const Example& example) { return "#" + link_from_plan(plan_from_link(example.link).plan); }

} // namespace

std::string text_from_examples() {
    constexpr std::size_t kIndentation = 4;
    std::string text;
    for (const Example& example : examples()) {
        if (!example.heading.empty()) text.append("\n").append(example.heading).append("\n\n");
        text.append(example.name).append("\n");
        const std::string words = std::string(example.title) + ": " + std::string(example.words);
        text.append(wrapped(words, kIndentation, FirstLine::Indented)).append("\n");
        text.append(wrapped(link_of(example), kIndentation, FirstLine::Indented)).append("\n");
    }
    return text;
}

std::string json_from_examples() {
    JsonWriter json;
    json.begin_array();
    for (const Example& example : examples()) {
        json.begin_object();
        const std::string link = link_of(example);
        const std::pair<std::string_view, std::string_view> pairs[] = {
            {"name", example.name}, {"title", example.title}, {"words", example.words},
            {"tab", example.tab},   {"link", link},
        };
        for (const auto& [key, value] : pairs) {
            json.key(key);
            json.value(value);
        }
        json.end_object();
    }
    json.end_array();
    return json.finished();
}

std::string csv_from_examples() {
    std::string csv = csv_line(std::vector<std::string>{"name", "title", "words", "tab", "link"});
    for (const Example& example : examples()) {
        csv +=
            csv_line(std::vector<std::string>{std::string(example.name), std::string(example.title),
                                              std::string(example.words), std::string(example.tab), link_of(example)});
    }
    return csv;
}

} // namespace keel::text
