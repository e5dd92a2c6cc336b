#include "support/memory.hpp"

#include "support/build.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> in_use = 0;
std::atomic<std::size_t> most_in_use = 0;

#ifndef KEEL_TESTS_ARE_CHECKED
/// In front of each block, as long as what every block must be aligned to.
constexpr std::size_t kHead = alignof(std::max_align_t);
static_assert(kHead >= sizeof(std::size_t));
#endif

} // namespace

#ifndef KEEL_TESTS_ARE_CHECKED

void* operator new(std::size_t size) {
    auto* block = static_cast<char*>(std::malloc(size + kHead));
    if (block == nullptr) std::abort();
    *reinterpret_cast<std::size_t*>(block) = size;
    const std::size_t now = in_use += size;
    std::size_t most = most_in_use;
    while (now > most && !most_in_use.compare_exchange_weak(most, now)) {
    }
    return block + kHead;
}

void operator delete(void* place) noexcept {
    if (place == nullptr) return;
    char* block = static_cast<char*>(place) - kHead;
    in_use -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* place, std::size_t) noexcept { operator delete(place); }
void operator delete(void* place, const std::nothrow_t&) noexcept { operator delete(place); }
#endif

namespace keel::test {

bool counts_heap() {
#ifdef KEEL_TESTS_ARE_CHECKED
    return false;
#else
    return true;
#endif
}

HeapPeak::HeapPeak() : start_(in_use) { most_in_use = start_; }

std::size_t HeapPeak::bytes() const { return most_in_use - start_; }

} // namespace keel::test
