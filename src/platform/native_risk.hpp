#pragma once

// Random paths in the desktop window: run by threads of their own, as the page has workers.

#include "model/plan.hpp"
#include "risk/past.hpp"
#include "view/risk_news.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace keel::platform {

/// For view::App::tell_risk.
struct PathNews {
    view::RiskNews news = view::RiskNews::Ended;
    std::string text;
    double part = 0.0;
};

class NativeRisk {
public:
    /// `wake` is called from a thread whenever there are news.
    explicit NativeRisk(std::function<void()> wake);
    ~NativeRisk(); // waits for the chunks that are being run

    /// The latest wins: what runs is dropped, with the news that were not taken. `past` is what a bootstrap draws from.
    void run(Plan plan, risk::Past past);
    /// What there is so far is told, and the rest is not run.
    void cancel();
    /// Nothing more is told of it.
    void drop();

    /// Since the last call, in order.
    std::vector<PathNews> take_news();
    /// Paths are being run, or there are news.
    bool is_busy();

private:
    struct Task {
        Plan plan;
        risk::Past past;
        std::size_t turn = 0;
    };
    enum class Due { GoOn, Finish, Drop };

    void work(const std::stop_token& stop);
    void do_task(const std::stop_token& stop, Task task);
    /// Only while the task is the latest.
    void report(const Task& task, PathNews news);
    Due due(const std::stop_token& stop, const Task& task);

    std::function<void()> wake_;

    std::mutex mutex_; // of what follows
    std::condition_variable_any has_task_;
    std::optional<Task> next_;
    std::deque<PathNews> news_;
    std::size_t turn_ = 0; // of the latest task
    bool is_cancelled_ = false;
    bool is_working_ = false;

    std::jthread thread_; // the last: it uses all the others
};

} // namespace keel::platform
