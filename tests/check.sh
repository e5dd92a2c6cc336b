#!/usr/bin/env bash
# Every check of Keel, as continuous integration runs them. Installs what is missing (see cmake/setup.sh).
set -eu

usage() {
    cat <<'HELP'
usage: tests/check.sh [STEP …] [--list] [--help]

Runs all steps, or only those named, and prints a line for each; their output is kept in build/logs.
  --list   print the names of the steps
  --help   print this

By hand, when named:
  renew_golden  makes the pictures that the page is compared with anew (tests/web/golden)
  pictures      keeps a picture of each tab on each screen in build/sweep, to be looked at
  speed         tells the time from an input to its picture, in build/logs/speed.log
HELP
}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
. cmake/setup.sh

steps=(layers format native headers unit must_not_compile kernel_hash readme sanitize fuzz wasm wasm_unit module parity desktop page)

step_layers() { /usr/bin/python3 tests/static/check_layers.py --self-test; }

# clang-format lays code out a little differently in each version: the one of Debian 12 decides.
step_format() {
    if ! command -v clang-format-14 >/dev/null; then
        echo "skipped: no clang-format-14 here"
        return 0
    fi
    git ls-files 'src/*.?pp' 'tests/*.?pp' | xargs clang-format-14 --dry-run -Werror
}

step_native() { cmake --preset native && cmake --build --preset native; }
step_headers() { cmake --build --preset native --target all_verify_interface_header_sets; }
step_unit() { ctest --preset native; }
step_must_not_compile() { tests/static/must_not_compile.sh; }
step_kernel_hash() { tests/static/kernel_hash.sh; }
step_readme() { node tests/readme_test.mjs build/native/keel; }

step_sanitize() {
    cmake --preset native-sanitize && cmake --build --preset native-sanitize && ctest --preset native-sanitize
}

# A short run on inputs of its own making; a crash leaves its input in build/native-sanitize.
step_fuzz() {
    local name job jobs=() verdict=0
    cmake --preset native-sanitize && cmake --build --preset native-sanitize || return 1
    for name in history_csv link plan_json; do
        (cd build/native-sanitize && "tests/fuzz/${name}_fuzz" -max_total_time=10 -max_len=4096 -verbosity=0 -print_final_stats=1) &
        jobs+=($!)
    done
    for job in "${jobs[@]}"; do
        wait "$job" || verdict=1
    done
    return $verdict
}

step_wasm() {
    /usr/bin/python3 tests/static/check_later_data.py && /usr/bin/python3 tests/static/check_function_order.py &&
        ./build-wasm.sh
}
step_wasm_unit() {
    cmake --preset wasm-tests && cmake --build --preset wasm-tests && ctest --preset wasm-tests
}
step_module() {
    KEEL_WEB_DIR=build/web node --test tests/module/module_test.mjs && tests/module/check_types.sh build/web
}
step_parity() { KEEL_WEB_DIR=build/web node tests/parity/parity_test.mjs build/native/keel; }
step_desktop() { tests/desktop/desktop_test.sh build/native/keel-desktop; }
step_page() {
    node tests/web/platform_smoke.mjs build/web && KEEL_WEB_DIR=build/web node tests/web/page_test.mjs build/native/keel
}

step_renew_golden() {
    KEEL_RENEW_GOLDEN=1 KEEL_WEB_DIR=build/web node tests/web/page_test.mjs build/native/keel --only "looks as ever"
}
step_pictures() { KEEL_WEB_DIR=build/web node tests/web/sweep.mjs build/native/keel build/sweep; }
step_speed() { KEEL_WEB_DIR=build/web node tests/web/speed.mjs build/native/keel; }

wanted=()
for word in "$@"; do
    case $word in
        --list) printf '%s\n' "${steps[@]}"; exit 0 ;;
        --help) usage; exit 0 ;;
        -*) printf 'check.sh: unknown option %s\n\n' "$word" >&2; usage >&2; exit 2 ;;
        *) declare -F "step_$word" >/dev/null || { echo "check.sh: no step $word (--list prints them)" >&2; exit 2; }
           wanted+=("$word") ;;
    esac
done
[ ${#wanted[@]} -gt 0 ] || wanted=("${steps[@]}")

keel_need_native
keel_need_wasm
keel_need_fuzz
keel_need_browser_tests
keel_need_format
mkdir -p build/logs

# A fresh checkout compiles what another one compiled before: the native steps are mostly that.
keel_need_apt ccache
export CCACHE_DIR=$KEEL_CACHE/ccache CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=1G
export CMAKE_CXX_COMPILER_LAUNCHER=ccache

passed=0 failed=0 started=$SECONDS
for step in "${wanted[@]}"; do
    begun=$SECONDS
    if ("step_$step") >"build/logs/$step.log" 2>&1; then
        verdict=ok passed=$((passed + 1))
    else
        verdict=FAILED failed=$((failed + 1))
    fi
    printf '%-18s %-7s %4d s\n' "$step" "$verdict" $((SECONDS - begun))
    # Of many checks by Node, first the failed ones, with their reasons.
    [ "$verdict" = ok ] || grep -A 25 '^ *not ok' "build/logs/$step.log" | sed 's/^/    /' || true
    [ "$verdict" = ok ] || { tail -n 60 "build/logs/$step.log" | sed 's/^/    /'; echo "    (whole output: build/logs/$step.log)"; }
done
printf 'after %d s\n%d passed, %d failed\n' $((SECONDS - started)) "$passed" "$failed"
[ "$failed" = 0 ]
