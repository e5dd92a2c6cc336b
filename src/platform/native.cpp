// The page in a desktop window: GLFW 3.3, OpenGL 3.3 core. Sleeps until something happens.

#include "platform/frame_pacer.hpp"
#include "platform/gui_frame.hpp"
#include "platform/native_files.hpp"
#include "platform/native_picture.hpp"
#include "platform/native_recent.hpp"
#include "platform/native_risk.hpp"
#include "platform/platform.hpp"
#include "text/link.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace keel::platform {

namespace {

constexpr int kCouldNotRun = 1;
constexpr double kPollSeconds = 0.05;
constexpr int kLongestSettling = 60; // frames before a screenshot is taken of a page that does not come to rest

struct Window {
    GLFWwindow* handle = nullptr;
    view::App app;
    FramePacer pacer;
    view::Scheme scheme = view::Scheme::Light;
    NativeFiles files{glfwPostEmptyEvent};
    NativeRisk risk{glfwPostEmptyEvent};
    std::filesystem::path recent;   // where recent plans are kept; empty: nowhere
    std::string picture_path;       // in place of the name that a saved chart would get
    std::optional<bool> is_written; // what was saved last

    explicit Window(view::App application) : app(std::move(application)) {}
    bool is_busy() { return files.is_busy() || risk.is_busy(); }
};

/// GLFW says why it failed only to a callback.
std::string& last_glfw_error() {
    static std::string text;
    return text;
}

Window& window_of(GLFWwindow* handle) {
    auto& window = *static_cast<Window*>(glfwGetWindowUserPointer(handle));
    window.pacer.note_event();
    return window;
}

// ---- Events ----

/// GLFW speaks in window units, which are not pixels on macOS and Wayland.
float pixels_per_unit(GLFWwindow* handle) {
    int width = 0;
    int width_px = 0;
    glfwGetWindowSize(handle, &width, nullptr);
    glfwGetFramebufferSize(handle, &width_px, nullptr);
    return width > 0 && width_px > 0 ? static_cast<float>(width_px) / static_cast<float>(width) : 1.0f;
}

void draw(Window& window);

void listen_to_pointer(GLFWwindow* handle) {
    glfwSetCursorPosCallback(handle, [](GLFWwindow* h, double x, double y) {
        window_of(h);
        const double scale = pixels_per_unit(h);
        ImGui_ImplGlfw_CursorPosCallback(h, x * scale, y * scale);
    });
    glfwSetCursorEnterCallback(handle, [](GLFWwindow* h, int entered) {
        window_of(h);
        ImGui_ImplGlfw_CursorEnterCallback(h, entered);
    });
    glfwSetMouseButtonCallback(handle, [](GLFWwindow* h, int button, int action, int mods) {
        window_of(h);
        ImGui_ImplGlfw_MouseButtonCallback(h, button, action, mods);
    });
    glfwSetScrollCallback(handle, [](GLFWwindow* h, double x, double y) {
        window_of(h);
        ImGui_ImplGlfw_ScrollCallback(h, x, y);
    });
}

void listen_to_keyboard(GLFWwindow* handle) {
    glfwSetKeyCallback(handle, [](GLFWwindow* h, int key, int scancode, int action, int mods) {
        window_of(h);
        ImGui_ImplGlfw_KeyCallback(h, key, scancode, action, mods);
    });
    glfwSetCharCallback(handle, [](GLFWwindow* h, unsigned code_point) {
        window_of(h);
        ImGui_ImplGlfw_CharCallback(h, code_point);
    });
    glfwSetWindowFocusCallback(handle, [](GLFWwindow* h, int focused) {
        window_of(h);
        ImGui_ImplGlfw_WindowFocusCallback(h, focused);
    });
}

void listen_to_window(GLFWwindow* handle) {
    // Some systems keep the loop inside GLFW while a window is resized: draw from here, or the picture stretches.
    glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* h, int, int) { draw(window_of(h)); });
    glfwSetWindowRefreshCallback(handle, [](GLFWwindow* h) { draw(window_of(h)); });
    glfwSetDropCallback(handle, [](GLFWwindow* h, int count, const char** paths) {
        const std::span dropped(paths, static_cast<std::size_t>(count));
        window_of(h).files.read({dropped.begin(), dropped.end()});
    });
    glfwSetWindowContentScaleCallback(handle, [](GLFWwindow* h, float, float) { window_of(h); });
}

// ---- Frames ----

view::Surface surface_of(const Window& window) {
    int width = 0;
    int height = 0;
    float ratio = 1.0f;
    glfwGetFramebufferSize(window.handle, &width, &height);
    glfwGetWindowContentScale(window.handle, &ratio, nullptr);
    return {static_cast<float>(width), static_cast<float>(height), ratio, window.scheme, view::PointerKind::Fine};
}

void apply_to_files(Window& window, const view::Action& action) {
    if (action.kind == view::ActionKind::CancelReading) window.files.cancel();
    const auto slot = history::slot_from_name(action.text);
    if (action.kind == view::ActionKind::RemoveFile && slot) window.files.remove(*slot);
    if (action.kind == view::ActionKind::RunBacktest) {
        const bool is_scaled = action.note == "scaled";
        window.files.backtest(text::plan_from_link(action.text).plan,
                              is_scaled ? history::HistoryPrices::FromTodaysPrice : history::HistoryPrices::AsTheyAre);
    }
    if (action.kind != view::ActionKind::ChooseFile) return;
    // GLFW has no dialog for files.
    window.app.tell_history(view::HistoryNews::Trouble,
                            "Drop a CSV file on this window, or start keel-desktop with --history FILE.", 0.0);
}

void apply_to_risk(Window& window, const view::Action& action) {
    if (action.kind == view::ActionKind::CancelRisk) window.risk.cancel();
    if (action.kind != view::ActionKind::RunRisk) return;
    Plan plan = text::plan_from_link(action.text).plan;
    risk::Past past;
    if (plan.risk.model == RiskModel::Bootstrap) {
        auto read = window.files.past();
        if (!read) {
            window.risk.drop();
            return window.app.tell_risk(view::RiskNews::Trouble, read.error(), 0.0);
        }
        past = *std::move(read);
    }
    window.risk.run(std::move(plan), std::move(past));
}

void apply_to_recent(Window& window, const view::Action& action) {
    if (action.kind == view::ActionKind::KeepRecent) write_recent(window.recent, action.text);
    if (action.kind != view::ActionKind::RecallRecent || window.recent.empty()) return;
    window.app.tell_recent(read_recent(window.recent), static_cast<double>(std::time(nullptr)), local_offset_s());
}

int say_not_written(const std::string& path) {
    std::fprintf(stderr, "keel-desktop: cannot write %s\n", path.c_str());
    return kCouldNotRun;
}

void apply_to_saving(Window& window, const view::Action& action) {
    const bool is_saved = action.kind == view::ActionKind::SaveText || action.kind == view::ActionKind::SavePicture;
    if (!is_saved) return;
    const std::string& path = window.picture_path.empty() ? action.note : window.picture_path;
    const bool is_written = action.picture ? write_picture(path, *action.picture)
                                           : (std::ofstream(path, std::ios::binary) << action.text).good();
    if (!is_written) say_not_written(path);
    window.is_written = is_written;
}

void apply_all(Window& window, const view::Actions& actions) {
    for (const view::Action& action : actions) {
        // A chosen theme or plan is already in the application, and a window keeps of them only the recent plans.
        if (action.kind == view::ActionKind::CopyText) ImGui::SetClipboardText(action.text.c_str());
        apply_to_saving(window, action);
        apply_to_files(window, action);
        apply_to_risk(window, action);
        apply_to_recent(window, action);
    }
}

void take_news(Window& window) {
    for (const FileNews& news : window.files.take_news()) {
        window.app.tell_history(news.news, news.text, news.part);
        window.pacer.note_event();
    }
    for (const PathNews& news : window.risk.take_news()) {
        window.app.tell_risk(news.news, news.text, news.part);
        window.pacer.note_event();
    }
}

/// Draws into the back buffer.
NextFrame render(Window& window) {
    take_news(window);
    ImGui_ImplGlfw_NewFrame();
    const view::Surface surface = surface_of(window);
    apply_all(window, build_frame(window.app, surface, window.pacer, glfwGetTime()));
    const ClearColour colour = clear_colour();
    glViewport(0, 0, static_cast<int>(surface.width_px), static_cast<int>(surface.height_px));
    glClearColor(colour.red, colour.green, colour.blue, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return window.pacer.end_frame(window.app);
}

void draw(Window& window) {
    render(window);
    glfwSwapBuffers(window.handle);
}

void wait(const NextFrame& next) {
    switch (next.reason) {
    case Reason::Busy: glfwPollEvents(); break;
    case Reason::Rest: glfwWaitEvents(); break;
    case Reason::Timer:
    case Reason::Caret: glfwWaitEventsTimeout(next.seconds); break;
    }
}

void draw_until_closed(Window& window) {
    while (!glfwWindowShouldClose(window.handle)) {
        if (surface_of(window).width_px <= 0.0f) { // minimised
            glfwWaitEvents();
            continue;
        }
        const NextFrame next = render(window);
        glfwSwapBuffers(window.handle);
        wait(next);
    }
}

// ---- Pictures, without a person ----

/// Until nothing more happens by itself.
void settle(Window& window) {
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NoMouse; // wherever the pointer is, the picture is the same
    for (int frame = 0; frame < kLongestSettling; ++frame) {
        while (window.is_busy()) {
            glfwWaitEventsTimeout(kPollSeconds);
            take_news(window);
        }
        if (render(window).reason != Reason::Busy && !window.is_busy()) break;
        glfwSwapBuffers(window.handle);
        glfwPollEvents();
    }
}

int save_chart(Window& window, const std::string& path) {
    settle(window);
    window.picture_path = path;
    window.app.want_picture();
    render(window);
    if (!window.is_written) std::fprintf(stderr, "keel-desktop: there is no chart on this tab\n");
    return window.is_written.value_or(false) ? 0 : kCouldNotRun;
}

bool write_ppm(const std::string& path, int width, int height, const std::vector<unsigned char>& rgb) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return false;
    const std::size_t row = static_cast<std::size_t>(width) * 3;
    bool is_written = std::fprintf(file, "P6\n%d %d\n255\n", width, height) > 0;
    for (int y = height - 1; y >= 0; --y) { // OpenGL counts from below
        is_written = is_written && std::fwrite(&rgb[static_cast<std::size_t>(y) * row], 1, row, file) == row;
    }
    return std::fclose(file) == 0 && is_written;
}

int take_screenshot(Window& window, const std::string& path) {
    settle(window);
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window.handle, &width, &height);
    std::vector<unsigned char> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, rgb.data());
    return write_ppm(path, width, height, rgb) ? 0 : say_not_written(path);
}

// ---- Start ----

GLFWwindow* open_window(const StartOptions& options) {
    glfwSetErrorCallback([](int, const char* text) { last_glfw_error() = text; });
    if (glfwInit() == GLFW_FALSE) return nullptr;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE); // macOS gives 3.3 only so
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWwindow* const handle = glfwCreateWindow(options.width, options.height, "Keel", nullptr, nullptr);
    if (handle == nullptr) return nullptr;
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    return handle;
}

int say_no_window() {
    std::fprintf(
        stderr,
        "keel-desktop: cannot open a window: %s.\n"
        "It needs a display with OpenGL 3.3. Without one, the command `keel` gives the same numbers as text.\n",
        last_glfw_error().c_str());
    return kCouldNotRun;
}

} // namespace

int run(view::App app, const StartOptions& options) {
    app.set_rest(view::RestState::Loaded);
    Window window(std::move(app));
    window.scheme = options.scheme;
    const bool is_seen = options.screenshot_path.empty() && options.chart_path.empty();
    if (is_seen) window.recent = recent_file(); // a picture is nobody's work
    window.handle = open_window(options);
    if (window.handle == nullptr) return say_no_window();
    glfwSetWindowUserPointer(window.handle, &window);
    listen_to_pointer(window.handle);
    listen_to_keyboard(window.handle);
    listen_to_window(window.handle);

#ifdef __APPLE__
    create_gui(KeyboardStyle::Mac);
#else
    create_gui(KeyboardStyle::Standard);
#endif
    const bool is_ready = ImGui_ImplGlfw_InitForOpenGL(window.handle, false) && start_renderer("#version 330 core");
    if (!is_ready) return say_no_window();
    window.app.open_link(options.link);
    window.app.show_tab(options.tab);
    if (!options.history_paths.empty()) window.files.read(options.history_paths);

    int status = 0;
    if (is_seen) draw_until_closed(window);
    if (!options.chart_path.empty()) status = save_chart(window, options.chart_path);
    if (!options.screenshot_path.empty()) status = std::max(status, take_screenshot(window, options.screenshot_path));
    stop_renderer();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwTerminate();
    return status;
}

} // namespace keel::platform
