# Include before any target is made, so that third-party code is checked as well: an object that only one side has
# instrumented hides overflows.
option(KEEL_SANITIZE "Check memory and undefined behaviour at run time (native only)" OFF)
if(KEEL_SANITIZE)
    if(EMSCRIPTEN)
        message(FATAL_ERROR "KEEL_SANITIZE is for the native build; the preset wasm-debug checks the heap of a web build.")
    endif()
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_compile_definitions(_GLIBCXX_ASSERTIONS) # Also checks indices of spans and vectors.
    add_link_options(-fsanitize=address,undefined)
    if(KEEL_FUZZ) # Tells the fuzzer which branches an input has reached.
        add_compile_options(-fsanitize=fuzzer-no-link)
    endif()
endif()
