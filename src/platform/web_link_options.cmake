# How app.mjs and app.wasm are linked: sets KEEL_WEB_LINK_OPTIONS. Compile and link with:
#   -Oz -flto -DNDEBUG -fno-exceptions -fno-rtti
#
# The C functions that the listeners call are kept by EMSCRIPTEN_KEEPALIVE, so -sEXPORTED_FUNCTIONS is not needed:
#   keel_buffer, keel_draw, keel_surface_changed, keel_context_lost, keel_context_restored     web.cpp, web_canvas.cpp
#   keel_pointer, keel_wheel, keel_key, keel_focus                                web_input.cpp, web_keys.cpp
#   keel_text, keel_copy, keel_paste                                              web_text.cpp
#   keel_open_link, keel_choose_theme, keel_rest, keel_report, keel_plan, keel_fragment, keel_widgets, keel_texts, keel_time_piece  web_page.cpp
#   keel_history, keel_history_json, keel_address                                 web_files.cpp
#   keel_mirror, keel_mirror_act, keel_paper                                       web_mirror.cpp
#   keel_risk, keel_risk_json                                                     web_risk.cpp
# What the library functions need is said by EM_JS_DEPS beside their use.
#
# boot.js gives the module: instantiateWasm, onAbort, and keelShown, keelFailed, keelNotice, keelOfferText, keelTheme,
# keelFetchRest, keelRestState. It gets back keelStop and keelRest. files-later.js gives keelFiles and gets keelTell;
# risk-later.js calls keel_risk itself. mirror-later.js and report-later.js use keelMirror.

# split_page.py must find every function where it was, none inside its caller or merged with its like. It makes up for
# that in each part.
set(keel_kept_apart
    --skip-pass=inlining-optimizing,--skip-pass=inlining,--skip-pass=duplicate-function-elimination)

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
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 # none is used
    -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0
    -sGL_POOL_TEMP_BUFFERS=0
    -sTEXTDECODER=2
    -sPOLYFILL=0
    # Packed, a call is smaller than a body that is there twice, and like functions side by side than far apart.
    -Wl,-mllvm,-inline-threshold=-50
    -sBINARYEN_EXTRA_PASSES=${keel_kept_apart},--converge,--reorder-functions
)

