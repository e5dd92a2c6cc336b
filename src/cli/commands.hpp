#pragma once

// The `keel` command without a process: arguments in, text and exit status out. main.cpp gives it files and streams.

#include <concepts>
#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace keel::cli {

enum class ReadError { Unreadable, TooLarge };

/// Reads files, or standard input for "-".
class Reader {
public:
    /// TooLarge when the file holds more than `most_bytes`.
    using Whole = std::function<std::expected<std::string, ReadError>(const std::string& path, std::size_t most_bytes)>;
    /// Gives the bytes piece by piece as long as `take` wants more.
    using Take = std::function<bool(std::string_view)>;
    using InPieces = std::function<std::optional<ReadError>(const std::string& path, const Take& take)>;

    /// Without a way to read in pieces a file is one piece, of 64 MiB at most.
    template <std::invocable<const std::string&, std::size_t> Function>
    Reader(Function whole, InPieces in_pieces = {}) : whole_(std::move(whole)), in_pieces_(std::move(in_pieces)) {}

    auto operator()(const std::string& path, std::size_t most_bytes) const { return whole_(path, most_bytes); }
    std::optional<ReadError> in_pieces(const std::string& path, const Take& take) const;

private:
    Whole whole_;
    InPieces in_pieces_;
};

inline constexpr int kDone = 0;
inline constexpr int kCouldNotRun = 1;
inline constexpr int kBadInput = 2;

struct Output {
    std::string out; // for standard output
    std::string err; // for standard error
    int status = kDone;
};

/// What a command that takes long does while it runs; each may be empty.
struct Live {
    std::function<void(std::string_view text)> tell; // to standard error, at once
    std::function<bool()> is_stopped;                // whether it shall end early, with what it has so far
};

/// `arguments` without the name of the program.
Output run(std::span<const std::string> arguments, const Reader& read, const Live& live = {});

} // namespace keel::cli
