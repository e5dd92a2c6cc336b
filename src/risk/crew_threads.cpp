#include "risk/crew.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace keel::risk {

namespace {

struct Done {
    std::size_t chunk;
    Sums sums;
};

/// Chunks that have come in and were not taken yet.
class Basket {
public:
    void put(Done done) {
        {
            const std::scoped_lock lock(mutex_);
            done_.push_back(std::move(done));
        }
        has_one_.notify_one();
    }

    Done take() {
        std::unique_lock lock(mutex_);
        has_one_.wait(lock, [&] { return !done_.empty(); });
        Done first = std::move(done_.front());
        done_.pop_front();
        return first;
    }

private:
    std::mutex mutex_;
    std::condition_variable has_one_;
    std::deque<Done> done_;
};

} // namespace

std::size_t usual_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

void run_all(const Simulation& simulation, std::size_t threads, Tally& tally, const std::function<bool()>& goes_on) {
    const std::size_t chunks = simulation.setup().chunks;
    std::atomic<std::size_t> next = 0;
    Basket basket;
    std::vector<std::jthread> crew;
    for (std::size_t i = 0; i < std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(chunks, 1)); ++i) {
        crew.emplace_back([&] {
            for (std::size_t chunk = next++; chunk < chunks; chunk = next++)
                basket.put({chunk, simulation.run(chunk)});
        });
    }
    for (std::size_t taken = 0; taken < chunks; ++taken) {
        Done done = basket.take();
        tally.take(done.chunk, std::move(done.sums));
        if (!goes_on()) break;
    }
    next = chunks; // nobody begins another one
}

} // namespace keel::risk
