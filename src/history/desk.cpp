#include "history/desk.hpp"

#include "history/backtest_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

namespace keel::history {

namespace {

constexpr std::array<std::string_view, 3> kNames{"first", "second", "funding"};

Wanted wanted_in(std::optional<Slot> slot) {
    if (!slot) return Wanted::Anything;
    return *slot == Slot::Funding ? Wanted::Funding : Wanted::Prices;
}

} // namespace

std::string_view name_of(Slot slot) { return kNames[static_cast<std::size_t>(slot)]; }

std::optional<Slot> slot_from_name(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Slot>(found - kNames.begin());
}

void Desk::begin(std::string name, std::optional<Slot> slot) {
    ready_.reset();
    reader_ = CsvReader(wanted_in(slot));
    name_ = text::shown(name);
    wanted_slot_ = slot;
}

void Desk::push(std::string_view bytes) { reader_.push(bytes); }

std::optional<Issue> Desk::finish() {
    auto reading = reader_.finish();
    if (!reading) return reading.error();
    ready_ = std::move(*reading);
    Source source{name_, ready_->account};
    if (ready_->account.shape == Shape::Funding)
        ready_funding_ = picture_of(std::move(source), ready_->funding);
    else
        ready_prices_ = picture_of(std::move(source), ready_->prices);
    return std::nullopt;
}

Slot Desk::place_of_ready() const {
    if (ready_->account.shape == Shape::Funding) return Slot::Funding;
    if (wanted_slot_) return *wanted_slot_; // the reader has refused what does not belong there
    if (!picture_.first) return Slot::First;
    return !picture_.second || last_ == Slot::First ? Slot::Second : Slot::First;
}

void Desk::place() {
    assert(ready_);
    const Slot slot = place_of_ready();
    if (slot == Slot::Funding) {
        funding_ = std::move(ready_->funding);
        picture_.funding = std::move(ready_funding_);
    } else {
        const bool is_first = slot == Slot::First;
        (is_first ? first_ : second_) = std::move(ready_->prices);
        (is_first ? picture_.first : picture_.second) = std::move(ready_prices_);
        last_ = slot;
        pair_up();
    }
    ready_.reset();
}

void Desk::remove(Slot slot) {
    if (slot == Slot::Funding) {
        funding_ = {};
        picture_.funding.reset();
        return;
    }
    const bool is_first = slot == Slot::First;
    (is_first ? first_ : second_) = {};
    (is_first ? picture_.first : picture_.second).reset();
    pair_up();
}

BacktestPicture Desk::backtest(const Plan& plan, HistoryPrices scale) const {
    if (!picture_.first) return {};
    auto test = backtest_of(plan, first_, picture_.funding ? &funding_ : nullptr, scale);
    if (!test) return picture_of(test.error());
    put_into_words(plan, *test);
    return picture_of(*test, first_);
}

void Desk::pair_up() {
    picture_.pair.reset();
    if (picture_.first && picture_.second) picture_.pair = picture_of(first_, second_);
}

} // namespace keel::history
