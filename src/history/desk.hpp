#pragma once

// The files of prices and funding that a person has given, one after the other, and what there is to be seen of them.
// Lives where nobody waits for it: in a worker of the page, or in a thread beside the window.

#include "history/backtest.hpp"
#include "history/backtest_picture.hpp"
#include "history/csv_history.hpp"
#include "history/picture.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace keel::history {

/// Where a file stands: the prices themselves, prices to compare them with, or funding rates.
enum class Slot { First, Second, Funding };

/// "first", "second", "funding".
std::string_view name_of(Slot slot);
std::optional<Slot> slot_from_name(std::string_view name);

class Desk {
public:
    /// A new file begins; one that was being read is dropped. Without a slot the file decides: funding rates go to
    /// theirs, prices to the first free place, or else to the one that was filled longer ago.
    void begin(std::string name, std::optional<Slot> slot);

    /// The next bytes of it, cut anywhere.
    void push(std::string_view bytes);

    /// Whether it turned out to be something else: reading on is of no use.
    bool is_refused() const { return reader_.is_refused(); }

    /// After the last byte. What is wrong with the file; else it is ready to be placed.
    std::optional<Issue> finish();

    /// Puts the file that is ready in its place; until then all is as it was before.
    void place();

    void remove(Slot slot);

    const HistoryPicture& picture() const { return picture_; }
    /// Those of the first place; empty before there are some.
    const PriceHistory& prices() const { return first_; }

    /// The plan and its rules along the first prices, with the funding rates when there are some.
    BacktestPicture backtest(const Plan& plan, HistoryPrices scale) const;

private:
    Slot place_of_ready() const;
    void pair_up();

    CsvReader reader_;
    std::string name_;
    std::optional<Slot> wanted_slot_;
    std::optional<Reading> ready_;
    PricePicture ready_prices_; // or else
    FundingPicture ready_funding_;

    Slot last_ = Slot::Second; // that prices were put in
    PriceHistory first_;
    PriceHistory second_;
    FundingHistory funding_;
    HistoryPicture picture_;
};

} // namespace keel::history
