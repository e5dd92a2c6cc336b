#pragma once

// The `keel` command without a process: arguments in, text and exit status out. main.cpp gives it files and streams.

#include <cstddef>
#include <expected>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace keel::cli {

enum class ReadError { Unreadable, TooLarge };

/// Reads a file, or standard input for "-". TooLarge when it holds more than `most_bytes`.
using Reader = std::function<std::expected<std::string, ReadError>(const std::string& path, std::size_t most_bytes)>;

inline constexpr int kDone = 0;
inline constexpr int kCouldNotRun = 1;
inline constexpr int kBadInput = 2;

struct Output {
    std::string out; // for standard output
    std::string err; // for standard error
    int status = kDone;
};

/// `arguments` without the name of the program.
Output run(std::span<const std::string> arguments, const Reader& read);

} // namespace keel::cli
