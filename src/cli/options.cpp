#include "cli/options.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace keel::cli {

namespace {

using text::shown;

class Parser {
public:
    Parser(std::span<const std::string> arguments, Accepts accepts) : arguments_(arguments), accepts_(accepts) {}

    std::expected<Options, std::vector<std::string>> parsed() {
        while (next_ < arguments_.size())
            parse_one(arguments_[next_++]);
        if (!problems_.empty() && options_.help == Help::No) return std::unexpected(std::move(problems_));
        return std::move(options_);
    }

private:
    void parse_one(const std::string& argument) {
        const auto equals = argument.starts_with("--") ? argument.find('=') : std::string::npos;
        const std::string name = argument.substr(0, equals);
        inline_value_ = equals == std::string::npos ? std::nullopt : std::optional(argument.substr(equals + 1));
        if (argument == "--help" || argument == "-h") {
            options_.help = Help::Yes;
        } else if (accepts_.plan && name == "--link") {
            if (auto value = value_of(name, "a link or its fragment")) options_.link = std::move(*value);
        } else if (accepts_.plan && name == "--example") {
            if (auto value = value_of(name, "a name")) options_.example = std::move(*value);
        } else if (accepts_.plan && name == "--set") {
            if (const auto value = value_of(name, "key=value")) parse_setting(*value);
        } else if (accepts_.format && name == "--format") {
            if (const auto value = value_of(name, "text, json or csv")) parse_format(*value);
        } else if (std::ranges::find(accepts_.extras, name) != accepts_.extras.end()) {
            if (auto value = value_of(name, "a value")) options_.extras[name] = std::move(*value);
        } else if (std::ranges::find(accepts_.flags, argument) != accepts_.flags.end()) {
            options_.extras[argument] = "yes";
        } else if (argument.starts_with("-") && argument != "-") {
            problems_.push_back(shown(argument) + " is not an option of this command; --help lists them");
        } else if (!accepts_.word.empty() && !options_.word) {
            options_.word = argument;
        } else if (!accepts_.second_word.empty() && !options_.second_word) {
            options_.second_word = argument;
        } else if (!accepts_.plan) {
            problems_.push_back(shown(argument) + ": this command takes no "
                                + (accepts_.second_word.empty() ? "file" : "third file"));
        } else if (options_.plan_path) {
            problems_.push_back(shown(argument) + ": a plan was given already: " + shown(*options_.plan_path));
        } else {
            options_.plan_path = argument;
        }
    }

    /// Behind '=' or the next argument.
    std::optional<std::string> value_of(const std::string& name, std::string_view what) {
        if (inline_value_) return inline_value_;
        if (next_ < arguments_.size()) return arguments_[next_++];
        problems_.push_back((name + " needs ").append(what).append(" behind it"));
        return std::nullopt;
    }

    void parse_setting(const std::string& text) {
        const auto equals = text.find('=');
        if (equals == std::string::npos) {
            problems_.push_back("--set " + shown(text) + " is not key=value");
            return;
        }
        options_.settings.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }

    void parse_format(const std::string& name) {
        if (name == "text") {
            options_.format = Format::Text;
        } else if (name == "json") {
            options_.format = Format::Json;
        } else if (name == "csv") {
            options_.format = Format::Csv;
        } else {
            problems_.push_back("--format: " + shown(name) + " is not one of text, json, csv");
        }
    }

    std::span<const std::string> arguments_;
    Accepts accepts_;
    std::size_t next_ = 0;
    std::optional<std::string> inline_value_;
    Options options_;
    std::vector<std::string> problems_;
};

} // namespace

std::expected<Options, std::vector<std::string>> options_from(std::span<const std::string> arguments, Accepts accepts) {
    return Parser(arguments, accepts).parsed();
}

} // namespace keel::cli
