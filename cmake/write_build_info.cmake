# Writes the module that tells the loading bar how much is to come (Content-Length is the compressed size).
file(SIZE "${WASM}" bytes)
file(WRITE "${OUTPUT}" "export const version = \"${VERSION}\";\nexport const wasmBytes = ${bytes};\n")
