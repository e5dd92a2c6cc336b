# Third-party libraries. Each is looked for in this order: the folder that -D or the environment names, an installed
# package, the cache that cmake/setup.sh fills. What a build does not ask for is not looked for:
#   KEEL_APP    keel::imgui, keel::imgui_opengl3 and, natively, keel::imgui_glfw
#   KEEL_TESTS  keel::catch2 (with main)
#   KEEL_JSON   keel::json, on unless switched off

if(NOT DEFINED KEEL_JSON)
    set(KEEL_JSON ON)
endif()

# Makes the lines NAME=value of versions.sh variables here.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/versions.sh" keel_lines REGEX "^KEEL_[A-Z0-9_]+=")
foreach(line IN LISTS keel_lines)
    string(REGEX MATCH "^([A-Z0-9_]+)=\"?([^\"]*)" line "${line}")
    set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/versions.sh")

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(KEEL_CACHE "$ENV{XDG_CACHE_HOME}/keel")
else()
    set(KEEL_CACHE "$ENV{HOME}/.cache/keel")
endif()

# keel_find_source(VARIABLE LIBRARY VERSION FILE) : sets VARIABLE to the folder with the sources of a library.
function(keel_find_source variable library version file)
    set(${variable} "" CACHE PATH "Folder with the sources of ${library} ${version}")
    foreach(folder IN ITEMS "${${variable}}" "$ENV{${variable}}" "${KEEL_CACHE}/${library}-${version}")
        if(folder AND EXISTS "${folder}/${file}")
            set(${variable} "${folder}" PARENT_SCOPE)
            return()
        elseif(folder AND folder STREQUAL "${${variable}}")
            message(FATAL_ERROR "${variable} is ${folder}, which has no ${file}.")
        endif()
    endforeach()
    message(FATAL_ERROR
        "The sources of ${library} ${version} are missing. Either run ./build-wasm.sh or tests/check.sh once, which "
        "fetch them, or unpack them anywhere and configure with -D${variable}=FOLDER.")
endfunction()

# keel_third_party(NAME) : what all libraries that we compile but did not write have in common.
function(keel_third_party target)
    add_library(keel::${target} ALIAS keel_${target})
    get_target_property(folders keel_${target} INTERFACE_INCLUDE_DIRECTORIES)
    if(folders) # Their headers are system headers to us.
        target_include_directories(keel_${target} SYSTEM INTERFACE ${folders})
    endif()
    target_compile_features(keel_${target} PUBLIC cxx_std_20)
    target_compile_options(keel_${target} PRIVATE -w) # Their warnings are not ours to fix.
endfunction()

# keel_imgui_without(FILE TEXT REPLACEMENT…) : a copy of a source of Dear ImGui in the build folder, with texts
# (without semicolons) replaced.
function(keel_imgui_without name)
    file(READ "${KEEL_IMGUI_SOURCE_DIR}/${name}" source)
    set(copy "${CMAKE_BINARY_DIR}/imgui/${name}")
    set(pairs ${ARGN})
    while(pairs)
        list(POP_FRONT pairs text replacement)
        set(before "${source}")
        string(REPLACE "${text}" "${replacement}" source "${source}")
        if(source STREQUAL before)
            message(FATAL_ERROR "${name} of Dear ImGui ${KEEL_IMGUI_VERSION} has no ${text}: see dependencies.cmake.")
        endif()
    endwhile()
    set(before "")
    if(EXISTS "${copy}")
        file(READ "${copy}" before)
    endif()
    if(NOT source STREQUAL before) # As it is, it need not be compiled again.
        file(WRITE "${copy}" "${source}")
    endif()
endfunction()

if(KEEL_APP)
    # Never the system's binary: imconfig_keel.h changes what is compiled.
    keel_find_source(KEEL_IMGUI_SOURCE_DIR imgui ${KEEL_IMGUI_VERSION} imgui_internal.h)
    # What the linker cannot know to be of no use: the font for programs that bring none (9 KB of the page, packed),
    # the readers and writers of a settings file that there is not (3 KB), pictures of mouse cursors, and what windows
    # with a frame and a title have, of which there is none: Ctrl+Tab between them, grips, bars.
    # Then what imgui_small.cpp has in less: printf, sines, sorting and a table of check sums that can be computed. And
    # what the fonts, which are TrueType with one kind of index, the flags, which ask for smooth lines, and the page,
    # which has no gamepad and no log, never reach.
    keel_imgui_without(imstb_truetype.h
        "if (info->glyf) {" "if (true) {"
        "if (info->cff.size)" "if (false)"
        "if (!info->cff.size)" "if (true)"
        "case STBTT_vcubic:" "case STBTT_vcubic: if (false)"
        "if (format == 0) {" "if (false) {"
        "if (format == 6) {" "if (false) {"
        "if (format == 4) {" "if (true) {"
        "if (spc->v_oversample > 1)" "if (false)"
        "switch (kernel_width) {" "switch (0) {")
    keel_imgui_without(imgui_draw.cpp
        "ImCos(" "keel_cosine("
        "ImSin(" "keel_sine("
        "#include \"imgui_internal.h\"\n" "#include \"imgui_internal.h\"\n#undef ImCos\n#define ImCos keel_cosine\n"
        "if (Flags & ImDrawListFlags_AntiAliasedLines)" "if (true)"
        "if (Flags & ImDrawListFlags_AntiAliasedFill)" "if (true)"
        "        AddFontDefault()" "        IM_ASSERT(0 && \"no font\")"
        "atlas->Flags & ImFontAtlasFlags_NoMouseCursors" "true"
        "if (Flags & ImFontAtlasFlags_NoMouseCursors)" "if (true)")
    string(CONCAT keel_resize "UpdateWindowManualResize(window, size_auto_fit, &border_hovered, &border_held, "
        "resize_grip_count, &resize_grip_col[0], visibility_rect)")
    keel_imgui_without(imgui.cpp
        "        AddSettingsHandler(&ini_handler)" "        (void)ini_handler"
        "ImGui::StyleColorsDark(this)" "(void)0" # theme.cpp sets those in use
        "crc32_lut = GCrc32LookupTable" "crc32_lut = keel_crc32_table()"
        "if (g.LogEnabled)" "if (false)"
        "SetTooltip(\"...\")" "(void)0"
        "(io.ConfigFlags & ImGuiConfigFlags_NavEnableGamepad) != 0" "false"
        "TableSettingsAddSettingsHandler()" "(void)0"
        "\n    NavUpdateWindowing()" "\n    (void)0"
        "NULL)\n        NavUpdateWindowingOverlay()" "NULL)\n        (void)0"
        "${keel_resize}" "0"
        "            RenderWindowTitleBarContents(window, ImRect(" "            (void)(window, ImRect(")
    keel_imgui_without(imgui_widgets.cpp
        "if (g.LogEnabled)" "if (false)"
        "(io.ConfigFlags & ImGuiConfigFlags_NavEnableGamepad) != 0" "false")
    add_library(keel_imgui STATIC
        "${CMAKE_CURRENT_LIST_DIR}/imgui_small.cpp"
        "${CMAKE_BINARY_DIR}/imgui/imgui.cpp"
        "${CMAKE_BINARY_DIR}/imgui/imgui_draw.cpp"
        "${KEEL_IMGUI_SOURCE_DIR}/imgui_tables.cpp"
        "${CMAKE_BINARY_DIR}/imgui/imgui_widgets.cpp")
    target_include_directories(keel_imgui PUBLIC "${KEEL_IMGUI_SOURCE_DIR}" "${CMAKE_CURRENT_LIST_DIR}")
    target_compile_definitions(keel_imgui PUBLIC IMGUI_USER_CONFIG="imconfig_keel.h")
    target_compile_options(keel_imgui PRIVATE -fno-exceptions -fno-rtti) # It uses neither.
    keel_third_party(imgui)

    set(keel_opengl3_source "${KEEL_IMGUI_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
    if(EMSCRIPTEN) # WebGL 2 has one version and one shading language: no reader for them, and no shaders for others.
        keel_imgui_without(backends/imgui_impl_opengl3.cpp
            "fprintf(stderr, " "(void)(stderr, " # the browser tells them
            "sscanf(gl_version, \"%d.%d\", &major, &minor)" "major = 3"
            "sscanf(bd->GlslVersionString, \"#version %d\", &glsl_version)" "glsl_version = 300"
            # The state outside is the page's own. For each of these questions a browser waits until another process
            # answers; together they took longer than to draw a frame.
            "glGetIntegerv(GL_VIEWPORT, last_viewport)"
                "last_viewport[0] = last_viewport[1] = 0, last_viewport[2] = fb_width, last_viewport[3] = fb_height"
            "glGetIntegerv(GL_SCISSOR_BOX, last_scissor_box)"
                "last_scissor_box[0] = last_scissor_box[1] = 0, last_scissor_box[2] = fb_width, last_scissor_box[3] = fb_height"
            "glGetIntegerv(GL_BLEND_SRC_RGB, (GLint*)&last_blend_src_rgb)" "last_blend_src_rgb = GL_ONE"
            "glGetIntegerv(GL_BLEND_DST_RGB, (GLint*)&last_blend_dst_rgb)" "last_blend_dst_rgb = GL_ZERO"
            "glGetIntegerv(GL_BLEND_SRC_ALPHA, (GLint*)&last_blend_src_alpha)" "last_blend_src_alpha = GL_ONE"
            "glGetIntegerv(GL_BLEND_DST_ALPHA, (GLint*)&last_blend_dst_alpha)" "last_blend_dst_alpha = GL_ZERO"
            "glGetIntegerv(GL_BLEND_EQUATION_RGB, (GLint*)&last_blend_equation_rgb)"
                "last_blend_equation_rgb = GL_FUNC_ADD"
            "glGetIntegerv(GL_BLEND_EQUATION_ALPHA, (GLint*)&last_blend_equation_alpha)"
                "last_blend_equation_alpha = GL_FUNC_ADD")
        set(keel_opengl3_source "${CMAKE_BINARY_DIR}/imgui/backends/imgui_impl_opengl3.cpp")
    endif()
    add_library(keel_imgui_opengl3 STATIC "${keel_opengl3_source}")
    target_include_directories(keel_imgui_opengl3 PUBLIC "${KEEL_IMGUI_SOURCE_DIR}/backends")
    target_link_libraries(keel_imgui_opengl3 PUBLIC keel_imgui ${CMAKE_DL_LIBS})
    target_compile_options(keel_imgui_opengl3 PRIVATE -fno-exceptions -fno-rtti)
    if(EMSCRIPTEN) # The backend would take OpenGL ES 2, that is WebGL 1.
        target_compile_definitions(keel_imgui_opengl3 PUBLIC IMGUI_IMPL_OPENGL_ES3)
    endif()
    keel_third_party(imgui_opengl3)

    if(NOT EMSCRIPTEN)
        set(OpenGL_GL_PREFERENCE GLVND)
        find_package(OpenGL QUIET)
        find_package(glfw3 3.3 QUIET)
        find_package(PNG 1.6 QUIET)
        if(NOT TARGET OpenGL::GL OR NOT TARGET glfw OR NOT TARGET PNG::PNG)
            message(FATAL_ERROR
                "The desktop window needs GLFW 3.3, OpenGL and libpng: install libglfw3-dev, libgl-dev and libpng-dev, "
                "or configure with -DKEEL_APP=OFF.")
        endif()
        add_library(keel_imgui_glfw STATIC "${KEEL_IMGUI_SOURCE_DIR}/backends/imgui_impl_glfw.cpp")
        target_include_directories(keel_imgui_glfw PUBLIC "${KEEL_IMGUI_SOURCE_DIR}/backends")
        target_link_libraries(keel_imgui_glfw PUBLIC keel_imgui glfw OpenGL::GL)
        target_compile_options(keel_imgui_glfw PRIVATE -fno-exceptions -fno-rtti)
        keel_third_party(imgui_glfw)
    endif()
endif()

if(KEEL_TESTS)
    if(NOT EMSCRIPTEN AND NOT KEEL_CATCH2_SOURCE_DIR)
        find_package(Catch2 ${KEEL_CATCH2_MINIMUM} QUIET)
    endif()
    if(TARGET Catch2::Catch2WithMain)
        add_library(keel::catch2 ALIAS Catch2::Catch2WithMain)
    else()
        keel_find_source(KEEL_CATCH2_SOURCE_DIR catch2 ${KEEL_CATCH2_VERSION} extras/catch_amalgamated.cpp)
        # One large file instead of a hundred small ones; the headers are the small ones, as of an installed Catch2.
        add_library(keel_catch2 STATIC "${KEEL_CATCH2_SOURCE_DIR}/extras/catch_amalgamated.cpp")
        set(CATCH_CONFIG_DEFAULT_REPORTER console)
        set(CATCH_CONFIG_CONSOLE_WIDTH 120)
        configure_file("${KEEL_CATCH2_SOURCE_DIR}/src/catch2/catch_user_config.hpp.in"
            "${CMAKE_BINARY_DIR}/catch2/catch2/catch_user_config.hpp")
        target_include_directories(keel_catch2 PUBLIC "${KEEL_CATCH2_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/catch2")
        target_compile_options(keel_catch2 PRIVATE -O1 -g0) # Half the time to compile of -O2 -g, and fast enough.
        if(EMSCRIPTEN) # Without these options a throw ends the program.
            target_compile_options(keel_catch2 PUBLIC -fexceptions)
            target_link_options(keel_catch2 PUBLIC -fexceptions)
        endif()
        keel_third_party(catch2)
        list(APPEND CMAKE_MODULE_PATH "${KEEL_CATCH2_SOURCE_DIR}/extras") # For include(Catch).
    endif()
endif()

if(KEEL_JSON)
    # By path, not as a CMake package, because a build for the web does not see the machine's packages.
    find_path(KEEL_JSON_INCLUDE_DIR nlohmann/json.hpp PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
    if(NOT KEEL_JSON_INCLUDE_DIR)
        message(FATAL_ERROR "nlohmann/json.hpp is missing: install nlohmann-json3-dev, or configure with "
            "-DKEEL_JSON_INCLUDE_DIR=FOLDER.")
    endif()
    add_library(keel_json INTERFACE)
    add_library(keel::json ALIAS keel_json)
    # A copy of its headers only: /usr/include itself would bring the machine's C library into a build for the web.
    file(COPY "${KEEL_JSON_INCLUDE_DIR}/nlohmann" DESTINATION "${CMAKE_BINARY_DIR}/json")
    target_include_directories(keel_json SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/json")
endif()
