# keel::language and keel::warnings, to be linked PRIVATE by each of Keel's own targets and by nothing else.

# No compiler dialects: the same source is read by GCC and by Emscripten's Clang.
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(keel_language INTERFACE)
add_library(keel::language ALIAS keel_language)
target_compile_features(keel_language INTERFACE cxx_std_23)
target_compile_options(keel_language INTERFACE
    # The web build does not catch: so that both fail alike, neither throws. A target that must, such as the tests with
    # Catch2, sets its property KEEL_EXCEPTIONS.
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:KEEL_EXCEPTIONS>>>:-fno-exceptions>
    # A fused multiply-add rounds once instead of twice; where the compiler may choose, the results of two machines differ.
    -ffp-contract=off)

add_library(keel_warnings INTERFACE)
add_library(keel::warnings ALIAS keel_warnings)
target_compile_options(keel_warnings INTERFACE
    -Wall -Wextra             # What is nearly always a mistake.
    -Wpedantic                # Extensions that another compiler may not have.
    -Wconversion              # A double cut to an int, a long to a short: lost money.
    -Wsign-conversion         # A negative count that becomes a huge one.
    -Wdouble-promotion        # float and double mixed: the result is less exact than it looks.
    -Wold-style-cast          # (int)x says neither what it converts nor why.
    -Wcast-qual               # A cast that drops const.
    -Wmissing-declarations    # A function that is in no header belongs in an anonymous namespace.
    -Wnon-virtual-dtor        # Deleting through such a base is undefined.
    -Woverloaded-virtual      # A function that was meant to override and only hides.
    -Wsuggest-override        # So that the compiler checks that it does.
    -Wimplicit-fallthrough    # A forgotten break.
    -Wformat=2                # A format that is not a literal or does not fit its arguments.
    # GCC's plain -Wshadow also minds the enumerators of an enum class, which hide nothing.
    $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>      # A name that hides another: the wrong one gets changed.
    $<$<CXX_COMPILER_ID:Clang>:-Wshadow>
    # By name instead of by trying, which takes half a minute with Emscripten.
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>   # if (a) … else if (a): copied and not changed.
    $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>        # a && a, or a < 0 && a > 1.
    $<$<CXX_COMPILER_ID:GNU>:-Wextra-semi>        # Left-overs of an edit (Clang also minds the one after EM_JS).
    $<$<CXX_COMPILER_ID:Clang>:-Wunreachable-code> # Code that was forgotten after a return.
    $<$<CXX_COMPILER_ID:Clang>:-Wmissing-prototypes> # Clang's -Wmissing-declarations means something else.
)

# Errors for ourselves only: who builds Keel as a part of something, with a compiler that we have not seen, gets warnings.
option(KEEL_WERROR "Treat warnings as errors" ${PROJECT_IS_TOP_LEVEL})
if(KEEL_WERROR)
    target_compile_options(keel_warnings INTERFACE -Werror)
endif()
