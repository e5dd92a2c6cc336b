#include "platform/native_files.hpp"

#include "history/past_of.hpp"
#include "history/picture_table.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace keel::platform {

namespace {

constexpr const char* kNoPrices = "Drop a CSV file with prices on this window first.";
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

NativeFiles::NativeFiles(std::function<void()> wake)
    : wake_(std::move(wake)), past_(std::unexpected(kNoPrices)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

NativeFiles::~NativeFiles() = default;

void NativeFiles::read(const std::vector<std::string>& paths) {
    {
        const std::lock_guard lock(mutex_);
        ++turn_;
        std::erase_if(tasks_, [](const Task& task) { return !task.path.empty(); });
        for (const std::string& path : paths)
            tasks_.push_back({.path = path, .slot = {}, .plan = {}, .turn = turn_});
    }
    has_task_.notify_one();
}

void NativeFiles::cancel() {
    read({});
    report({view::HistoryNews::Ended, "", 0.0});
}

void NativeFiles::remove(history::Slot slot) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back({.path = {}, .slot = slot, .plan = {}, .turn = turn_});
    }
    has_task_.notify_one();
}

void NativeFiles::backtest(Plan plan, history::HistoryPrices scale) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(tasks_, [](const Task& task) { return task.plan.has_value(); });
        tasks_.push_back({.path = {}, .slot = {}, .plan = std::move(plan), .scale = scale, .turn = turn_});
    }
    has_task_.notify_one();
}

std::expected<risk::Past, std::string> NativeFiles::past() {
    const std::lock_guard lock(mutex_);
    return past_;
}

std::vector<FileNews> NativeFiles::take_news() {
    const std::lock_guard lock(mutex_);
    std::vector<FileNews> news(std::make_move_iterator(news_.begin()), std::make_move_iterator(news_.end()));
    news_.clear();
    return news;
}

bool NativeFiles::is_busy() {
    const std::lock_guard lock(mutex_);
    return is_working_ || !tasks_.empty() || !news_.empty();
}

void NativeFiles::work(const std::stop_token& stop) {
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            is_working_ = false;
            if (!has_task_.wait(lock, stop, [&] { return !tasks_.empty(); })) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
            is_working_ = true;
        }
        do_task(stop, task);
    }
}

void NativeFiles::do_task(const std::stop_token& stop, const Task& task) {
    if (task.slot) {
        desk_.remove(*task.slot);
        keep_past();
        return report({view::HistoryNews::Picture, history::packed(desk_.picture()), 1.0});
    }
    if (task.plan)
        return report({view::HistoryNews::Backtest, history::packed(desk_.backtest(*task.plan, task.scale)), 1.0});
    const std::string name = std::filesystem::path(task.path).filename().string();
    report({view::HistoryNews::Reading, name, 0.0});
    const std::string trouble = read_file(stop, task, name);
    if (!is_due(stop, task)) return;
    if (!trouble.empty()) return report({view::HistoryNews::Trouble, name + ": " + trouble, 1.0});
    desk_.place();
    keep_past();
    report({view::HistoryNews::Picture, history::packed(desk_.picture()), 1.0});
}

std::string NativeFiles::read_file(const std::stop_token& stop, const Task& task, const std::string& name) {
    std::error_code error;
    const auto size = std::filesystem::file_size(task.path, error);
    const std::unique_ptr<std::FILE, CloseFile> file(error ? nullptr : std::fopen(task.path.c_str(), "rb"));
    if (file == nullptr) return "it cannot be read";
    desk_.begin(name, std::nullopt);
    std::string piece(kPieceBytes, '\0');
    std::size_t done = 0;
    while (is_due(stop, task) && !desk_.is_refused()) {
        const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get());
        if (count == 0) break;
        desk_.push(std::string_view(piece).substr(0, count));
        done += count;
        // Not 0: that is said when a file begins.
        report(
            {view::HistoryNews::Reading, name, static_cast<double>(done) / static_cast<double>(std::max(size, done))});
    }
    if (std::ferror(file.get()) != 0) return "it cannot be read to its end";
    if (!is_due(stop, task)) return {};
    const auto issue = desk_.finish();
    return issue ? text_from_issue(*issue) : std::string();
}

void NativeFiles::keep_past() {
    auto past = history::past_of(desk_.prices());
    const bool has_prices = desk_.prices().size() > 0;
    const std::lock_guard lock(mutex_);
    if (past) {
        past_ = *std::move(past);
    } else {
        past_ = std::unexpected(has_prices ? text_from_issue(past.error()) : std::string(kNoPrices));
    }
}

void NativeFiles::report(FileNews news) {
    {
        const std::lock_guard lock(mutex_);
        news_.push_back(std::move(news));
    }
    wake_();
}

bool NativeFiles::is_due(const std::stop_token& stop, const Task& task) {
    const std::lock_guard lock(mutex_);
    return task.turn == turn_ && !stop.stop_requested();
}

} // namespace keel::platform
