#include "platform/native_recent.hpp"

#include <cstddef>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <system_error>

namespace keel::platform {

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

std::filesystem::path path_from_variable(const char* name) {
    const char* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

} // namespace

std::filesystem::path recent_file() {
    std::filesystem::path folder = path_from_variable("XDG_DATA_HOME");
    if (!folder.is_absolute()) { // as the rules say
        const std::filesystem::path home = path_from_variable("HOME");
        if (!home.is_absolute()) return {};
        folder = home / ".local" / "share";
    }
    return folder / "keel" / "recent";
}

std::string read_recent(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(kMostBytes, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

void write_recent(const std::filesystem::path& file, std::string_view text) {
    std::error_code error;
    if (file.empty()) return;
    if (text.empty()) {
        std::filesystem::remove(file, error);
        return;
    }
    std::filesystem::create_directories(file.parent_path(), error);
    const std::filesystem::path next = file.string() + ".new";
    std::ofstream stream(next, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (stream) {
        std::filesystem::rename(next, file, error);
    } else {
        std::filesystem::remove(next, error);
    }
}

double local_offset_s() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (localtime_r(&now, &local) == nullptr) return 0.0;
    return static_cast<double>(local.tm_gmtoff);
}

} // namespace keel::platform
