#!/usr/bin/env bash
# K1, the loop of monte-carlo.md, section 9, by Keel and by others, in ratios. Not a part of the checks: it takes some
# minutes and its figures depend on the machine, less so if that is idle.
set -eu

usage() {
    cat <<'HELP'
usage: tests/benchmark/compare.sh [--peers] [--rounds N] [--help]

  --peers     also against QuantLib; installs libquantlib0-dev and python3-numpy if they are missing
  --rounds N  rounds, 9 unless told
HELP
}

peers='' rounds=9
while [ $# -gt 0 ]; do
    case $1 in
        --peers) peers=yes ;;
        --rounds) rounds=$2; shift ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. cmake/setup.sh
keel_need_native
keel_need_wasm
[ -z "$peers" ] || keel_need_apt libquantlib0-dev python3-numpy
folder=$PWD/build/benchmark
mkdir -p "$folder"

# As the project's build compiles the kernels (cmake/lanes.cmake).
options=(-std=c++23 -ffp-contract=off -fno-math-errno -DNDEBUG -Isrc -Itests)
sources=(src/engine/math.cpp src/risk/{bridge_order,histogram,kernel,kernel_four,prepare,random,sobol}.cpp
    tests/support/kernel_jobs.cpp tests/support/kernel_timing.cpp tests/benchmark/kernel_k1.cpp)
g++ -O2 "${options[@]}" -mavx2 -mno-fma -c src/risk/kernel_eight.cpp -o "$folder/eight.o"
g++ -O2 "${options[@]}" -mavx512f -mavx512dq -c src/risk/kernel_sixteen.cpp -o "$folder/sixteen.o"
g++ -O2 "${options[@]}" -DKEEL_RISK_WIDE "${sources[@]}" "$folder/eight.o" "$folder/sixteen.o" -o "$folder/kernel_k1"
env -u CMAKE_CXX_COMPILER_LAUNCHER emcc -O3 -msimd128 -fno-exceptions "${options[@]}" "${sources[@]}" \
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB \
    -sEXPORTED_FUNCTIONS=_kernel_paths_a_second -sINVOKE_RUN=0 -o "$folder/kernel_k1.mjs"
quantlib=()
if [ -n "$peers" ]; then
    g++ -O2 -std=c++17 -w tests/benchmark/quantlib_k1.cpp -lQuantLib -o "$folder/quantlib_k1"
    quantlib=("$folder/quantlib_k1")
fi
node tests/benchmark/compare.mjs "$folder" "$rounds" "${quantlib[@]}"
