#include "cli/risk.hpp"

#include "cli/answers.hpp"
#include "cli/history.hpp"
#include "history/history_text.hpp"
#include "history/past_of.hpp"
#include "risk/crew.hpp"
#include "risk/simulation.hpp"
#include "risk/tally.hpp"
#include "text/number.hpp"
#include "text/risk_text.hpp"
#include "text/utf8.hpp"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace keel::cli {

namespace {

constexpr std::size_t kMostThreads = 64;

void fail(Output& output, const std::string& line, int status = kBadInput) {
    output.err += "keel: " + line + "\n";
    output.status = status;
}

/// What a bootstrap draws from, and what is told of the file; empty, and told, when it is of no use.
std::optional<risk::Past> past_from(const std::string& path, const Reader& read, Format format, Output& output) {
    const auto prices = reading_of(path, history::Wanted::Prices, read, output);
    if (!prices) return std::nullopt;
    auto past = history::past_of(prices->prices);
    if (!past) {
        fail(output, (path == "-" ? "standard input" : text::shown(path)) + ": " + text_from_issue(past.error()));
        return std::nullopt;
    }
    if (format == Format::Text) {
        output.out = history::account_text({path, prices->account});
    } else {
        tell_left_out(path, prices->account, output);
    }
    return std::move(*past);
}

/// "37 % of 1,000,000 paths", whenever that is another number, at most ten times a second and at the end.
class Progress {
public:
    explicit Progress(const Live& live) : live_(live) {}

    void tell(const risk::Tally& tally, double wanted) {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        const double percent = std::floor(100.0 * tally.paths() / wanted);
        if (percent == percent_ || (!tally.is_done() && last_ && now - *last_ < 100ms)) return;
        last_ = now;
        percent_ = percent;
        if (live_.tell)
            live_.tell("keel: " + text::grouped(percent, 0) + " % of " + text::grouped(wanted, 0) + " paths\n");
    }

private:
    const Live& live_;
    std::optional<std::chrono::steady_clock::time_point> last_;
    double percent_ = -1.0;
};

} // namespace

void simulate_plan(const Options& options, const Plan& plan, const Reader& read, const Live& live, Output& output) {
    const std::size_t threads = count_of(options, "--threads", risk::usual_threads(), kMostThreads, output);
    const auto history = options.extras.find("--history");
    const bool has_history = history != options.extras.end();
    const bool is_bootstrap = plan.risk.model == RiskModel::Bootstrap;
    if (is_bootstrap && !has_history) fail(output, "risk.model: bootstrap is not possible without --history FILE");
    if (!is_bootstrap && has_history) fail(output, "--history is taken only with --set risk.model=bootstrap");
    if (output.status != kDone) return;
    std::optional<risk::Past> past = risk::Past{};
    if (has_history) past = past_from(history->second, read, options.format, output);
    if (!past) return;
    const bool is_told = options.extras.contains("--progress");
    // Asked once before: from here on it can be stopped without losing what was done.
    if (live.is_stopped && live.is_stopped()) return fail(output, "stopped before the first path", kCouldNotRun);
    const auto simulation = risk::Simulation::of(plan, std::move(*past));
    if (!simulation) {
        for (const Issue& issue : simulation.error())
            fail(output, text_from_issue(issue));
        output.out.clear();
        return;
    }
    risk::Tally tally(*simulation);
    Progress progress(live);
    risk::run_all(*simulation, threads, tally, [&] {
        if (is_told) progress.tell(tally, simulation->setup().paths);
        return !live.is_stopped || !live.is_stopped();
    });
    auto report = tally.report();
    if (!report) {
        output.out.clear();
        return fail(output, "stopped before the first paths were done", kCouldNotRun);
    }
    text::put_into_words(plan, *report);
    switch (options.format) {
    case Format::Text: output.out += text::text_from_risk(plan, *report); break;
    case Format::Json: output.out = text::json_from_risk(*report); break;
    case Format::Csv: output.out = text::csv_from_risk(*report); break;
    }
}

} // namespace keel::cli
