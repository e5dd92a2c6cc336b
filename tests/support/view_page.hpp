#pragma once

// The page without a window: frames of Dear ImGui whose widgets are found in the widget log and used by mouse and
// keyboard as a person would.

#include "view/app.hpp"

#include <imgui.h>

#include <string>
#include <vector>

namespace keel::view {

struct Seen {
    std::string label, kind, value;
    float x, y, width, height;
    bool is_visible;
};

/// An App on a screen that nobody sees.
class Page {
public:
    explicit Page(Surface surface = {1280, 800, 1, Scheme::Light, PointerKind::Fine});
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    App app;

    /// So many frames, and more for as long as the page is at work.
    void draw(int frames = 3);
    void show(const std::string& link);
    std::vector<Seen> widgets() const;

    /// The control of that name: text, which may bear the same name, is passed over.
    const Seen* find(const std::string& label);
    bool shows_text(const std::string& part) const;

    void click(const std::string& label);
    void click_at(float x, float y);
    void move_to(float x, float y);
    void drag(float x, float y, float to_x, float to_y);
    /// The wheel with Ctrl held; several turns come as events of their own.
    void zoom_at(float x, float y, int turns);
    void wheel_at(float x, float y, float turns);
    /// What a press on it asks for.
    std::vector<Action> actions_of(const std::string& label);
    /// Into the input, over what it holds.
    void type(const std::string& label, const std::string& text);
    void select_all();
    void press(ImGuiKey key);
    void resize(Surface surface);

    std::vector<Action> actions;
    bool rebuilt_atlas = false;

private:
    ImGuiContext* context_ = ImGui::CreateContext();
    Surface surface_;
    std::vector<Seen> found_;
};

/// Unfolds all that is folded. One at a time, because what is below moves.
void open_all(Page& page);

/// The names of the tabs of results.
inline constexpr const char* kTabs[] = {"Payoff", "Path", "Heat map", "Risk", "Compare", "Venues", "History", "Guide"};

/// Goes to a tab and opens what can be opened there: a row of each table, and the other view of the pinned plan.
void open_tab(Page& page, const std::string& tab);

/// Opens the question beside an input, where the input is on the page: "Find Leverage".
void open_question(Page& page, const std::string& button);

/// Texts do not lie upon each other, and the font has all their characters.
void check_apart(std::vector<Seen> texts);
/// On a phone: what is pressed is large enough for a finger, and on the screen.
void check_within_reach(const std::vector<Seen>& widgets);

// So high that nothing has to be scrolled to.
inline constexpr Surface kHighPhone = {390 * 3, 40'000 * 3, 3, Scheme::Light, PointerKind::Coarse};
inline constexpr Surface kHighDesktop = {1280, 40'000, 1, Scheme::Dark, PointerKind::Fine};
inline constexpr Surface kPhone = {390 * 3, 844 * 3, 3, Scheme::Light, PointerKind::Coarse};

inline constexpr const char* kLinks[] = {
    "",
    "leg.leverage=5",
    "leg.leverage=125&leg.funding_rate=-0.1&horizon_days=3650",
    "bag.amount=0&leg.sizing=contracts&leg.contracts=100&horizon_days=0",
    "bag.amount=1000000000&bag.price=1000000000000",
    "bag.amount=1e-9&bag.price=1e-9",
    "legs=0",
    "leg.ratio=10&leg.leverage=20",
    "leg.contract=custom&leg.kind=linear&leg.contract_value=1e-12&leg.lot_step=1e-12&bag.coin=LONGESTNAME1",
    "bags=8&legs=8&bag3.coin=ETH&leg2.contract=bybit:BTCUSDT&leg2.leverage=3",
    "scenario.shocks=0",
    "scenario.shocks=-0.99,0,100&leg.leverage=3&cost.borrow_rate=10&leg.collateral_source=extra&leg.basis=500",
    "leg.collateral=0&leg.leverage=10",
};

/// Long, dated, quanto and cross-hedged legs, bonuses, discounts, and what does not go together.
inline constexpr const char* kRareLinks[] = {
    "bag.amount=0&bag.owed=5&leg.side=long&leg.leverage=5",
    "leg.contract=okx:BTC-USD-261030&leg.basis=1300&leg.expiry_days=60&horizon_days=90",
    "leg.contract=binance:ETHUSDT&bags=2&bag2.coin=ETH&bag2.amount=0&bag2.price=3000&bag2.correlation=0.8&"
    "leg.sizing=min_variance&leg.margin_mode=cross&leg.leverage=5&leg.settle_price=0.99&leg.exit_settle_price=0.95",
    "leg.contract=custom&leg.kind=quanto&leg.settle_price=3000&leg.slippage_rate=0.001&leg.bonus_credit=100&"
    "leg.bonus_use=fees&leg.fee_discount=0.1&leg.fee_discount_days=10",
    "leg.contract=binance:BTCUSDT&leg.margin_mode=cross&leg.spot_collateral=2&leg.leverage=10&leg.entry_price=60000&"
    "leg.change_contracts=-1&leg.funding_regimes=21:-0.0003,9:0.0001&bag.cost_basis=20000&venues.revision=1",
    "leg.spot_collateral=1&leg.change_contracts=5",
    "scenario.path=squeeze_then_crash&leg.leverage=3&leg.stop_price=80000&rules=2&trigger.level=60000&"
    "trigger2.kind=rsi_above&trigger2.level=70&trigger2.ratio=0.5&exit2.kind=target_price&exit2.price=50000",
    "scenario.path=10:90000,10:130000,20:130000&leg.leverage=5&leg.topup_leverage_max=8&leg.topup_leverage_target=4&"
    "leg.adl_part=0.5&leg.adl_day=5",
    "bags=2&legs=3&bag2.coin=ETH&bag2.price=3000&bag2.shock=0.2&leg.leverage=3&leg2.leverage=5&leg3.bag=2&"
    "leg3.contract=bybit:ETHUSDT&leg3.leverage=10",
};

} // namespace keel::view
