#pragma once

// Any struct with a Table (report_table.hpp) as bytes and back, bit for bit: from the worker that computes to the page
// that draws. Both are of one build, so that the bytes need no version; they are not for files.

#include "model/report_table.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace keel::history {

/// The last enumerator of an enumeration that begins with 0; specialised for those that are packed.
template <class Enum>
inline constexpr auto kLast = nullptr;

/// Calls `take` with each pointer to a member as a constant, so that a program does not carry the table itself along.
template <class Type>
void for_each_member(auto&& take) {
    constexpr std::size_t kCount = std::tuple_size_v<std::remove_const_t<decltype(Table<Type>::members)>>;
    [&]<std::size_t... kIndices>(std::index_sequence<kIndices...>) {
        (take(std::integral_constant<decltype(std::get<kIndices>(Table<Type>::members).pointer),
                                     std::get<kIndices>(Table<Type>::members).pointer>{}),
         ...);
    }
    (std::make_index_sequence<kCount>());
}

class Packer {
public:
    void operator()(double value) { put(std::bit_cast<std::uint64_t>(value)); }
    template <class Type>
    requires std::is_integral_v<Type>
    void operator()(Type value) { put(static_cast<std::uint64_t>(value)); }
    template <class Type>
    requires std::is_enum_v<Type>
    void operator()(Type value) { put(static_cast<std::uint64_t>(value)); }
    void operator()(const std::string& text) {
        put(text.size());
        bytes_ += text;
    }
    template <class Type>
    void operator()(const std::optional<Type>& value) {
        put(value ? 1 : 0);
        if (value) (*this)(*value);
    }
    template <class Type>
    void operator()(const std::vector<Type>& list) {
        put(list.size());
        for (const Type& item : list)
            (*this)(item);
    }
    template <class Type, std::size_t kCount>
    void operator()(const std::array<Type, kCount>& list) {
        for (const Type& item : list)
            (*this)(item);
    }
    template <class Type>
    requires requires { Table<Type>::members; }
    void operator()(const Type& value) {
        for_each_member<Type>([&](auto pointer) { (*this)(value.*pointer.value); });
    }

    std::string finished() && { return std::move(bytes_); }

private:
    void put(std::uint64_t word) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes_ += static_cast<char>(word >> shift & 0xff);
    }

    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    void operator()(double& value) { value = std::bit_cast<double>(take()); }
    template <class Type>
    requires std::is_integral_v<Type>
    void operator()(Type& value) { value = static_cast<Type>(take()); }
    template <class Type>
    requires std::is_enum_v<Type>
    void operator()(Type& value) {
        const std::uint64_t word = take();
        is_good_ = is_good_ && word <= static_cast<std::uint64_t>(kLast<Type>);
        if (is_good_) value = static_cast<Type>(word);
    }
    void operator()(std::string& text) {
        const std::size_t size = take_size(1);
        text = rest_.substr(0, size);
        rest_.remove_prefix(size);
    }
    template <class Type>
    void operator()(std::optional<Type>& value) {
        value.reset();
        if (take() != 0) (*this)(value.emplace());
    }
    template <class Type>
    void operator()(std::vector<Type>& list) {
        list.assign(take_size(kWord), Type{});
        for (Type& item : list)
            (*this)(item);
    }
    template <class Type, std::size_t kCount>
    void operator()(std::array<Type, kCount>& list) {
        for (Type& item : list)
            (*this)(item);
    }
    template <class Type>
    requires requires { Table<Type>::members; }
    void operator()(Type& value) {
        for_each_member<Type>([&](auto pointer) { (*this)(value.*pointer.value); });
    }

    /// All bytes were read, and none was missing.
    bool is_done() const { return is_good_ && rest_.empty(); }

private:
    static constexpr std::size_t kWord = 8;

    std::uint64_t take() {
        is_good_ = is_good_ && rest_.size() >= kWord;
        if (!is_good_) return 0;
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < kWord; ++i)
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
        rest_.remove_prefix(kWord);
        return word;
    }

    /// Of a list whose items take so many bytes or more: never more of them than bytes are left for.
    std::size_t take_size(std::size_t least_bytes) {
        const std::uint64_t size = take();
        is_good_ = is_good_ && size <= rest_.size() / least_bytes;
        return is_good_ ? static_cast<std::size_t>(size) : 0;
    }

    std::string_view rest_;
    bool is_good_ = true;
};

template <class Type>
std::string packed(const Type& value) {
    Packer pack;
    pack(value);
    return std::move(pack).finished();
}

/// Empty when the bytes are not those of such a value.
template <class Type>
std::optional<Type> unpacked(std::string_view bytes) {
    Unpacker unpack(bytes);
    std::optional<Type> value(std::in_place);
    unpack(*value);
    if (!unpack.is_done()) value.reset();
    return value;
}

} // namespace keel::history
