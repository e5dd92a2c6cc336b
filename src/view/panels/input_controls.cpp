#include "view/panels/input_controls.hpp"

#include "text/number.hpp"
#include "view/contract_choice.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace keel::view {

namespace {

constexpr double kSliderMost = 1.5;
constexpr double kSnapDistance = 0.02;
constexpr std::array<double, 5> kUsualLeverages = {1, 2, 3, 5, 10};

constexpr std::string_view kOtherCoins = "On another coin";

std::string detail_of(const Contract& contract) {
    const std::string_view unit = contract.kind == ContractKind::Inverse ? "USD" : contract.underlying;
    std::string text(contract.kind == ContractKind::Inverse ? "inverse, " : "linear, ");
    text.append(text::coins(contract.contract_value)).append(" ").append(unit);
    if (const auto days = days_to_delivery(contract))
        text.insert(0, (*days > 0.0 ? "until " : "delivered ") + std::string(contract.delivery_date) + ", ");
    return text;
}

template <class Item>
std::size_t place_of(const std::vector<Item>& items, const Item& item) {
    return static_cast<std::size_t>(std::ranges::find(items, item) - items.begin());
}

void write(Form& form, const FieldAddress& address, const FieldValue& value) {
    if (!set_field(form.plan, address, value, "")) drop_draft(form.state, key_of(*address.field, address.index));
}

} // namespace

void coin_input(Form& form, unsigned& typed_coins, const FieldAddress& address, float width) {
    const std::string key = key_of(*address.field, address.index);
    const std::vector<std::string_view> coins = coins_with_contracts();
    const std::string& coin = form.plan.bags[address.index].coin;
    const std::size_t place = place_of(coins, std::string_view(coin));
    const unsigned bit = 1u << address.index;
    const bool is_editing = form.state.editing_key == key || form.state.wanted == key;
    if (place < coins.size() && !is_editing && find_draft(form.state, key) == nullptr && form.state.wanted.empty()) {
        // What was typed is on the list: back to it, once the caret has left.
        if (form.state.marked != key) typed_coins &= ~bit;
    }
    if (place == coins.size() || (typed_coins & bit) != 0) {
        const bool was_editing = form.state.editing_key == key;
        field_input(form, address, width);
        if (was_editing && form.state.editing_key.empty()) form.state.marked.clear();
        return;
    }
    const float left = ImGui::GetCursorScreenPos().x;
    ImGui::PushID(key.c_str());
    field_label(form, address, address.field->label, width);
    focus_when_wanted(form, key);
    std::vector<Option> options;
    for (const std::string_view name : coins)
        options.push_back({std::string(name), ""});
    options.push_back({"Another\u2026", ""});
    const std::size_t chosen = drop_down(form.ui, "coin", name_in_log(form.plan, address), options, place, width);
    if (chosen == coins.size()) {
        typed_coins |= bit;
        form.state.wanted = key;
    } else if (chosen != place) {
        write(form, address, std::string(coins[chosen]));
        form.state.marked = key_of(*find_field("bag.price")->field, address.index);
    }
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    field_messages(form, address, width);
    ImGui::PopID();
}

void bag_input(Form& form, const FieldAddress& address, float width) {
    const std::string key = key_of(*address.field, address.index);
    ImGui::PushID(key.c_str());
    field_label(form, address, address.field->label, width);
    focus_when_wanted(form, key);
    std::vector<Option> options;
    for (std::size_t i = 0; i < form.plan.bags.size(); ++i) {
        const Bag& bag = form.plan.bags[i];
        options.push_back({"Bag " + text::grouped(double(i + 1), 0), text::coins(bag.amount) + " " + bag.coin});
    }
    const double number = form.plan.legs[address.index].bag;
    const auto chosen = static_cast<std::size_t>(number) - 1;
    const float left = ImGui::GetCursorScreenPos().x;
    const std::size_t next = drop_down(form.ui, "bag", name_in_log(form.plan, address), options, chosen, width);
    if (next != chosen) {
        write(form, address, double(next + 1));
        follow_coin(form.plan, form.plan.legs[address.index]);
    }
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    field_messages(form, address, width);
    ImGui::PopID();
}

void contract_input(Form& form, const FieldAddress& address, float width) {
    Ui& ui = form.ui;
    Leg& leg = form.plan.legs[address.index];
    const std::string key = key_of(*address.field, address.index);
    const std::string& coin = form.plan.bags[bag_of(form.plan, leg)].coin;
    const Contract* contract = find_contract(leg.contract);
    const float between = ui.px(kSpace3), half = std::floor((width - between) / 2.0f);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const std::string prefix =
        form.plan.legs.size() > 1 ? "Hedge " + text::grouped(double(address.index + 1), 0) + ", " : "";

    const Offer<std::string_view> venues = venues_for(coin);
    std::vector<Option> options;
    for (const std::string_view venue : venues.items)
        options.push_back({std::string(venue), ""});
    if (venues.own < options.size()) options[venues.own].heading = kOtherCoins;
    options.insert(options.begin() + static_cast<std::ptrdiff_t>(venues.own), {"Custom", "your own figures"});
    std::size_t place = contract != nullptr ? place_of(venues.items, contract->venue) : venues.own;
    if (contract != nullptr && place >= venues.own) ++place;
    ImGui::PushID(key.c_str());
    field_label(form, address, "Venue", half);
    focus_when_wanted(form, key);
    const std::size_t venue = drop_down(ui, "venue", prefix + "Venue", options, place, half);
    float lowest = ImGui::GetCursorScreenPos().y;
    if (contract != nullptr) {
        const Offer<const Contract*> offered = contracts_for(contract->venue, coin);
        options.clear();
        for (const Contract* one : offered.items)
            options.push_back({std::string(one->symbol), detail_of(*one)});
        if (offered.own < options.size()) options[offered.own].heading = kOtherCoins;
        const std::size_t now = place_of(offered.items, contract);
        ImGui::SetCursorScreenPos({start.x + half + between, start.y});
        draw_text(ui, ImGui::GetCursorScreenPos(), ui.fonts().small, ui.palette().muted, "Contract");
        ImGui::SetCursorScreenPos({start.x + half + between, start.y + ui.px(16.0f) + ui.px(kSpace1)});
        const std::size_t next = drop_down(ui, "contract", prefix + "Contract", options, now, half);
        if (next != now) choose_contract(leg, *offered.items[next]);
        lowest = std::max(lowest, ImGui::GetCursorScreenPos().y);
    }
    ImGui::SetCursorScreenPos({start.x, lowest});
    field_messages(form, address, width);
    ImGui::PopID();

    if (venue == place) return;
    if (venue == venues.own) return make_custom(leg);
    const std::string_view name = venues.items[venue < venues.own ? venue : venue - 1];
    if (const Contract* other = nearest_at_venue(name, coin, kind_of(leg))) choose_contract(leg, *other);
}

void ratio_input(Form& form, const FieldAddress& address, float width) {
    Ui& ui = form.ui;
    const std::string key = key_of(*address.field, address.index);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float input_width = ui.px(92.0f), between = ui.px(kSpace4);
    const SliderTick ticks[] = {{0.0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1.0, "100"}, {1.5, "150 %"}};
    double ratio = form.plan.legs[address.index].ratio;

    ImGui::PushID(key.c_str());
    ImGui::SetCursorScreenPos({start.x, start.y + ui.px(16.0f) + ui.px(kSpace1)});
    const float slider_height = ui.px(ui.theme.pointer == PointerKind::Coarse ? 44.0f : 26.0f);
    const float lift = (ui.theme.control_height() - slider_height) / 2.0f;
    ImGui::SetCursorScreenPos({start.x, ImGui::GetCursorScreenPos().y + lift});
    const std::string name = name_in_log(form.plan, address) + ", slider";
    if (slider(ui, "slider", name, ratio, 0.0, kSliderMost, ticks, width - input_width - between,
               spelled(*address.field, ratio) + " %")) {
        ratio = std::round(ratio * 100.0) / 100.0;
        for (const SliderTick& tick : ticks) {
            if (std::fabs(ratio - tick.value) < kSnapDistance) ratio = tick.value;
        }
        write(form, address, ratio);
    }
    const float bottom = ImGui::GetCursorScreenPos().y;
    ImGui::PopID();

    ImGui::PushID("text");
    boxed_input(form, address, start, width, input_width);
    ImGui::PopID();
    ImGui::SetCursorScreenPos({start.x, std::max(bottom, ImGui::GetCursorScreenPos().y)});
    field_messages(form, address, width);
}

void leverage_input(Form& form, const FieldAddress& address, float width) {
    Ui& ui = form.ui;
    const std::string key = key_of(*address.field, address.index);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float input_width = ui.px(92.0f), between = ui.px(kSpace3);
    std::vector<std::string> options;
    for (const double leverage : kUsualLeverages)
        options.push_back(text::coins(leverage) + "\u00d7");
    const double leverage = form.plan.legs[address.index].leverage;
    const auto chosen =
        static_cast<std::size_t>(std::ranges::find(kUsualLeverages, leverage) - kUsualLeverages.begin());

    ImGui::PushID(key.c_str());
    ImGui::SetCursorScreenPos({start.x, start.y + ui.px(16.0f) + ui.px(kSpace1)});
    const std::size_t next =
        segmented(ui, "usual", name_in_log(form.plan, address), options, chosen, width - input_width - between);
    if (next != chosen) write(form, address, kUsualLeverages[next]);
    const float bottom = ImGui::GetCursorScreenPos().y;
    ImGui::PopID();

    ImGui::PushID("text");
    boxed_input(form, address, start, width, input_width);
    ImGui::PopID();
    ImGui::SetCursorScreenPos({start.x, std::max(bottom, ImGui::GetCursorScreenPos().y)});
    field_messages(form, address, width);
}

} // namespace keel::view
