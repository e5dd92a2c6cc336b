# Writes the module that tells the loading bar how much is to come (Content-Length is the compressed size), and whether a
# second part is fetched after the first picture.
file(SIZE "${WASM}" bytes)
set(later null)
if(EXISTS "${LATER}")
    get_filename_component(name "${LATER}" NAME)
    set(later "\"${name}\"")
endif()
file(WRITE "${OUTPUT}" "export const version = \"${VERSION}\";\nexport const wasmBytes = ${bytes};\n"
    "export const laterPart = ${later};\n")
