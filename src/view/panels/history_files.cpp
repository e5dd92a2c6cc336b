#include "view/panels/history_files.hpp"

#include "text/number.hpp"
#include "view/card_box.hpp"
#include "view/progress.hpp"

#include <algorithm>
#include <span>

namespace keel::view {

namespace {

using history::Slot;

constexpr float kBesideFrom = 560.0f; // CSS pixels: buttons stand beside the text

struct SlotWords {
    Slot slot;
    std::string_view title;
    std::string_view missing;
};

constexpr SlotWords kSlots[] = {
    {Slot::First, "Prices", "Past prices of a coin: how strongly it swings, how deep it has fallen."},
    {Slot::Second, "Prices to compare with", "Of another coin: how closely the two move together."},
    {Slot::Funding, "Funding rates", "What a short has received or paid."},
};

const history::Source* source_in(const history::HistoryPicture& picture, Slot slot) {
    if (slot == Slot::Funding) return picture.funding ? &picture.funding->source : nullptr;
    const auto& prices = slot == Slot::First ? picture.first : picture.second;
    return prices ? &prices->source : nullptr;
}

void ask_for_file(Ui& ui, std::string_view slot) { ui.actions.push_back({ActionKind::ChooseFile, std::string(slot)}); }

/// Buttons one beside the other from the cursor on; the cursor is left where it was.
struct ButtonRow {
    Ui& ui;
    float x;
    float y;

    bool add(const char* id, const std::string& name, std::string_view label, ButtonLook look) {
        ImGui::SetCursorScreenPos({x, y});
        const bool is_pressed = button(ui, id, name, label, Icon::None, look);
        x += button_width(ui, label, Icon::None, look) + ui.px(kSpace2);
        return is_pressed;
    }
};

float width_of(const Ui& ui, std::span<const std::string_view> labels) {
    float width = 0.0f;
    for (const std::string_view label : labels)
        width += button_width(ui, label, Icon::None) + ui.px(kSpace2);
    return width - ui.px(kSpace2);
}

void slot_buttons(Ui& ui, const SlotWords& words, const history::Source* source, ImVec2 place) {
    const std::string name(history::name_of(words.slot));
    ButtonRow row{ui, place.x, place.y};
    const std::string title(words.title);
    if (source == nullptr) {
        if (row.add("choose", "Choose a file: " + title, "Choose a file", ButtonLook::Plain)) ask_for_file(ui, name);
        return;
    }
    if (row.add("choose", "Replace: " + title, "Replace", ButtonLook::Plain)) ask_for_file(ui, name);
    if (row.add("remove", "Remove: " + title, "Remove", ButtonLook::Plain))
        ui.actions.push_back({ActionKind::RemoveFile, name});
}

/// What was read, and below a fold what was left out and why.
void slot_account(Ui& ui, const history::Account& account, Fold& fold, float wrap) {
    const Palette& p = ui.palette();
    const std::vector<std::string> sentences = history::account_in_words(account);
    text_line(ui, ui.fonts().small, p.muted, sentences.front(), wrap);
    if (sentences.size() < 2) return;
    const std::size_t left_out = account.left_out();
    const std::string title = left_out == 0 ? "How it was read"
                                            : "How it was read; " + text::grouped(static_cast<double>(left_out), 0)
                                                  + (left_out == 1 ? " line was left out" : " lines were left out");
    const float left = ImGui::GetCursorScreenPos().x;
    fold = sub_header(ui, "account", title, fold);
    end_at({left, ImGui::GetItemRectMax().y});
    for (std::size_t i = 1; fold == Fold::Open && i < sentences.size(); ++i) {
        text_line(ui, ui.fonts().small, p.muted, sentences[i], wrap);
        gap(ui, kSpace1);
    }
}

void slot_row(Ui& ui, HistoryState& state, const SlotWords& words, CardBox& card) {
    const Palette& p = ui.palette();
    const history::Source* const source = source_in(state.picture, words.slot);
    constexpr std::string_view kEmpty[] = {"Choose a file"}, kFull[] = {"Replace", "Remove"};
    const float buttons = source == nullptr ? width_of(ui, kEmpty) : width_of(ui, kFull);
    const bool is_beside = card.room() >= ui.px(kBesideFrom);
    const float wrap = is_beside ? card.room() - buttons - ui.px(kSpace4) : card.room();
    const ImVec2 top = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(words.slot));
    if (is_beside) slot_buttons(ui, words, source, {card.left() + card.room() - buttons, top.y});
    ImGui::SetCursorScreenPos(top);
    text_line(ui, ui.fonts().strong, p.text, words.title, wrap);
    gap(ui, 2.0f);
    if (source == nullptr) {
        text_line(ui, ui.fonts().small, p.muted, words.missing, wrap);
    } else {
        text_line(ui, ui.fonts().body, p.text, source->name, wrap);
        gap(ui, 2.0f);
        slot_account(ui, source->account, state.accounts[static_cast<std::size_t>(words.slot)], wrap);
    }
    if (!is_beside) {
        gap(ui, kSpace2);
        const ImVec2 place = ImGui::GetCursorScreenPos();
        slot_buttons(ui, words, source, place);
        end_at({card.left(), place.y + ui.theme.control_height()});
    } else {
        end_at({card.left(), std::max(ImGui::GetCursorScreenPos().y, top.y + ui.theme.control_height())});
    }
    ImGui::PopID();
}

void draw_progress(Ui& ui, const FileReading& reading, CardBox& card) {
    if (progress_line(ui, "Reading " + reading.name, reading.part, "Cancel reading", card.room()))
        ui.actions.push_back({ActionKind::CancelReading, ""});
    gap(ui, kSpace3);
}

/// Nothing is there yet: what can be read, and that it stays here.
void draw_welcome(Ui& ui, bool is_reading, CardBox& card) {
    const Palette& p = ui.palette();
    const float wrap = card.room();
    text_line(ui, ui.fonts().strong, p.text, "Learn from past prices", wrap);
    gap(ui, kSpace2);
    text_line(ui, ui.fonts().body, p.text,
              "Drop a file of past prices or funding rates anywhere on this page. Keel shows how strongly the coin "
              "swings, how deep it has fallen, how closely two coins move together and what funding has paid, and puts "
              "these figures into your plan if you like.",
              wrap);
    gap(ui, kSpace3);
    if (!is_reading) {
        const ImVec2 place = ImGui::GetCursorScreenPos();
        if (button(ui, "choose", "Choose a file", "Choose a file", Icon::None, ButtonLook::Primary))
            ask_for_file(ui, "");
        end_at({place.x, place.y + ui.theme.control_height()});
        gap(ui, kSpace3);
    }
    const auto line = [&](ImFont* font, ImU32 ink, std::string_view words) {
        text_line(ui, font, ink, words, wrap);
        gap(ui, kSpace1);
    };
    line(ui.fonts().strong, p.text, "What is read: CSV, a row for each time");
    line(ui.fonts().body, p.text, "\u2013 candles as Binance offers them for download (klines)");
    line(ui.fonts().body, p.text, "\u2013 date, open, high, low, close, with or without volume");
    line(ui.fonts().body, p.text, "\u2013 time and price");
    line(ui.fonts().body, p.text, "\u2013 time and funding rate");
    gap(ui, kSpace1);
    line(ui.fonts().strong, p.text, "Where to get one");
    line(ui.fonts().body, p.text,
         "data.binance.vision offers candles of every pair, and funding rates, for free: choose a month and unpack the "
         "ZIP file. Most pages with price tables can save them as CSV too.");
    gap(ui, kSpace1);
    line(ui.fonts().body, p.muted,
         "Nothing leaves this computer: the file is read here, and it is gone when the page is closed.");
}

} // namespace

void history_files(Ui& ui, HistoryState& state, float width) {
    CardBox card(ui, width);
    if (state.reading) draw_progress(ui, *state.reading, card);
    if (!state.trouble.empty()) {
        trouble_line(ui, state.trouble, card.room());
        gap(ui, kSpace3);
        card.flush();
    }
    const bool is_empty = state.picture == history::HistoryPicture{};
    if (is_empty) draw_welcome(ui, state.reading.has_value(), card);
    for (const SlotWords& words : kSlots) {
        if (is_empty) break;
        if (words.slot != Slot::First) {
            gap(ui, kSpace2);
            const ImVec2 at = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + card.room(), at.y + ui.px(1.0f)}, ui.palette().grid);
            gap(ui, kSpace3);
        }
        slot_row(ui, state, words, card);
    }
    card.end();
}

} // namespace keel::view
