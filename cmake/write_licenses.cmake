# Joins the licences of what is compiled into the page. Font licences stand in Debian's packages.
file(READ "${KEEL}" text)
set(all "Keel\n\n${text}\n")
foreach(part IN ITEMS
        "Dear ImGui|${IMGUI}"
        "Roboto (fonts)|/usr/share/doc/fonts-roboto-unhinted/copyright")
    string(REPLACE "|" ";" part "${part}")
    list(GET part 0 name)
    list(GET part 1 file)
    string(REPEAT "-" 78 line)
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "The licence of ${name} is missing: ${file}")
    endif()
    file(READ "${file}" text)
    string(APPEND all "${line}\n${name}\n\n${text}\n")
endforeach()
file(WRITE "${OUTPUT}" "${all}")
