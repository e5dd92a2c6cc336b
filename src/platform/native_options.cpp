// The command line of the desktop window.

#include "platform/platform.hpp"

#include <charconv>
#include <cstdio>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>

namespace keel::platform {

namespace {

constexpr int kBadInput = 2;
constexpr int kLeastSide = 200;
constexpr int kMostSide = 8192;

constexpr std::string_view kHelp =
    "keel-desktop: what a short futures hedge does to your coins, before you open it\n"
    "\n"
    "  --link LINK            open a calculation: a link, or the part of it after #\n"
    "  --history FILE         read a CSV file of past prices or funding rates; may come again\n"
    "  --tab NAME             begin with this tab: Payoff, Path, Heat map, Risk, Compare, Venues, History,\n"
    "                         Guide\n"
    "  --size WxH             size of the window (1280x800)\n"
    "  --scheme light|dark    colours to start with (light)\n"
    "  --chart FILE           write the first chart of the tab to FILE as a PNG picture, and end\n"
    "  --screenshot FILE      write the first screen to FILE as a PPM picture, and end\n"
    "  --help                 this text\n";

std::optional<int> side_from_text(std::string_view text) {
    int side = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, side);
    if (error != std::errc{} || rest != end || side < kLeastSide || side > kMostSide) return std::nullopt;
    return side;
}

bool set_size(StartOptions& options, std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return false;
    const auto width = side_from_text(text.substr(0, cross));
    const auto height = side_from_text(text.substr(cross + 1));
    if (!width || !height) return false;
    options.width = *width;
    options.height = *height;
    return true;
}

bool set_scheme(StartOptions& options, std::string_view text) {
    if (text != "light" && text != "dark") return false;
    options.scheme = text == "dark" ? view::Scheme::Dark : view::Scheme::Light;
    return true;
}

std::unexpected<int> refuse(std::string_view option, std::string_view trouble) {
    std::fprintf(stderr, "keel-desktop: %.*s: %.*s; --help lists the options\n", static_cast<int>(option.size()),
                 option.data(), static_cast<int>(trouble.size()), trouble.data());
    return std::unexpected(kBadInput);
}

} // namespace

std::expected<StartOptions, int> options_from_arguments(int count, const char* const* arguments) {
    StartOptions options;
    const std::span all(arguments, static_cast<std::size_t>(count));
    for (std::size_t i = 1; i < all.size(); ++i) {
        const std::string_view option = all[i];
        if (option == "--help" || option == "-h") {
            std::fputs(kHelp.data(), stdout);
            return std::unexpected(0);
        }
        const bool is_known = option == "--link" || option == "--history" || option == "--size" || option == "--scheme"
                              || option == "--tab" || option == "--chart" || option == "--screenshot";
        if (!is_known) return refuse(option, "there is no such option");
        if (i + 1 == all.size()) return refuse(option, "a value is missing");
        const std::string_view value = all[++i];
        if (option == "--link") options.link = value;
        if (option == "--history") options.history_paths.emplace_back(value);
        if (option == "--tab") options.tab = value;
        if (option == "--tab" && !view::is_tab(value)) return refuse(option, "there is no such tab");
        if (option == "--chart") options.chart_path = value;
        if (option == "--screenshot") options.screenshot_path = value;
        if (option == "--size" && !set_size(options, value)) {
            return refuse(option, "the size is two numbers from 200 to 8192, such as 1280x800");
        }
        if (option == "--scheme" && !set_scheme(options, value)) return refuse(option, "choose light or dark");
    }
    return options;
}

} // namespace keel::platform
