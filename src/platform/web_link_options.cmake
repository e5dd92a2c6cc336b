# How app.mjs and app.wasm are linked: sets KEEL_WEB_LINK_OPTIONS. Compile and link with:
#   -Oz -flto -DNDEBUG -fno-exceptions -fno-rtti
#
# The C functions that the listeners call are kept by EMSCRIPTEN_KEEPALIVE, so -sEXPORTED_FUNCTIONS is not needed:
#   keel_buffer, keel_draw, keel_surface_changed, keel_context_lost, keel_context_restored     web.cpp, web_canvas.cpp
#   keel_pointer, keel_wheel, keel_key, keel_focus                                web_input.cpp, web_keys.cpp
#   keel_text, keel_copy, keel_paste                                              web_text.cpp
#   keel_open_link, keel_choose_theme, keel_report, keel_plan, keel_fragment, keel_widgets      web_page.cpp
# What the library functions need is said by EM_JS_DEPS beside their use.
#
# boot.js gives the module: instantiateWasm, onAbort, and keelShown, keelFailed, keelNotice, keelOfferText.

set(KEEL_WEB_LINK_OPTIONS
    -sMODULARIZE
    -sEXPORT_ES6
    -sENVIRONMENT=web
    -sINVOKE_RUN=1
    -sINCOMING_MODULE_JS_API=instantiateWasm,onAbort
    -sFILESYSTEM=0
    -sDYNAMIC_EXECUTION=0 # the page's Content-Security-Policy forbids eval
    -sMALLOC=emmalloc
    -sALLOW_MEMORY_GROWTH
    -sSTACK_SIZE=1MB # the default is 64 KB
    -sMIN_WEBGL_VERSION=2
    -sMAX_WEBGL_VERSION=2
    -sGL_ENABLE_GET_PROC_ADDRESS=0
    -sGL_TRACK_ERRORS=0
)

