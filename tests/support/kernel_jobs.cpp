#include "support/kernel_jobs.hpp"

#include "engine/math.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace keel::test {

using namespace keel::risk;

namespace {

constexpr double kLn2 = 0.6931471805599453;

/// FNV-1a.
class Hash {
public:
    template <class Value>
    void add(const std::vector<Value>& values) {
        for (const Value& value : values)
            add_bytes(reinterpret_cast<const unsigned char*>(&value), sizeof value);
    }
    void add(std::int64_t value) { add_bytes(reinterpret_cast<const unsigned char*>(&value), sizeof value); }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    void add_bytes(const unsigned char* bytes, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            value_ = (value_ ^ bytes[i]) * 0x100000001b3U;
    }
    std::uint64_t value_ = 0xcbf29ce484222325U;
};

/// Steps of all kinds: a part of a day, none, a week with three parts of funding, one without any.
KernelJob mixed_job(Monitoring monitoring, Numbers numbers) {
    KernelJob job{.log2_drift = -0.25, .log2_volatility = 1.25, .seed = 20240501};
    job.monitoring = monitoring;
    job.numbers = numbers;
    job.replicate = 3;
    for (int i = 0; i < 15; ++i) {
        job.steps.push_back({.years = 0.003, .funding_to = 0.0004, .share_at_exit = 0.0});
        job.steps.push_back({.years = i % 3 == 0 ? 0.0 : 0.001, .funding_to = i % 2 == 0 ? 0.0002 : 0.0});
        job.steps.push_back({.years = 0.02, .funding_from = 0.001, .funding_to = 0.0014, .funding_middle = 0.005});
    }
    return job;
}

void hash_job(const KernelJob& job, std::uint64_t first_path, LaneWidth width, Hash& hash) {
    const PreparedPointer prepared = prepare(job);
    KernelBlock block;
    run(*prepared, first_path, 1003, block, width);
    hash.add(block.end);
    hash.add(block.weight);
    hash.add(block.funding);
    hash.add(block.survival);
    hash.add(block.exit);
    hash.add(block.touched);
    const std::array<Level, 3> levels = {{{0.5, 0.3, -0.1}, {-0.25, 0.1, 0.0}, {0.125, 0.0, 0.0}}};
    std::array<LevelSums, 3> sums;
    run_levels(*prepared, levels, first_path, 507, sums, width);
    for (const LevelSums& sum : sums) {
        hash.add(sum.touched);
        hash.add(sum.touched_squared);
    }
}

} // namespace

KernelJob reference_job(const ReferenceCase& reference) {
    const double years = 270.0 / 1095.0, volatility = 0.7, payments = 270.0 / reference.steps;
    KernelJob job{.log2_drift = (0.05 - volatility * volatility / 2.0) / kLn2, .log2_volatility = volatility / kLn2};
    for (int i = 0; i < reference.steps; ++i) {
        if (reference.steps == 270)
            job.steps.push_back({.years = years / reference.steps, .funding_to = 1e-4, .share_at_exit = 0.0});
        else
            job.steps.push_back(simpson_funding(years / reference.steps, payments, 1e-4, volatility));
    }
    if (reference.upper > 0.0) job.upper = Level{.log2_distance = math::log(reference.upper) / kLn2};
    if (reference.lower > 0.0) job.lower = Level{.log2_distance = math::log(reference.lower) / kLn2};
    job.monitoring = reference.monitoring;
    job.numbers = reference.numbers;
    job.seed = reference.seed;
    job.replicate = reference.replicate;
    return job;
}

std::uint64_t kernel_hash(LaneWidth width) {
    Hash hash;
    for (const Numbers numbers : {Numbers::Pseudo, Numbers::Sobol})
        for (const Monitoring monitoring : {Monitoring::Bridge, Monitoring::AtSteps}) {
            KernelJob job = mixed_job(monitoring, numbers);
            hash_job(job, 5, width, hash);
            job.upper = Level{0.4, 0.5, -0.2};
            hash_job(job, 1000000, width, hash);
            job.lower = Level{-0.6, -0.25, 0.0};
            job.exponent = -1;
            hash_job(job, 77, width, hash);
            job.upper.reset();
            hash_job(job, 0, width, hash);
        }
    KernelJob fixed = reference_job({.steps = 270, .upper = 1.3267, .lower = 0.7});
    hash_job(fixed, 3, width, hash);
    fixed.log2_volatility = 120.0; // beyond what 2^y holds
    hash_job(fixed, 3, width, hash);
    return hash.value();
}

} // namespace keel::test
