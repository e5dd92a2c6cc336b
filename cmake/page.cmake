# The static page and the module, put together in KEEL_WEB_DIR:
#   app.mjs, app.wasm                the page: interface and engine
#   app-later.wasm                   what of it is fetched after the first picture; not in a debug build
#   keel-engine.mjs, -.wasm          the engine alone, behind web/keel.mjs, for other pages and for Node, and in the
#                                    workers of the page (web/keel-risk-*.mjs)
#   keel.d.ts                        its types, generated from the field table and the report table
#   build-info.js                    version, size of app.wasm for the loading bar, name of the later part
#   licenses.txt                     of what is compiled in
#   everything in web/; what ends in -later.js is fetched with app-later.wasm or after it

include(${PROJECT_SOURCE_DIR}/src/platform/web_link_options.cmake)
file(MAKE_DIRECTORY "${KEEL_WEB_DIR}")

# keel_web_program(TARGET OUTPUT) : an executable whose .mjs and .wasm land in the page's folder.
function(keel_web_program target output)
    set_target_properties(${target} PROPERTIES
        OUTPUT_NAME ${output} SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${KEEL_WEB_DIR}")
endfunction()

add_executable(keel_app src/platform/main.cpp src/platform/frame_pacer.cpp src/platform/gui_frame.cpp
    src/platform/plain_fill.cpp src/platform/repaint.cpp src/platform/shader_program.cpp
    src/platform/web.cpp src/platform/web_canvas.cpp src/platform/web_input.cpp src/platform/web_keys.cpp
    src/platform/web_files.cpp src/platform/web_mirror.cpp src/platform/web_page.cpp src/platform/web_risk.cpp
    src/platform/web_paint.cpp src/platform/web_text.cpp src/platform/web_touch.cpp)
# Goes over every triangle of every frame.
set_property(SOURCE src/platform/repaint.cpp APPEND PROPERTY COMPILE_OPTIONS -O3 -fno-lto)
target_include_directories(keel_app PRIVATE src)
target_compile_options(keel_app PRIVATE -fno-rtti)
target_compile_options(keel_view PRIVATE -fno-rtti)
if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
    keel_split(keel_app app) # its archive comes before the layers'
endif()
target_link_libraries(keel_app PRIVATE keel::view keel_platform keel::shaders keel::imgui_opengl3 keel::language keel::warnings)
target_link_options(keel_app PRIVATE ${KEEL_WEB_LINK_OPTIONS})
keel_web_program(keel_app app)

# Short names inside app.mjs: 4 kB less on the way to a visitor.
find_program(KEEL_TERSER terser NO_CMAKE_FIND_ROOT_PATH)
set(keel_terser_options --module --compress passes=2 --mangle)
if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel" AND KEEL_TERSER)
    add_custom_command(TARGET keel_app POST_BUILD
        COMMAND "${KEEL_TERSER}" app.mjs ${keel_terser_options} --output app.mjs
        WORKING_DIRECTORY "${KEEL_WEB_DIR}"
        VERBATIM)
endif()

# keel_for_speed(LAYER) : a layer once more, for random paths, which would take twice as long as small code. Linked before
# the small one, no object of which is then taken.
function(keel_for_speed layer)
    get_target_property(sources keel_${layer} SOURCES)
    add_library(keel_${layer}_fast STATIC ${sources})
    target_include_directories(keel_${layer}_fast PRIVATE src)
    target_link_libraries(keel_${layer}_fast PRIVATE keel::language keel::warnings)
    if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
        target_compile_options(keel_${layer}_fast PRIVATE -O2)
    endif()
endfunction()

add_executable(keel_engine_module src/bindings/answers.cpp src/bindings/embind.cpp src/bindings/history.cpp
    src/bindings/history_desk.cpp src/bindings/paper.cpp src/bindings/plan_from_object.cpp src/bindings/risk.cpp)
target_include_directories(keel_engine_module PRIVATE src)
keel_for_speed(engine)
keel_for_speed(risk)
target_link_libraries(keel_engine_module PRIVATE keel_risk_fast keel_engine_fast keel::history keel::language keel::warnings)
target_link_options(keel_engine_module PRIVATE
    -lembind -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker,node -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0
    -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB)
keel_web_program(keel_engine_module keel-engine)

# The declarations are printed by the tables themselves, run by Node.
add_executable(keel_types src/cli/types_main.cpp)
target_link_libraries(keel_types PRIVATE keel::text keel::language keel::warnings)
target_link_options(keel_types PRIVATE -sENVIRONMENT=node)
add_custom_command(
    OUTPUT "${KEEL_WEB_DIR}/keel.d.ts"
    COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} $<TARGET_FILE:keel_types> > "${KEEL_WEB_DIR}/keel.d.ts"
    # The name under which compilers look beside keel.mjs.
    COMMAND ${CMAKE_COMMAND} -E copy "${KEEL_WEB_DIR}/keel.d.ts" "${KEEL_WEB_DIR}/keel.d.mts"
    DEPENDS keel_types
    COMMENT "Writing keel.d.ts"
    VERBATIM)

file(GLOB keel_web_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/*")
set(keel_copied)
foreach(file IN LISTS keel_web_files)
    get_filename_component(name "${file}" NAME)
    set(command ${CMAKE_COMMAND} -E copy "${file}" "${KEEL_WEB_DIR}/${name}")
    if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel" AND name MATCHES "\\.css$")
        set(command ${CMAKE_COMMAND} "-DINPUT=${file}" "-DOUTPUT=${KEEL_WEB_DIR}/${name}"
            -P "${CMAKE_CURRENT_LIST_DIR}/minify_css.cmake")
    elseif(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel" AND KEEL_TERSER AND name MATCHES "\\.js$")
        set(command "${KEEL_TERSER}" "${file}" ${keel_terser_options} --output "${KEEL_WEB_DIR}/${name}")
    endif()
    add_custom_command(
        OUTPUT "${KEEL_WEB_DIR}/${name}"
        COMMAND ${command}
        DEPENDS "${file}"
        VERBATIM)
    list(APPEND keel_copied "${KEEL_WEB_DIR}/${name}")
endforeach()

set(keel_page_outputs ${keel_copied} "${KEEL_WEB_DIR}/keel.d.ts" "${KEEL_WEB_DIR}/licenses.txt")
add_custom_command(
    OUTPUT "${KEEL_WEB_DIR}/licenses.txt"
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${KEEL_WEB_DIR}/licenses.txt" "-DKEEL=${PROJECT_SOURCE_DIR}/LICENSE"
        "-DIMGUI=${KEEL_IMGUI_SOURCE_DIR}/LICENSE.txt" -P "${CMAKE_CURRENT_LIST_DIR}/write_licenses.cmake"
    DEPENDS "${PROJECT_SOURCE_DIR}/LICENSE" "${CMAKE_CURRENT_LIST_DIR}/write_licenses.cmake"
    VERBATIM)
add_custom_command(
    OUTPUT "${KEEL_WEB_DIR}/build-info.js"
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${KEEL_WEB_DIR}/build-info.js" "-DWASM=${KEEL_WEB_DIR}/app.wasm"
        "-DLATER=${KEEL_WEB_DIR}/app-later.wasm" -DVERSION=${PROJECT_VERSION} -P "${CMAKE_CURRENT_LIST_DIR}/write_build_info.cmake"
    DEPENDS keel_app "${CMAKE_CURRENT_LIST_DIR}/write_build_info.cmake"
    VERBATIM)
list(APPEND keel_page_outputs "${KEEL_WEB_DIR}/build-info.js")
add_custom_target(keel_page ALL DEPENDS ${keel_page_outputs})
