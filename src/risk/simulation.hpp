#pragma once

// The random paths of a plan, in chunks that may run on any thread or worker in any order: the numbers of a chunk
// depend on the plan and its own number alone. risk/tally.hpp puts them together.

#include "engine/hedge.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"
#include "risk/kernel_road.hpp"
#include "risk/levels.hpp"
#include "risk/past.hpp"
#include "risk/sums.hpp"
#include "risk/walk_road.hpp"

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace keel::risk {

/// How many scrambles of Sobol's points: their spread is the error.
inline constexpr std::size_t kReplicates = 16;

enum class Road { Kernel, Walk };

/// What the report tells beside the sums; the same for all chunks.
struct Setup {
    Layout layout;
    Road road = Road::Walk;
    bool is_sobol = false;
    std::string why; // a sentence for people
    std::size_t chunks = 0;
    std::size_t replicates = 1; // chunk k is of replicate k % replicates
    double paths = 0.0;         // of all chunks
    double steps = 0.0;
    std::optional<double> closed_form; // probability of the first level, were it to stay
    OtherLevels levels;
    double sold_usd = 0.0;   // net of a sale today
    double volatility = 0.0; // of the first coin, a year; for percentiles of gbm
};

class Simulation {
public:
    /// Issues of the plan, and a bootstrap without bars. Runs some paths to see how far the results spread.
    static std::expected<Simulation, Issues> of(const Plan& plan, Past past = {});
    /// The fast road may be refused, to compare both; of() decides by itself.
    static std::expected<Simulation, Issues> on_walk_road(const Plan& plan, Past past = {});

    const Setup& setup() const { return parts_->setup; }
    const Plan& plan() const { return parts_->plan; }
    /// Chunk 0 to setup().chunks - 1.
    Sums run(std::size_t chunk) const;

private:
    struct Parts { // stays where it is: the roads look at it
        Plan plan;
        Past past;
        Hedge hedge;
        Setup setup;
        std::optional<KernelRoad> kernel;
        std::optional<WalkRoad> walk;
        std::vector<PreparedPointer> prepared; // one a replicate
        double chunk_paths = 1.0;
        double replicate_paths = 1.0;
    };
    static std::expected<Simulation, Issues> made(const Plan& plan, Past past, bool may_use_kernel);
    static void choose_moments(Parts& parts, const std::vector<double>& days);
    static void choose_bins(Parts& parts);
    static void plan_chunks(Parts& parts);
    static Sums run_paths(const Parts& parts, std::size_t replicate, double first, double count, const Layout& layout);

    explicit Simulation(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
    std::unique_ptr<Parts> parts_;
};

} // namespace keel::risk
