// Prints keel.d.ts; run by the build.

#include "text/typescript.hpp"

#include <cstdio>
#include <string>

int main() {
    const std::string text = keel::text::typescript_declarations();
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
