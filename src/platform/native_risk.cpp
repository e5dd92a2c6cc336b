#include "platform/native_risk.hpp"

#include "history/packed.hpp"
#include "model/risk_table.hpp"
#include "risk/crew.hpp"
#include "risk/simulation.hpp"
#include "risk/tally.hpp"
#include "text/risk_text.hpp"

#include <iterator>
#include <utility>

namespace keel::platform {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kBetweenReports = std::chrono::milliseconds(100);

std::string packed_report(const Plan& plan, const risk::Tally& tally) {
    auto report = tally.report();
    if (!report) return {};
    text::put_into_words(plan, *report);
    return history::packed(*report);
}

} // namespace

NativeRisk::NativeRisk(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

NativeRisk::~NativeRisk() = default;

void NativeRisk::run(Plan plan, risk::Past past) {
    {
        const std::lock_guard lock(mutex_);
        news_.clear();
        is_cancelled_ = false;
        next_ = Task{std::move(plan), std::move(past), ++turn_};
    }
    has_task_.notify_one();
}

void NativeRisk::cancel() {
    const std::lock_guard lock(mutex_);
    is_cancelled_ = true;
}

void NativeRisk::drop() {
    const std::lock_guard lock(mutex_);
    ++turn_;
    next_.reset();
    news_.clear();
}

std::vector<PathNews> NativeRisk::take_news() {
    const std::lock_guard lock(mutex_);
    std::vector<PathNews> news(std::make_move_iterator(news_.begin()), std::make_move_iterator(news_.end()));
    news_.clear();
    return news;
}

bool NativeRisk::is_busy() {
    const std::lock_guard lock(mutex_);
    return is_working_ || next_ || !news_.empty();
}

void NativeRisk::work(const std::stop_token& stop) {
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            is_working_ = false;
            if (!has_task_.wait(lock, stop, [&] { return next_.has_value(); })) return;
            task = *std::exchange(next_, std::nullopt);
            is_working_ = true;
        }
        do_task(stop, std::move(task));
    }
}

void NativeRisk::do_task(const std::stop_token& stop, Task task) {
    const auto simulation = risk::Simulation::of(task.plan, std::move(task.past));
    if (!simulation) return report(task, {view::RiskNews::Trouble, text_from_issue(simulation.error().front()), 0.0});
    risk::Tally tally(*simulation);
    auto last = Clock::now();
    bool is_told = false;
    const auto goes_on = [&] {
        const Due now = due(stop, task);
        if (now != Due::GoOn) return false;
        if (tally.is_done() || (is_told && Clock::now() - last < kBetweenReports)) return true;
        const double part = tally.paths() / simulation->setup().paths;
        if (tally.taken() > 0) report(task, {view::RiskNews::Report, packed_report(task.plan, tally), part});
        report(task, {view::RiskNews::Running, "", part});
        last = Clock::now();
        is_told = tally.taken() > 0;
        return true;
    };
    risk::run_all(*simulation, risk::usual_threads(), tally, goes_on);
    if (due(stop, task) == Due::Drop) return;
    if (tally.taken() > 0) report(task, {view::RiskNews::Report, packed_report(task.plan, tally), 1.0});
    report(task, {view::RiskNews::Ended, "", 1.0});
}

void NativeRisk::report(const Task& task, PathNews news) {
    {
        const std::lock_guard lock(mutex_);
        if (task.turn != turn_) return;
        news_.push_back(std::move(news));
    }
    wake_();
}

NativeRisk::Due NativeRisk::due(const std::stop_token& stop, const Task& task) {
    const std::lock_guard lock(mutex_);
    if (task.turn != turn_ || stop.stop_requested()) return Due::Drop;
    return is_cancelled_ ? Due::Finish : Due::GoOn;
}

} // namespace keel::platform
