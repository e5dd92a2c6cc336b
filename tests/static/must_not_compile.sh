#!/usr/bin/env bash
# Misuses of the unit types that the compiler must refuse, each a body of its own, beside one that it must accept (or
# every refusal would prove nothing). What a concept can ask is in units_static_test.cpp; this asks the compiler itself.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

compiles() {
    printf '#include "engine/contract.hpp"\n#include "engine/margin.hpp"\nusing namespace keel;\nvoid f(const Terms& terms, InversePosition inverse, LinearPosition linear, UsdPerCoin price) {\n%s\n(void)terms; (void)inverse; (void)linear; (void)price; }\n' "$1" |
        "${CXX:-g++}" -std=c++23 -fsyntax-only -Isrc -x c++ - 2>/dev/null
}

legal='Usd a = usd_from_settle(pnl(inverse, price), {.spot = price}) + pnl(linear, price);
       Coin k = initial_margin(inverse, 2.0); (void)liquidation_of(inverse, k, terms); (void)a;'
compiles "$legal" || { echo "must_not_compile: the legal body does not compile"; exit 1; }

refused=(
    'Usd a = pnl(inverse, price);'                                   # a P&L in coins is no dollars
    'Coin a = pnl(linear, price);'                                   # and the other way round
    'auto a = pnl(inverse, price) + pnl(linear, price);'             # two settle assets do not add up
    '(void)liquidation_of(inverse, Usd(1.0), terms);'                # inverse collateral is coins
    '(void)liquidation_of(linear, Coin(1.0), terms);'                # linear collateral is dollars
    'Usd a = 5.0;'                                                   # a bare number has no unit
    'double a = Usd(5.0);'                                           # and a unit does not vanish by itself
    'auto a = Coin(1.0) * Coin(1.0);'                                # square coins mean nothing
    'auto a = Usd(1.0) * price;'                                     # nor do square dollars
    'bool a = Usd(1.0) < Coin(1.0);'                                 # nothing to compare
    'InversePosition a{Coin(1.0), price};'                           # an inverse size is dollars
    'LinearPosition a{Usd(1.0), price};'                             # a linear size is coins
    'auto a = price + Rate(0.1);'                                    # a rate is no price
)
for body in "${refused[@]}"; do
    if compiles "$body"; then
        echo "must_not_compile: this compiles and must not: $body"
        exit 1
    fi
done
echo "must_not_compile: all ${#refused[@]} misuses are refused"
