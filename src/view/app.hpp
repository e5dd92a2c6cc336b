#pragma once

// The whole page: state, one frame, and what it wants done. Knows Dear ImGui, no window system and no browser.
// The loop closes here: edited Plan -> evaluate -> new Report -> panels and link.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "text/link.hpp"
#include "view/actions.hpp"
#include "view/history_news.hpp"
#include "view/rest_state.hpp"
#include "view/risk_news.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace keel::view {

/// Is one of the results called so? "Risk", "risk".
bool is_tab(std::string_view name);

enum class Scheme { Light, Dark };
enum class PointerKind { Fine, Coarse };
/// More: what the person asked the system for, or a system that forces colours of its own.
enum class Contrast { Usual, More };

/// What the page is drawn on. All in physical pixels; pixel_ratio is physical pixels for one CSS pixel.
struct Surface {
    float width_px = 0.0f;
    float height_px = 0.0f;
    float pixel_ratio = 1.0f;
    Scheme system_scheme = Scheme::Light;
    PointerKind pointer = PointerKind::Fine;
    Contrast contrast = Contrast::Usual;

    bool operator==(const Surface&) const = default;
};

/// Which way a widget wants to be dragged.
enum class Drags { No, Sideways, Any };

class App {
public:
    App();
    ~App();
    App(App&&) noexcept;
    App& operator=(App&&) noexcept;

    /// Opens a link (fragment, with or without '#'). Empty: the default plan. What was not good in it is shown.
    void open_link(std::string_view fragment);

    /// Before ImGui::NewFrame: rebuilds fonts and style when the surface or the theme changed.
    /// True when the font atlas was rebuilt, so that the renderer must upload it again.
    bool prepare(const Surface& surface);

    /// Between ImGui::NewFrame and ImGui::Render. Returns what has to be done after the frame.
    /// A pinch arrives as the wheel with Ctrl held, at the point between the fingers: exp(io.MouseWheel) is the factor.
    Actions frame();

    /// Seconds until the page wants to be drawn again by itself; negative: not at all.
    double seconds_to_next_frame() const;

    /// The plan as a link fragment without '#', kept up with every edit.
    const std::string& fragment() const;

    const Plan& plan() const;
    /// Of the last valid plan, in words. The warnings have theirs once the rest is loaded.
    const Report& report() const;
    /// The same with the words of the warnings; its code may come later.
    Report explained_report() const;

    /// Which drags that start here belong to a slider, a chart or an input that is being edited? With others a finger
    /// scrolls. In physical pixels, of the last frame.
    Drags drags_at(float x_px, float y_px) const;

    /// What the person chose earlier: "light", "dark", or "system" for what the surface says.
    void choose_theme(std::string_view name);

    /// What of the results is shown first; a name that is none changes nothing.
    void show_tab(std::string_view name);

    /// Is the code of all tabs there? Not until the platform says so.
    void set_rest(RestState state);

    /// What the last KeepRecent left, whoever wrote it: the answer to RecallRecent. The time is that of now in seconds
    /// since 1970, and what local time is ahead of UTC.
    void tell_recent(std::string_view stored, double now_s, double offset_s);

    /// Where the page is, without a fragment: it stands on what is saved with a chart.
    void set_address(std::string address);

    /// The next frame asks to save the first chart of the page as a picture, if there is one.
    void want_picture();

    /// From where files of past prices are read. Not before all code is there.
    void tell_history(HistoryNews news, std::string_view text, double part);
    /// What `keel history` would print of the same files as JSON; empty without prices.
    std::string history_json() const;

    /// From where random paths are run. Not before all code is there.
    void tell_risk(RiskNews news, std::string_view text, double part);
    /// What `keel risk` would print of the same plan as JSON; empty before the first report.
    std::string risk_json() const;

    /// For tests: every widget drawn in the last frame as JSON [{label, kind, value, x, y, width, height}], CSS pixels.
    std::string widgets_json() const;
    /// For tests: every text of the last frame as it was drawn, and the cards (drawn_texts.hpp). Not before all code is
    /// there.
    std::string texts_json() const;

    /// For a mirror of real elements (view/mirror.hpp). Not before all code is there.
    std::string mirror_json() const;
    /// The next frame keeps numbers of its charts for it; others have none.
    void keep_numbers();
    /// For a page without a canvas (text/paper.hpp). Not before all code is there.
    std::string paper_json() const;
    /// The slider takes this value in the next frame.
    void wish(std::uint32_t id, double number);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace keel::view
