// `keel`: files, streams and exit status around cli/commands.

#include "cli/commands.hpp"

#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using keel::cli::ReadError;

std::expected<std::string, ReadError> read_file(const std::string& path, std::size_t most_bytes) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (file == nullptr) return std::unexpected(ReadError::Unreadable);
    // One byte more than allowed tells that there is more.
    std::string text(most_bytes + 1, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    const bool has_failed = std::ferror(file) != 0; // Such as a folder, which opens but does not read.
    if (file != stdin) std::fclose(file);
    if (has_failed) return std::unexpected(ReadError::Unreadable);
    if (text.size() > most_bytes) return std::unexpected(ReadError::TooLarge);
    return text;
}

std::optional<ReadError> read_in_pieces(const std::string& path, const keel::cli::Reader::Take& take) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (file == nullptr) return ReadError::Unreadable;
    std::vector<char> piece(std::size_t{1} << 18);
    for (;;) {
        const std::size_t size = std::fread(piece.data(), 1, piece.size(), file);
        if (size == 0 || !take({piece.data(), size})) break;
    }
    const bool has_failed = std::ferror(file) != 0;
    if (file != stdin) std::fclose(file);
    return has_failed ? std::optional(ReadError::Unreadable) : std::nullopt;
}

bool write(std::FILE* stream, std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

std::atomic<bool> is_interrupted = false; // any thread may get the signal
static_assert(std::atomic<bool>::is_always_lock_free);

/// The first Ctrl-C is noted, the next one ends the program as it always does.
void note_interrupt(int signal) {
    is_interrupted = true;
    std::signal(signal, SIG_DFL);
}

/// From the first question on: what never asks ends with the first Ctrl-C. A program that was started with Ctrl-C
/// ignored goes on ignoring it.
bool is_stopped() {
    static bool is_heard = false;
    if (!is_heard && std::signal(SIGINT, note_interrupt) == SIG_IGN) std::signal(SIGINT, SIG_IGN);
    is_heard = true;
    return is_interrupted;
}

} // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
    const keel::cli::Live live{[](std::string_view text) { write(stderr, text); }, is_stopped};
    const keel::cli::Output output = keel::cli::run(arguments, {read_file, read_in_pieces}, live);
    const bool is_written = write(stdout, output.out) && write(stderr, output.err);
    if (!is_written && output.status == keel::cli::kDone) return keel::cli::kCouldNotRun;
    return output.status;
}
