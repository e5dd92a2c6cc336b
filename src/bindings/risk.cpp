#include "bindings/risk.hpp"

#include "bindings/objects.hpp"
#include "bindings/plan_from_object.hpp"
#include "history/csv_history.hpp"
#include "history/packed.hpp"
#include "history/past_of.hpp"
#include "model/risk_table.hpp"
#include "risk/simulation.hpp"
#include "risk/tally.hpp"
#include "text/link.hpp"
#include "text/risk_text.hpp"

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>

namespace keel::bindings {

namespace {

using emscripten::val;

static_assert(std::is_trivially_copyable_v<risk::PastBar>);

risk::Past past_from_bytes(const std::string& bytes) {
    risk::Past past;
    if (bytes.size() < sizeof past.bar_days) return past;
    std::memcpy(&past.bar_days, bytes.data(), sizeof past.bar_days);
    past.bars.resize((bytes.size() - sizeof past.bar_days) / sizeof(risk::PastBar));
    std::memcpy(past.bars.data(), bytes.data() + sizeof past.bar_days, past.bars.size() * sizeof(risk::PastBar));
    return past;
}

/// A simulation and what was taken of it. With issues it has no chunks.
class RiskJob {
public:
    /// `past` as bytes_from_past() makes it, empty for none.
    RiskJob(const std::string& link, const std::string& past)
        : made_(risk::Simulation::of(text::plan_from_link(link).plan, past_from_bytes(past))) {
        if (made_) tally_.emplace(*made_);
    }
    RiskJob(const RiskJob&) = delete; // the tally looks at the simulation

    val issues() const { return made_ ? val::array() : with_issues(made_.error())["issues"]; }
    std::size_t chunks() const { return made_ ? made_->setup().chunks : 0; }
    std::size_t taken() const { return tally_ ? tally_->taken() : 0; }

    val run(std::size_t chunk) const { return array_of(made_->run(chunk).packed()); }
    void run_and_take(std::size_t chunk) { tally_->take(chunk, made_->run(chunk)); }
    /// False when these are not the bytes of a chunk.
    bool take(std::size_t chunk, const std::string& bytes) {
        auto sums = risk::Sums::unpacked(bytes);
        if (!sums) return false;
        tally_->take(chunk, std::move(*sums));
        return true;
    }

    /// For the page; null before the first chunk.
    val report() const {
        const auto made = report_in_words();
        return made ? array_of(history::packed(*made)) : val::null();
    }
    val report_object() const {
        const auto made = report_in_words();
        return made ? object_from(*made) : val::null();
    }

private:
    std::optional<RiskReport> report_in_words() const {
        auto report = tally_ ? tally_->report() : std::nullopt;
        if (report) text::put_into_words(made_->plan(), *report);
        return report;
    }

    std::expected<risk::Simulation, Issues> made_;
    std::optional<risk::Tally> tally_;
};

} // namespace

val array_of(const std::string& bytes) {
    const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
    return val(emscripten::typed_memory_view(bytes.size(), begin)).call<val>("slice");
}

std::string bytes_from_past(const risk::Past& past) {
    std::string bytes(sizeof past.bar_days + past.bars.size() * sizeof(risk::PastBar), '\0');
    std::memcpy(bytes.data(), &past.bar_days, sizeof past.bar_days);
    std::memcpy(bytes.data() + sizeof past.bar_days, past.bars.data(), past.bars.size() * sizeof(risk::PastBar));
    return bytes;
}

val risk_link(const val& object) {
    const auto plan = plan_from_object(object);
    if (!plan) return with_issues(plan.error());
    auto result = val::object();
    result.set("link", text::link_from_plan(*plan));
    return result;
}

val past_from_csv(const std::string& csv) {
    history::CsvReader reader(history::Wanted::Prices);
    reader.push(csv);
    const auto reading = reader.finish();
    std::expected<risk::Past, Issue> past = std::unexpected(reading ? Issue{} : reading.error());
    if (reading) past = history::past_of(reading->prices);
    if (!past) {
        Issue issue = past.error();
        issue.field = "csv, " + issue.field;
        return with_issues({std::move(issue)});
    }
    auto result = val::object();
    result.set("past", array_of(bytes_from_past(*past)));
    return result;
}

EMSCRIPTEN_BINDINGS(keel_risk) {
    emscripten::class_<RiskJob>("RiskJob")
        .constructor<const std::string&, const std::string&>()
        .function("issues", &RiskJob::issues)
        .function("chunks", &RiskJob::chunks)
        .function("taken", &RiskJob::taken)
        .function("run", &RiskJob::run)
        .function("runAndTake", &RiskJob::run_and_take)
        .function("take", &RiskJob::take)
        .function("report", &RiskJob::report)
        .function("reportObject", &RiskJob::report_object);
    emscripten::function("riskLink", &risk_link);
    emscripten::function("pastFromCsv", &past_from_csv);
}

} // namespace keel::bindings
