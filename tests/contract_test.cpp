#include "engine/contract.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct PnlCase {
    const char* source;
    double size; // USD (inverse) or coins (linear)
    double entry;
    double exit;
    double expected; // of the short, settle asset
    double tolerance;
};

} // namespace

TEST_CASE("an inverse short earns coins as published", "[engine][contract]") {
    // Longs are turned: the published figure with the sign of a short.
    constexpr PnlCase kCases[] = {
        {"BingX support 360045680954, short half", 1000, 100, 50, 10.0, 1e-12},
        {"nautilus_trader test_position.py, short", 100000, 10000, 11000, -0.90909091, 5e-9},
        {"nautilus_trader position.rs, ETH short", 100000, 375.95, 370.0, 4.27745208, 5e-9},
        {"Deribit docs, Example (futures), long turned", 1000, 600, 700, -0.238095, 5e-7},
        {"Kraken support 360022835511, long turned", 10000, 2500, 2800, -0.42857, 5e-6},
        {"romanornr.medium.com, long turned", 60000, 600, 500, 20.0, 1e-12},
        {"story 1: 325,000 USD from 65,000 to 45,000", 325000, 65000, 45000, 2.22222222, 5e-9},
        {"story 1: 325,000 USD from 65,000 to 80,000", 325000, 65000, 80000, -0.9375, 1e-12},
    };
    for (const PnlCase& c : kCases) {
        INFO(c.source);
        const InversePosition position{Usd(c.size), UsdPerCoin(c.entry)};
        CHECK_THAT(double(pnl(position, UsdPerCoin(c.exit))), WithinAbs(c.expected, c.tolerance));
    }
}

TEST_CASE("a linear short earns the fall of the price on every coin", "[engine][contract]") {
    const LinearPosition position{Coin(5.0), UsdPerCoin(65000.0)};
    CHECK(double(pnl(position, UsdPerCoin(52000.0))) == 65000.0);   // article-check.md section 4
    CHECK(double(pnl(position, UsdPerCoin(91000.0))) == -130000.0); // article-check.md section 4
}

TEST_CASE("both kinds pay nothing at the entry price and change sign there", "[engine][contract]") {
    const InversePosition inverse{Usd(150300.0), UsdPerCoin(63417.5)};
    const LinearPosition linear{Coin(2.37), UsdPerCoin(63417.5)};
    CHECK(double(pnl(inverse, inverse.entry)) == 0.0);
    CHECK(double(pnl(linear, linear.entry)) == 0.0);
    CHECK(pnl(inverse, UsdPerCoin(63417.4)) > Coin(0.0));
    CHECK(pnl(linear, UsdPerCoin(63417.6)) < Usd(0.0));
}

TEST_CASE("linear and inverse P&L agree to first order for a small move", "[engine][contract]") {
    const UsdPerCoin entry(65000.0);
    const InversePosition inverse{Usd(325000.0), entry};
    const LinearPosition linear{Coin(5.0), entry};
    for (const double move : {-1e-4, 1e-4, 1e-6}) {
        const UsdPerCoin exit = entry * (1.0 + move);
        const double inverse_usd = double(usd_from_settle(pnl(inverse, exit), {.spot = entry}));
        // The second-order term is notional * move^2.
        CHECK_THAT(inverse_usd, WithinAbs(double(pnl(linear, exit)), 325000.0 * move * move * 1.001));
    }
}

TEST_CASE("positions are built from contracts of their own kind", "[engine][contract]") {
    const UsdPerCoin entry(65000.0);
    const Position inverse = position_from_contracts(ContractKind::Inverse, Contracts(3250.0), 100.0, entry);
    const Position linear = position_from_contracts(ContractKind::Linear, Contracts(5000.0), 0.001, entry);
    REQUIRE(std::holds_alternative<InversePosition>(inverse));
    REQUIRE(std::holds_alternative<LinearPosition>(linear));
    CHECK(double(std::get<InversePosition>(inverse).notional) == 325000.0);
    CHECK_THAT(double(std::get<LinearPosition>(linear).size), WithinRel(5.0, 1e-15));
    CHECK_THAT(double(notional_usd(std::get<LinearPosition>(linear), 1.0)), WithinRel(325000.0, 1e-15));
    CHECK(double(coins_hedged(std::get<InversePosition>(inverse), 1.0)) == 5.0);
}
