# The page's program comes in two parts: app.wasm, with what the first picture and the first tab need, and
# app-later.wasm, which boot.js fetches when that picture is shown. keel_layer(… LATER …) says which sources come later,
# split_page.py takes the linked program apart.

# keel_come_later(SOURCE…) : without link-time optimisation no function of theirs is put into one of the first part, and
# with names of their own none is taken for one of another file.
function(keel_come_later)
    if(EMSCRIPTEN AND KEEL_APP AND ARGN)
        set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-fno-lto;-funique-internal-linkage-names")
        set_property(GLOBAL APPEND PROPERTY KEEL_LATER_SOURCES ${ARGN})
    endif()
endfunction()

# keel_split(TARGET OUTPUT) : takes OUTPUT.wasm of TARGET apart after each link.
function(keel_split target output)
    execute_process(COMMAND em-config BINARYEN_ROOT OUTPUT_VARIABLE binaryen OUTPUT_STRIP_TRAILING_WHITESPACE)
    find_program(KEEL_WASM_SPLIT wasm-split HINTS "${binaryen}/bin" NO_CMAKE_FIND_ROOT_PATH)
    if(NOT KEEL_WASM_SPLIT)
        message(FATAL_ERROR "wasm-split is missing: it is a part of Binaryen, beside wasm-opt.")
    endif()
    get_filename_component(tools "${KEEL_WASM_SPLIT}" DIRECTORY)

    set(marked "${CMAKE_BINARY_DIR}/later")
    set(objects)
    set(copies)
    get_property(sources GLOBAL PROPERTY KEEL_LATER_SOURCES)
    foreach(source IN LISTS sources)
        file(RELATIVE_PATH path "${PROJECT_SOURCE_DIR}" "${source}")
        string(REGEX REPLACE "^src/([^/]+)/.*" "keel_\\1" library "${path}")
        list(LENGTH objects index)
        list(APPEND copies "${marked}/${index}.o")
        list(APPEND objects "${CMAKE_BINARY_DIR}/CMakeFiles/${library}.dir/${path}.o")
    endforeach()

    # In an archive, linked before the layers', so that only those are linked that are used, and these.
    set(scripts "${PROJECT_SOURCE_DIR}/cmake/wasm_file.py" "${PROJECT_SOURCE_DIR}/cmake/mark_later_data.py"
        "${PROJECT_SOURCE_DIR}/cmake/order_functions.py" "${PROJECT_SOURCE_DIR}/cmake/split_page.py")
    add_custom_command(OUTPUT "${marked}.a"
        COMMAND ${CMAKE_COMMAND} -E rm -rf "${marked}" "${marked}.a"
        COMMAND "${KEEL_PYTHON_FOUND}" -B "${PROJECT_SOURCE_DIR}/cmake/mark_later_data.py" "${marked}" ${objects}
        COMMAND "${CMAKE_AR}" rcs "${marked}.a" ${copies}
        DEPENDS ${objects} ${scripts}
        COMMENT "Marking the data that comes later"
        VERBATIM)
    add_custom_target(${target}_later DEPENDS "${marked}.a")
    add_dependencies(${target} ${target}_later)
    target_link_libraries(${target} PRIVATE "${marked}.a")
    set(all "$<TARGET_OBJECTS:${target}>")
    foreach(layer IN ITEMS model engine text explain history view platform)
        list(APPEND all "$<TARGET_OBJECTS:keel_${layer}>")
    endforeach()
    add_custom_command(TARGET ${target} POST_BUILD
        COMMAND "${KEEL_PYTHON_FOUND}" -B "${PROJECT_SOURCE_DIR}/cmake/split_page.py"
            --wasm "${KEEL_WEB_DIR}/${output}.wasm" --later "${KEEL_WEB_DIR}/${output}-later.wasm" --nm "${EMSCRIPTEN_ROOT_PATH}/emnm" --binaryen "${tools}"
            --all ${all} -- ${objects}
        COMMAND_EXPAND_LISTS
        BYPRODUCTS "${KEEL_WEB_DIR}/${output}-later.wasm"
        VERBATIM)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${marked}.a" ${scripts})
    # Names of functions for split_page.py, which drops them.
    target_link_options(${target} PRIVATE --profiling-funcs -Wl,--no-demangle)
endfunction()
