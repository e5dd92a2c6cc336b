# How the kernels of keel::risk are compiled (src/risk/lanes.hpp). In a debug or a small build too they are optimised: they
# are the loops that everything waits for. -fno-math-errno only says that sqrt sets no errno; it changes no result.
set(keel_lane_options -fno-math-errno)
if(EMSCRIPTEN)
    list(APPEND keel_lane_options -O3 -msimd128)
elseif(NOT KEEL_SANITIZE)
    list(APPEND keel_lane_options -O2)
endif()

# keel_lanes(NAME OPTION...) : kernel_NAME.cpp of keel::risk, with these options too.
function(keel_lanes name)
    set(source "${PROJECT_SOURCE_DIR}/src/risk/kernel_${name}.cpp")
    target_sources(keel_risk PRIVATE "${source}")
    set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_OPTIONS ${keel_lane_options} ${ARGN})
endfunction()

keel_lanes(four)
# More lanes where the processor has them, which kernel.cpp asks at run time.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$" AND NOT EMSCRIPTEN)
    target_compile_definitions(keel_risk PRIVATE KEEL_RISK_WIDE)
    keel_lanes(eight -mavx2 -mno-fma)
    # AVX-512 brings fused operations along, and -mno-fma would turn it off; -ffp-contract=off keeps them out.
    # GCC 12 takes its own intrinsics' undefined vectors for a mistake (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105593).
    keel_lanes(sixteen -mavx512f -mavx512dq
        $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
