# keel::fonts : the fonts of the user interface, cut to the characters that Keel shows (see subset_font.py) and embedded.
#   #include "keel_fonts.hpp"
# The licences of the fonts are joined in page.cmake.

function(keel_find_font variable file package)
    find_file(${variable} ${file} NO_CMAKE_FIND_ROOT_PATH
        PATHS /usr/share/fonts/truetype /usr/share/fonts /usr/local/share/fonts
        PATH_SUFFIXES roboto/unhinted/RobotoTTF TTF google-roboto)
    if(NOT ${variable})
        message(FATAL_ERROR "${file} is missing: install ${package}, or configure with -D${variable}=FILE.")
    endif()
endfunction()

keel_find_font(KEEL_FONT_REGULAR Roboto-Regular.ttf fonts-roboto-unhinted)
keel_find_font(KEEL_FONT_MEDIUM Roboto-Medium.ttf fonts-roboto-unhinted)

# The system's Python first: another one on PATH does not see the system's fonttools.
foreach(python IN ITEMS "${KEEL_PYTHON}" /usr/bin/python3 python3)
    if(python AND NOT KEEL_PYTHON_FOUND)
        execute_process(COMMAND "${python}" -c "import fontTools" RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
        if(result EQUAL 0)
            set(KEEL_PYTHON_FOUND "${python}")
        endif()
    endif()
endforeach()
if(NOT KEEL_PYTHON_FOUND)
    message(FATAL_ERROR "No Python with fonttools: install python3-fonttools, or configure with -DKEEL_PYTHON=PROGRAM.")
endif()

set(folder "${CMAKE_BINARY_DIR}/fonts")
file(MAKE_DIRECTORY "${folder}")
add_custom_command(
    OUTPUT "${folder}/keel_fonts.cpp" "${folder}/keel_fonts.hpp"
    COMMAND "${KEEL_PYTHON_FOUND}" "${CMAKE_CURRENT_LIST_DIR}/subset_font.py"
        "${KEEL_FONT_REGULAR}" "${KEEL_FONT_MEDIUM}" "${folder}"
    DEPENDS "${CMAKE_CURRENT_LIST_DIR}/subset_font.py"
        "${KEEL_FONT_REGULAR}" "${KEEL_FONT_MEDIUM}"
    COMMENT "Cutting the fonts"
    VERBATIM)
add_library(keel_fonts STATIC "${folder}/keel_fonts.cpp" "${folder}/keel_fonts.hpp")
add_library(keel::fonts ALIAS keel_fonts)
target_compile_features(keel_fonts PUBLIC cxx_std_20)
target_include_directories(keel_fonts SYSTEM PUBLIC "${folder}")
