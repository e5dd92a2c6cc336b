// What Dear ImGui takes from the C library, as small as it needs it; imconfig_keel.h and dependencies.cmake tell it.

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdarg>
#include <cstddef>
#include <cstring>

float keel_sine(double angle) {
    constexpr double kPi = 3.14159265358979323846;
    const int half_turns = static_cast<int>(angle / kPi + (angle < 0.0 ? -0.5 : 0.5));
    const double x = angle - half_turns * kPi; // at most a quarter turn
    const double square = x * x;
    double sum = 1.0;
    for (int i = 14; i > 0; i -= 2) // x - x^3/3! + x^5/5! …, up to x^15
        sum = 1.0 - square / (i * (i + 1)) * sum;
    return static_cast<float>(half_turns % 2 == 0 ? x * sum : -x * sum);
}

float keel_cosine(double angle) { return keel_sine(angle + 3.14159265358979323846 / 2.0); }

const unsigned* keel_crc32_table() {
    static unsigned table[256];
    if (table[1] == 0) {
        for (unsigned i = 0; i < 256; ++i) {
            unsigned value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ (value & 1 ? 0xedb88320u : 0u);
            table[i] = value;
        }
    }
    return table;
}

// Shell's sort, with the distances of Ciura.
void keel_sort(void* base, std::size_t count, std::size_t size, int (*compare)(const void*, const void*)) {
    char* const first = static_cast<char*>(base);
    char held[64];
    IM_ASSERT(size <= sizeof held);
    constexpr std::size_t kDistances[] = {701, 301, 132, 57, 23, 10, 4, 1};
    for (const std::size_t distance : kDistances) {
        for (std::size_t i = distance; i < count; ++i) {
            std::memcpy(held, first + i * size, size);
            std::size_t place = i;
            for (; place >= distance && compare(first + (place - distance) * size, held) > 0; place -= distance)
                std::memcpy(first + place * size, first + (place - distance) * size, size);
            std::memcpy(first + place * size, held, size);
        }
    }
}

namespace {

/// Writes what fits and counts all.
struct Output {
    char* begin;
    std::size_t size;
    int count = 0;

    void add(char c) {
        if (begin != nullptr && static_cast<std::size_t>(count) + 1 < size) begin[count] = c;
        ++count;
    }
};

void add_number(Output& output, unsigned number, unsigned base, const char* digits, int width) {
    char text[16];
    int count = 0;
    for (; number != 0 || count == 0 || count < width; number /= base)
        text[count++] = digits[number % base];
    while (count > 0)
        output.add(text[--count]);
}

} // namespace

// Of printf it has what ImGui writes names of windows with: %s, %.*s, %d, %u, %x and %X, these with a width as in %08X.
// What it does not know it writes as it is.
int ImFormatStringV(char* buf, size_t buf_size, const char* fmt, va_list args) {
    Output output{buf, buf_size};
    for (; *fmt != '\0'; ++fmt) {
        if (*fmt != '%') {
            output.add(*fmt);
            continue;
        }
        ++fmt;
        int most = -1, width = 0;
        if (fmt[0] == '.' && fmt[1] == '*') {
            most = va_arg(args, int);
            fmt += 2;
        }
        if (*fmt == '0' && fmt[1] >= '1' && fmt[1] <= '9') {
            width = fmt[1] - '0';
            fmt += 2;
        }
        if (*fmt == 's') {
            const char* text = va_arg(args, const char*);
            for (int i = 0; text != nullptr && i != most && text[i] != '\0'; ++i)
                output.add(text[i]);
        } else if (*fmt == 'd') {
            const int number = va_arg(args, int);
            if (number < 0) output.add('-');
            add_number(output, number < 0 ? 0u - static_cast<unsigned>(number) : static_cast<unsigned>(number), 10,
                       "0123456789", number < 0 ? width - 1 : width);
        } else if (*fmt == 'u') {
            add_number(output, va_arg(args, unsigned), 10, "0123456789", width);
        } else if (*fmt == 'x' || *fmt == 'X') {
            const char* const digits = *fmt == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
            add_number(output, va_arg(args, unsigned), 16, digits, width);
        } else {
            IM_ASSERT(*fmt == '%');
            output.add('%');
            if (*fmt == '\0') break;
            if (*fmt != '%') output.add(*fmt);
        }
    }
    if (buf == nullptr) return output.count;
    const int last = static_cast<int>(buf_size) - 1;
    if (output.count > last) output.count = last;
    buf[output.count] = '\0';
    return output.count;
}

int ImFormatString(char* buf, size_t buf_size, const char* fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const int count = ImFormatStringV(buf, buf_size, fmt, args);
    va_end(args);
    return count;
}
