#include "view/recent_plans.hpp"

#include "text/link.hpp"
#include "text/plan_title.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <system_error>

namespace keel::view {

namespace {

constexpr std::int64_t kLastSecond = 253402300799; // of the year 9999
constexpr int kMostLines = 100;                    // looked at, of what somebody else may have written

std::optional<RecentPlan> plan_from_line(std::string_view line) {
    RecentPlan entry;
    const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), entry.used_s);
    if (error != std::errc{} || entry.used_s < 0 || entry.used_s > kLastSecond) return std::nullopt;
    line.remove_prefix(static_cast<std::size_t>(rest - line.data()));
    if (line.size() < 2 || line.front() != ' ') return std::nullopt;
    line.remove_prefix(1);
    const text::LinkReading reading = text::plan_from_link(line);
    if (!reading.issues.empty() || !reading.notes.empty()) return std::nullopt;
    entry.link = text::link_from_plan(reading.plan);
    entry.title = text::title_of(reading.plan);
    return entry;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

} // namespace

void RecentPlans::read(std::string_view stored) {
    plans_.clear();
    for (int lines = 0; lines < kMostLines && !stored.empty(); ++lines) {
        const std::size_t end = std::min(stored.find('\n'), stored.size());
        auto entry = plan_from_line(stored.substr(0, end));
        stored.remove_prefix(std::min(end + 1, stored.size()));
        const bool is_new = entry && std::ranges::find(plans_, entry->link, &RecentPlan::link) == plans_.end();
        if (is_new && plans_.size() < kMost) plans_.push_back(*std::move(entry));
    }
}

std::string RecentPlans::stored() const {
    std::string text;
    for (const RecentPlan& entry : plans_)
        text += std::to_string(entry.used_s) + " " + entry.link + "\n";
    return text;
}

void RecentPlans::open(const std::string& link, std::int64_t now_s) {
    const bool goes_on = !plans_.empty() && plans_.front().link == link;
    add(link, now_s);
    own_ = goes_on ? link : std::string();
}

void RecentPlans::edit(const std::string& link, std::int64_t now_s) {
    if (!own_.empty()) drop(own_);
    add(link, now_s);
    own_ = link;
}

void RecentPlans::forget_all() {
    plans_.clear();
    own_.clear();
}

void RecentPlans::add(const std::string& link, std::int64_t now_s) {
    drop(link);
    plans_.insert(plans_.begin(), {link, text::title_of(text::plan_from_link(link).plan), now_s});
    plans_.resize(std::min(plans_.size(), kMost));
}

void RecentPlans::drop(std::string_view link) {
    std::erase_if(plans_, [&](const RecentPlan& entry) { return entry.link == link; });
}

std::string day_in_words(std::int64_t used_s, std::int64_t now_s, std::int64_t offset_s) {
    using std::chrono::floor, std::chrono::days, std::chrono::year_month_day;
    constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
    const auto local = [&](std::int64_t time_s) {
        return std::chrono::sys_seconds(std::chrono::seconds(time_s + offset_s));
    };
    const auto day = floor<days>(local(used_s)), today = floor<days>(local(now_s));
    if (day == today) {
        const std::int64_t minutes = floor<std::chrono::minutes>(local(used_s) - day).count();
        return "today " + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
    }
    if (day == today - days(1)) return "yesterday";
    const year_month_day date(day);
    std::string text = std::to_string(static_cast<unsigned>(date.day())) + " ";
    text += kMonths[static_cast<unsigned>(date.month()) - 1];
    const bool is_this_year = date.year() == year_month_day(today).year();
    return is_this_year ? text : text + " " + std::to_string(static_cast<int>(date.year()));
}

} // namespace keel::view
