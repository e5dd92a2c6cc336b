#include "view/card_box.hpp"

namespace keel::view {

CardBox::CardBox(Ui& ui, float width)
    : ui_(ui), width_(width), edge_(ui.px(kSpace4)), corner_(ImGui::GetCursorScreenPos()) {
    layers_.Split(ImGui::GetWindowDrawList(), 2);
    layers_.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
    ImGui::SetCursorScreenPos({left(), corner_.y + ui.px(kSpace3)});
}

void CardBox::flush() { ImGui::SetCursorScreenPos({left(), ImGui::GetCursorScreenPos().y}); }

void CardBox::end() {
    const float bottom = ImGui::GetCursorScreenPos().y + ui_.px(kSpace3);
    layers_.SetCurrentChannel(ImGui::GetWindowDrawList(), 0);
    draw_card(ui_, corner_, {corner_.x + width_, bottom});
    layers_.Merge(ImGui::GetWindowDrawList());
    end_at({corner_.x, bottom});
}

} // namespace keel::view
