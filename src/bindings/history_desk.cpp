// The desk of price files for worker-later.js. What is wrong with a file comes back as a sentence.

#include "bindings/risk.hpp"
#include "history/desk.hpp"
#include "history/past_of.hpp"
#include "history/picture_table.hpp"
#include "text/link.hpp"

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

namespace keel::bindings {

namespace {

using emscripten::val;
using history::Desk;

/// `slot`: "first", "second", "funding", or anything else where the file decides.
void begin(Desk& desk, const std::string& name, const std::string& slot) {
    desk.begin(name, history::slot_from_name(slot));
}

/// From a Uint8Array.
void push(Desk& desk, const std::string& bytes) { desk.push(bytes); }

/// Empty when all is well.
std::string finish(Desk& desk) {
    const auto issue = desk.finish();
    return issue ? text_from_issue(*issue) : std::string();
}

void remove(Desk& desk, const std::string& name) {
    if (const auto slot = history::slot_from_name(name)) desk.remove(*slot);
}

val picture(const Desk& desk) { return array_of(history::packed(desk.picture())); }

/// `scale`: "scaled" for a file that begins at today's price.
val backtest(const Desk& desk, const std::string& link, const std::string& scale) {
    const auto prices = scale == "scaled" ? history::HistoryPrices::FromTodaysPrice : history::HistoryPrices::AsTheyAre;
    return array_of(history::packed(desk.backtest(text::plan_from_link(link).plan, prices)));
}

/// What random paths draw from, for RiskJob; as text what is wrong with the prices, which are there.
val past(const Desk& desk) {
    const auto past = history::past_of(desk.prices());
    return past ? array_of(bytes_from_past(*past)) : val(text_from_issue(past.error()));
}

bool has_prices(const Desk& desk) { return desk.prices().size() > 0; }

} // namespace

EMSCRIPTEN_BINDINGS(keel_history) {
    emscripten::class_<Desk>("Desk")
        .constructor<>()
        .function("begin", &begin)
        .function("push", &push)
        .function("isRefused", &Desk::is_refused)
        .function("finish", &finish)
        .function("place", &Desk::place)
        .function("remove", &remove)
        .function("picture", &picture)
        .function("backtest", &backtest)
        .function("hasPrices", &has_prices)
        .function("past", &past);
}

} // namespace keel::bindings
