#include "view/panels/footer.hpp"

#include "model/venue_sources.hpp"
#include "model/venues.hpp"

namespace keel::view {

namespace {

/// Source and note come after the first picture.
std::string words_about(const Contract& contract, RestState rest) {
    std::string text = std::string(contract.venue) + " " + std::string(contract.symbol) + ", figures of "
                       + std::string(contract.as_of) + ".";
    if (contract.tiers_inferred) {
        text += " Its margin tiers are inferred from the venue's general schedule.";
    } else if (!contract.tiers_as_of.empty()) {
        text += " Margin tiers of " + std::string(contract.tiers_as_of) + ".";
    }
    if (rest != RestState::Loaded) return text;
    const VenueSource& source = source_of(contract);
    if (!source.source.empty()) text += " Source " + std::string(source.source) + ".";
    if (!source.note.empty()) text += " " + std::string(source.note);
    return text;
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
        gap(ui, kSpace1);
    }
    text_line(ui, ui.fonts().small, p.muted, "Not advice. Keel computes what you type in and knows nothing about you.",
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
