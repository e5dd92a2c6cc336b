#!/usr/bin/env bash
# Builds the web page of Keel into build/web. Installs what is missing (see cmake/setup.sh).
set -eu

usage() {
    cat <<'HELP'
usage: ./build-wasm.sh [--debug] [--clean] [--serve] [--help]

  (nothing)  build the static page into build/web, which any web server can host as it is
  --debug    with assertions and heap checks, into build/web-debug
  --clean    build from the beginning
  --serve    then serve the page on a free port of this machine, until Ctrl-C
  --help     print this
HELP
}

cd "$(dirname "${BASH_SOURCE[0]}")"
preset=wasm web=build/web clean=no serve=no
for option in "$@"; do
    case $option in
        --debug) preset=wasm-debug web=build/web-debug ;;
        --clean) clean=yes ;;
        --serve) serve=yes ;;
        --help) usage; exit 0 ;;
        *) printf 'build-wasm.sh: unknown option %s\n\n' "$option" >&2; usage >&2; exit 2 ;;
    esac
done

. cmake/setup.sh
keel_need_wasm

# A build folder remembers its compiler: start anew when that has moved, as after an update of Emscripten.
if ! grep -qsF "CMAKE_TOOLCHAIN_FILE:FILEPATH=$KEEL_EMSCRIPTEN_ROOT/" "build/$preset/CMakeCache.txt"; then
    clean=yes
fi
[ "$clean" = no ] || rm -rf "build/$preset" "$web"
cmake --preset "$preset" || keel_die "CMake could not configure build/$preset; its message above names what is missing"
cmake --build "build/$preset" || keel_die "the build in build/$preset failed; the first error above says why"
[ -f "$web/index.html" ] || keel_die "the build left no $web/index.html"

# What a first visit loads before the first picture: not the module for other pages, the texts of the licences, or what
# only developers read.
later='^(keel[.-]|licenses)|-later\.(wasm|js)$|\.(d\.m?ts|map|png)$'
total_raw=0 total_gzip=0 later_raw=0 later_gzip=0
printf '\n%-36s %10s %10s\n' "$web" bytes 'gzip -9'
while IFS= read -r file; do
    raw=$(wc -c <"$web/$file") gzip=$(gzip -9 -c "$web/$file" | wc -c)
    mark=' '
    if printf '%s' "$file" | grep -qiE "$later"; then
        mark=' later'
        case $file in *-later.*) later_raw=$((later_raw + raw)) later_gzip=$((later_gzip + gzip)) ;; esac
    else
        total_raw=$((total_raw + raw)) total_gzip=$((total_gzip + gzip))
    fi
    printf '  %-34s %10d %10d%s\n' "$file" "$raw" "$gzip" "$mark"
done < <(cd "$web" && find . -type f | sed 's|^\./||' | sort)
printf '  %-34s %10d %10d\n' 'first load' "$total_raw" "$total_gzip"
printf '  %-34s %10d %10d\n\n' 'and then, in the background' "$later_raw" "$later_gzip"

if [ "$serve" = yes ]; then
    exec node cmake/serve.mjs "$web"
fi
