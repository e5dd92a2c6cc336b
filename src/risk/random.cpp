#include "risk/random.hpp"

#include "risk/normals.hpp"

namespace keel::risk {

std::uint64_t key_of(std::uint64_t seed, std::uint64_t stream) {
    return mixed(mixed(seed + kGolden) + stream * 0xd1342543de82ef95U);
}

Stream::Stream(std::uint64_t seed, std::uint64_t path, std::uint64_t stream)
    : state_(start_of_path(key_of(seed, stream), path)) {}

std::uint32_t Stream::next() { return state_.next(++counter_); }

float Stream::uniform() { return uniform_from_word<Lanes<1>>(Lanes<1>::Word{next()})[0]; }

float Stream::normal() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    const std::uint32_t radius_word = next();
    const NormalPair<Lanes<1>> pair = NormalsFromWords<Lanes<1>>{}(Lanes<1>::Word{radius_word}, Lanes<1>::Word{next()});
    has_spare_ = true;
    spare_ = pair.second[0];
    return pair.first[0];
}

} // namespace keel::risk
