// The page, in a window of its own or in the browser: the application of view/ on the platform that CMake has chosen.

#include "platform/platform.hpp"

int main(int count, char** arguments) {
    const auto options = keel::platform::options_from_arguments(count, arguments);
    if (!options) return options.error();
    return keel::platform::run(keel::view::App{}, *options);
}
