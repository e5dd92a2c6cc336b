# cmake -DINPUT=file.css -DOUTPUT=file.css -P minify_css.cmake : without comments and needless spaces.
file(READ "${INPUT}" css)
string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" css "${css}")
string(REGEX REPLACE "[ \t\r\n]+" " " css "${css}")
string(REGEX REPLACE " ?([{},]) ?" "\\1" css "${css}")
string(STRIP "${css}" css)
file(WRITE "${OUTPUT}" "${css}\n")
