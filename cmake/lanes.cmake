# How the kernels of keel::risk are compiled (src/risk/lanes.hpp). In a debug or a small build too they are optimised: they
# are the loops that everything waits for. -fno-math-errno only says that sqrt sets no errno; it changes no result.
set(keel_lane_options -fno-math-errno)
if(EMSCRIPTEN)
    list(APPEND keel_lane_options -O3 -msimd128)
elseif(NOT KEEL_SANITIZE)
    list(APPEND keel_lane_options -O2)
endif()
set(keel_lane_sources "${PROJECT_SOURCE_DIR}/src/risk/kernel_four.cpp")

# Eight lanes where the processor has AVX2, which kernel.cpp asks at run time.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$" AND NOT EMSCRIPTEN)
    set(keel_eight "${PROJECT_SOURCE_DIR}/src/risk/kernel_eight.cpp")
    target_sources(keel_risk PRIVATE "${keel_eight}")
    target_compile_definitions(keel_risk PRIVATE KEEL_RISK_EIGHT)
    set_property(SOURCE "${keel_eight}" APPEND PROPERTY COMPILE_OPTIONS -mavx2 -mno-fma)
    list(APPEND keel_lane_sources "${keel_eight}")
endif()
set_property(SOURCE ${keel_lane_sources} APPEND PROPERTY COMPILE_OPTIONS ${keel_lane_options})
