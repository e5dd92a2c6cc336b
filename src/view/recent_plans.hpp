#pragma once

// The plans a person worked on last, to be found again. Kept by the platform as text: a line for each, with the second
// of its last use and its link, the newest first. Titles are made from the links, so that nothing of the text itself is
// ever shown.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

/// What the list is told. Look: only that it will be shown.
enum class RecentNote { None, Look, Begin, OpenLink, Reopen, Edit };

struct RecentPlan {
    std::string link;        // without '#'
    std::string title;       // "5 BTC, short 1× BTCUSD_PERP on Binance"
    std::int64_t used_s = 0; // since 1970, UTC
};

class RecentPlans {
public:
    static constexpr std::size_t kMost = 12;

    /// In place of all that is here, as other pages write too. Whatever is no plan is left out.
    void read(std::string_view stored);

    /// For the platform; empty when there is nothing to be kept.
    std::string stored() const;

    /// Newest first, each once.
    const std::vector<RecentPlan>& plans() const { return plans_; }

    /// Another plan was opened: the next edit makes an entry of its own.
    void begin() { own_.clear(); }

    /// A link was opened. Of the newest plan: the page was loaded again, and its work goes on.
    void open(const std::string& link, std::int64_t now_s);

    /// The plan was edited; takes the place of what this same work has left here before.
    void edit(const std::string& link, std::int64_t now_s);

    void forget_all();

private:
    void add(const std::string& link, std::int64_t now_s);
    void drop(std::string_view link);

    std::vector<RecentPlan> plans_;
    std::string own_; // the link of the entry that the next edit replaces
};

/// "today 14:05", "yesterday", "12 March", "12 March 2025". The offset is what local time is ahead of UTC.
std::string day_in_words(std::int64_t used_s, std::int64_t now_s, std::int64_t offset_s);

} // namespace keel::view
