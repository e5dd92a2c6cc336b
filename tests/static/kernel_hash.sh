#!/usr/bin/env bash
# The kernels give the same bits whatever compiles them: only their sources, with each compiler and degree of
# optimisation, with four lanes and with eight, against the hash in risk_kernel_test.cpp, which is also what the tests
# as WebAssembly compare with.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

expected=$(sed -n 's/.*kKernelHash = 0x\([0-9a-f]*\)U.*/\1/p' tests/risk_kernel_test.cpp)
[ -n "$expected" ] || { echo "kernel_hash: no kKernelHash in tests/risk_kernel_test.cpp"; exit 1; }
sources=(src/engine/math.cpp src/risk/{bridge_order,kernel,kernel_four,prepare,random,sobol}.cpp
    tests/support/kernel_jobs.cpp tests/static/kernel_hash.cpp)
options=(-std=c++23 -ffp-contract=off -fno-math-errno -Isrc -Itests)
case $(uname -m) in x86_64) options+=(-DKEEL_RISK_WIDE) ;; esac

failed=0
# check COMPILER OPTION... : all widths that this processor has must print the one hash.
check() {
    local launcher=() hashes object objects=() source
    [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] || launcher=("$CMAKE_CXX_COMPILER_LAUNCHER")
    compile() {
        object=$folder/$(basename "${*: -1}" .cpp).$(dirname "${*: -1}" | tr / .).o
        "${launcher[@]}" "$@" -o "$object"
        objects+=("$object")
    }
    for source in "${sources[@]}"; do compile "$@" "${options[@]}" -c "$source"; done
    if [ "$(uname -m)" = x86_64 ]; then
        compile "$@" "${options[@]}" -mavx2 -mno-fma -c src/risk/kernel_eight.cpp
        compile "$@" "${options[@]}" -mavx512f -mavx512dq -c src/risk/kernel_sixteen.cpp
    fi
    "$1" "${objects[@]}" -o "$folder/hash"
    hashes=$("$folder/hash" | sort -u)
    [ "$hashes" = "$expected" ] || { echo "kernel_hash: $*: ${hashes//$'\n'/ } instead of $expected"; failed=1; }
}
check g++ -O2
check g++ -O3
if command -v clang++-19 >/dev/null; then
    check clang++-19 -O2
else
    echo "kernel_hash: without clang++-19, which is not here"
fi
[ $failed = 0 ] && echo "kernel_hash: $expected everywhere"
exit $failed
