#include "view/panels/footer.hpp"

#include "model/venues.hpp"
#include "text/source_words.hpp"

namespace keel::view {

namespace {

/// From when and from where its figures are comes after the first picture.
std::string words_about(const Contract& contract, RestState rest) {
    if (rest == RestState::Loaded) return text::facts_in_words(contract);
    return std::string(contract.venue) + " " + std::string(contract.symbol) + ".";
}

} // namespace

bool footer_panel(Ui& ui, const Plan& plan, RestState rest, float width) {
    const Palette& p = ui.palette();
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const Contract* contract = find_contract(plan.legs[i].contract);
        bool is_repeated = false;
        for (std::size_t j = 0; j < i; ++j)
            is_repeated |= plan.legs[j].contract == plan.legs[i].contract;
        if (contract == nullptr || is_repeated) continue;
        text_line(ui, ui.fonts().small, p.muted, words_about(*contract, rest), width);
        gap(ui, kSpace2);
    }
    text_line(
        ui, ui.fonts().small, p.muted,
        "Exchanges change these figures: compare them with yours before you trade. Keel works out what you type in "
        "and knows nothing else about you. It gives no advice.",
        width);
    if (rest != RestState::Loaded) return false; // report and sheet come later
    gap(ui, kSpace2);
    // In a window there is no page to show it on.
    if (!ui.address.empty()) {
        constexpr std::string_view kReport = "Report to read and print";
        if (button(ui, "report", kReport, kReport, Icon::None, ButtonLook::Link))
            ui.actions.push_back({ActionKind::ShowReport, ""});
        ImGui::SameLine(0.0f, ui.px(kSpace4));
    }
    return button(ui, "keys", "Keyboard shortcuts", "Keyboard shortcuts", Icon::None, ButtonLook::Link);
}

} // namespace keel::view
