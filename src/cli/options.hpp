#pragma once

// The command line, taken apart.

#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::cli {

enum class Format { Text, Json, Csv };
enum class Help { No, Yes };

/// What a command accepts beside --help.
struct Accepts {
    bool plan = false;                             // PLAN, --example, --link and --set
    bool format = false;                           // --format
    std::string_view word = {};                    // what the first argument is called when it is no plan: "GOAL"
    std::string_view second_word = {};             // and the one behind it
    std::span<const std::string_view> extras = {}; // options of its own with a value behind them: "--move"
    std::span<const std::string_view> flags = {};  // without one: "--compare"
};

struct Setting {
    std::string key;
    std::string value;
};

struct Options {
    std::optional<std::string> plan_path; // "-" is standard input
    std::optional<std::string> example;   // the name of one
    std::optional<std::string> link;
    std::vector<Setting> settings; // of --set, in order
    std::optional<std::string> word;
    std::optional<std::string> second_word;
    std::map<std::string, std::string, std::less<>> extras; // a flag is "yes"
    Format format = Format::Text;
    Help help = Help::No;
};

/// Or what is wrong, a line each, without "keel: ".
std::expected<Options, std::vector<std::string>> options_from(std::span<const std::string> arguments, Accepts accepts);

} // namespace keel::cli
