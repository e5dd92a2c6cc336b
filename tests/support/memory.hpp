#pragma once

// How much of the heap is in use, counted by the test program's own operator new.

#include <cstddef>

namespace keel::test {

/// Not where a sanitizer watches the heap: it needs an operator new of its own.
bool counts_heap();

/// The most bytes in use at one time since, above those in use when it began.
class HeapPeak {
public:
    HeapPeak();
    std::size_t bytes() const;

private:
    std::size_t start_;
};

} // namespace keel::test
