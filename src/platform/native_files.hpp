#pragma once

// Files of past prices in the desktop window: read and computed by a thread of their own, as the page has a worker.

#include "history/desk.hpp"
#include "risk/past.hpp"
#include "view/history_news.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <expected>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace keel::platform {

/// For view::App::tell_history.
struct FileNews {
    view::HistoryNews news = view::HistoryNews::Ended;
    std::string text;
    double part = 0.0;
};

class NativeFiles {
public:
    /// `wake` is called from the thread whenever there are news.
    explicit NativeFiles(std::function<void()> wake);
    ~NativeFiles(); // waits for a running file at the end of its piece

    /// The latest wins: what is being read is dropped.
    void read(const std::vector<std::string>& paths);
    void cancel();
    void remove(history::Slot slot);
    void backtest(Plan plan, history::HistoryPrices scale);

    /// What random paths draw from: the first prices that were read. Without such it says why, for the person.
    std::expected<risk::Past, std::string> past();

    /// Since the last call, in order.
    std::vector<FileNews> take_news();
    /// Something is being read, or there are news.
    bool is_busy();

private:
    struct Task {
        std::string path;                  // to read
        std::optional<history::Slot> slot; // or to empty
        std::optional<Plan> plan;          // or to run along the prices
        history::HistoryPrices scale = history::HistoryPrices::AsTheyAre;
        std::size_t turn = 0;
    };

    void work(const std::stop_token& stop);
    void do_task(const std::stop_token& stop, const Task& task);
    /// Empty when all is well or it was cancelled.
    std::string read_file(const std::stop_token& stop, const Task& task, const std::string& name);
    /// After the prices of the desk have changed.
    void keep_past();
    void report(FileNews news);
    bool is_due(const std::stop_token& stop, const Task& task);

    std::function<void()> wake_;
    history::Desk desk_; // of the thread

    std::mutex mutex_; // of what follows
    std::condition_variable_any has_task_;
    std::deque<Task> tasks_;
    std::deque<FileNews> news_;
    std::expected<risk::Past, std::string> past_;
    std::size_t turn_ = 0; // tasks of an earlier one are not wanted any more
    bool is_working_ = false;

    std::jthread thread_; // the last: it uses all the others
};

} // namespace keel::platform
