# Every version and package that Keel pins, in one place. Plain NAME=value lines without any shell trick, because
# cmake/setup.sh sources this file and cmake/dependencies.cmake reads it too. The npm packages (acorn, terser,
# typescript, playwright-core) are pinned in cmake/package.json and cmake/package-lock.json.
# shellcheck shell=sh disable=SC2034

KEEL_IMGUI_VERSION=1.90.1
KEEL_CATCH2_VERSION=3.7.1
KEEL_CATCH2_MINIMUM=3.5
KEEL_EMSCRIPTEN_MINIMUM=3.1.69
KEEL_NODE_MINIMUM=18

# What Debian 12 does not have in the version needed comes from the next Debian release, without touching the system.
# Raise the revision when the recipe in setup.sh changes, so that old folders are not taken for new ones.
KEEL_NEXT_DEBIAN=trixie
KEEL_EMSCRIPTEN_REVISION=1
KEEL_EMSCRIPTEN_PACKAGES="emscripten binaryen libc6 libstdc++6 libgcc-s1"
KEEL_EMSCRIPTEN_HOST_PACKAGES="clang-19 lld-19 llvm-19 python3 patchelf"

# Debian packages: for Node where there is none, for every build, for the native build, for the browser tests.
KEEL_NODE_PACKAGES="nodejs npm ca-certificates"
KEEL_BUILD_PACKAGES="cmake ninja-build xz-utils nlohmann-json3-dev python3-fonttools fonts-roboto-unhinted"
KEEL_NATIVE_PACKAGES="g++ pkg-config libglfw3-dev libgl-dev libpng-dev"
KEEL_BROWSER_PACKAGES="chromium xvfb xauth libgl1-mesa-dri"
# The fuzzers: GCC has none.
KEEL_FUZZ_PACKAGES="clang-19 libclang-rt-19-dev"
# The version that lays out the code; other versions do it a little differently.
KEEL_FORMAT_PACKAGE=clang-format-14
