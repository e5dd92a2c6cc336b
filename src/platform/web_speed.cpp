// What one frame of the page consists of, timed piece by piece when tests/web/speed.mjs asks. Comes with the later
// part.

#include "platform/web_speed.hpp"

#include "platform/web.hpp"
#include "platform/web_canvas.hpp"
#include "platform/web_paint.hpp"

#include "view/app.hpp"
#include "view/speed_pieces.hpp"

#include <GLES3/gl3.h>
#include <backends/imgui_impl_opengl3.h>
#include <emscripten.h>
#include <imgui.h>

namespace keel::platform {

namespace {

enum class Piece { EmptyBuild, EmptyFrame, Build, Frame, Evaluate, Curve };

/// Up to ImGui::Render, as in gui_frame.cpp; `draws` says what is in it.
template <class Draw>
void build(Draw draws) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
    ImGui::NewFrame();
    draws();
    ImGui::Render();
}

/// All of it, and waits until the pixels are there: reading one of them does.
void rasterise() {
    page_repaint().forget();
    paint(page_repaint(), canvas_surface());
    unsigned char pixel[4];
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel);
}

void run(Piece piece) {
    const auto draw_page = [] { static_cast<void>(page_app().frame()); };
    switch (piece) {
    case Piece::EmptyBuild: build([] {}); break;
    case Piece::EmptyFrame:
        build([] {});
        rasterise();
        break;
    case Piece::Build: build(draw_page); break;
    case Piece::Frame:
        build(draw_page);
        rasterise();
        break;
    case Piece::Evaluate: view::evaluate_once(page_app().plan()); break;
    case Piece::Curve: view::compute_payoff_curve(page_app().plan()); break;
    }
}

} // namespace

double time_piece(int piece_code) {
    const double before = emscripten_get_now();
    run(static_cast<Piece>(piece_code));
    return emscripten_get_now() - before;
}

} // namespace keel::platform
