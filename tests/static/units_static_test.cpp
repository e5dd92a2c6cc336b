// What must and what must not compile. Everything here is decided by the compiler; the one run-time case only keeps
// the file honest: it fails to build, not to run.

#include "engine/contract.hpp"
#include "model/units.hpp"

#include <catch2/catch_test_macros.hpp>

#include <concepts>
#include <type_traits>

using namespace keel;

template <class A, class B>
concept Adds = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept Subtracts = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept Multiplies = requires(A a, B b) {
    a* b;
};
template <class A, class B>
concept Divides = requires(A a, B b) {
    a / b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
    a < b;
};

// The legal table.
static_assert(std::same_as<decltype(Coin(1) * UsdPerCoin(2)), Usd>);
static_assert(std::same_as<decltype(Usd(1) / UsdPerCoin(2)), Coin>);
static_assert(std::same_as<decltype(Usd(1) / Coin(2)), UsdPerCoin>);
static_assert(std::same_as<decltype(Contracts(1) * UsdPerContract(2)), Usd>);
static_assert(std::same_as<decltype(Contracts(1) * CoinPerContract(2)), Coin>);
static_assert(std::same_as<decltype(Usd(1) / UsdPerContract(2)), Contracts>);
static_assert(std::same_as<decltype(Coin(1) / CoinPerContract(2)), Contracts>);
static_assert(std::same_as<decltype(Usd(1) * Rate(2)), Usd>);
static_assert(std::same_as<decltype(Coin(1) * Rate(2)), Coin>);
static_assert(std::same_as<decltype(Usd(1) / Usd(2)), double>);

// The concepts can say yes; otherwise every "no" below would be empty.
static_assert(Adds<Usd, Usd> && Subtracts<Coin, Coin> && Multiplies<Coin, UsdPerCoin> && Divides<Usd, Coin>);
static_assert(Compares<UsdPerCoin, UsdPerCoin>);

// Dollars and coins never add, compare or stand for each other.
static_assert(!Adds<Usd, Coin> && !Subtracts<Usd, Coin> && !Compares<Usd, Coin>);
static_assert(!Adds<Usd, UsdPerCoin> && !Adds<Coin, Contracts> && !Adds<Rate, Usd>);
static_assert(
    !Multiplies<Usd, Usd> && !Multiplies<Usd, Coin> && !Multiplies<Coin, Coin> && !Multiplies<Usd, UsdPerCoin>);
static_assert(!Divides<Coin, Usd> && !Divides<Coin, UsdPerCoin> && !Divides<Contracts, Usd>);
static_assert(!std::is_convertible_v<Usd, Coin> && !std::is_constructible_v<Usd, Coin>);

// Nothing goes in or out by itself.
static_assert(!std::is_convertible_v<double, Usd> && !std::is_convertible_v<Usd, double>);
static_assert(!std::is_convertible_v<int, Contracts> && !Adds<Usd, double> && !Compares<Usd, double>);

// P&L and margin come in the settle asset of the contract, and nothing else.
static_assert(std::same_as<decltype(pnl(InversePosition{}, UsdPerCoin{})), Coin>);
static_assert(std::same_as<decltype(pnl(LinearPosition{}, UsdPerCoin{})), Usd>);
static_assert(std::same_as<decltype(notional_at(InversePosition{}, UsdPerCoin{})), Coin>);
static_assert(std::same_as<decltype(notional_at(LinearPosition{}, UsdPerCoin{})), Usd>);
static_assert(!std::is_constructible_v<InversePosition, Coin, UsdPerCoin>);
static_assert(!std::is_constructible_v<LinearPosition, Usd, UsdPerCoin>);

TEST_CASE("units are as cheap as the double they hold", "[model][units]") {
    STATIC_REQUIRE(sizeof(Usd) == sizeof(double));
    STATIC_REQUIRE(std::is_trivially_copyable_v<Coin>);
    REQUIRE(double(Coin(5) * UsdPerCoin(65000)) == 325000.0);
}
