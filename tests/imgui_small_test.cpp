// imgui_small.cpp does what the C library does, as far as ImGui asks for it.

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Entry {
    int key;
    int place;
    double ballast;
};

int compared(const void* left, const void* right) {
    return static_cast<const Entry*>(left)->key - static_cast<const Entry*>(right)->key;
}

template <class... Values>
void check_format(const char* format, Values... values) {
    std::array<char, 200> expected, found;
    const int length = std::snprintf(expected.data(), expected.size(), format, values...);
    CHECK(ImFormatString(found.data(), found.size(), format, values...) == length);
    CHECK(std::string_view(found.data()) == expected.data());
    CHECK(ImFormatString(nullptr, 0, format, values...) == length);
}

} // namespace

TEST_CASE("names of windows are written as printf writes them", "[view][imgui]") {
    check_format("%s/%s_%08X", "Keel", "inputs", 0xbeefu);
    check_format("%s/%08X", "Keel", 0xfedcba98u);
    check_format("##Tooltip_%02d", 3);
    check_format("##Tooltip_%02d", 123);
    check_format("##Popup_%08x", 0xfedcba98u);
    check_format("%d %d %u", std::numeric_limits<int>::min(), 0, 4000000000u);
    check_format("%04d", -5);
    check_format("%.*s and all of %s, 100 %%", 3, "abcdef", "it");
    std::array<char, 6> little;
    CHECK(ImFormatString(little.data(), little.size(), "%s", "too long") == 5);
    CHECK(std::string(little.data()) == "too l");
}

TEST_CASE("things are sorted, and none is lost", "[view][imgui]") {
    std::mt19937 random(3);
    for (const std::size_t count : {0u, 1u, 2u, 3u, 10u, 100u, 1000u}) {
        std::vector<Entry> entries(count);
        for (std::size_t i = 0; i < count; ++i)
            entries[i] = {static_cast<int>(random() % 300), static_cast<int>(i), 0.5 * static_cast<double>(i)};
        keel_sort(entries.data(), count, sizeof(Entry), compared);
        CHECK(std::ranges::is_sorted(entries, {}, &Entry::key));
        CHECK(std::ranges::all_of(entries, [](const Entry& e) { return e.ballast == 0.5 * e.place; }));
        std::ranges::sort(entries, {}, &Entry::place);
        bool is_complete = true;
        for (std::size_t i = 0; i < count; ++i)
            is_complete = is_complete && entries[i].place == static_cast<int>(i);
        CHECK(is_complete);
    }
}

TEST_CASE("check sums are those of CRC-32", "[view][imgui]") {
    std::uint32_t sum = 0xffffffff;
    for (const char c : std::string_view("123456789"))
        sum = (sum >> 8) ^ keel_crc32_table()[(sum ^ static_cast<unsigned char>(c)) & 0xff];
    CHECK(~sum == 0xcbf43926);
    CHECK(keel_crc32_table()[1] == 0x77073096);
    CHECK(keel_crc32_table()[255] == 0x2d02ef8d);
}

TEST_CASE("sines are as exact as a float", "[view][imgui]") {
    double worst = 0.0;
    for (double angle = -30.0; angle < 30.0; angle += 0.001) {
        worst = std::max(worst, std::fabs(static_cast<double>(keel_sine(angle)) - std::sin(angle)));
        worst = std::max(worst, std::fabs(static_cast<double>(keel_cosine(angle)) - std::cos(angle)));
    }
    CHECK(worst < 1e-7);
    CHECK(keel_sine(0.0) == 0.0f);
    CHECK(keel_cosine(0.0) == 1.0f);
}
