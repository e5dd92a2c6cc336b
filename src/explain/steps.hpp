#pragma once

// Writes down a derivation step by step. Only the explain_*.cpp include this.

#include "engine/hedge.hpp"
#include "explain/derivation.hpp"
#include "explain/term.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace keel::explain {

/// What a figure is counted in.
struct Unit {
    enum class Kind { Asset, Contracts, Usd, Price, Percent, Plain } kind = Kind::Plain;
    std::string asset = {}; // of Kind::Asset

    static Unit of(std::string asset) { return {Kind::Asset, std::move(asset)}; }
};

inline const Unit kContracts{Unit::Kind::Contracts};
inline const Unit kUsd{Unit::Kind::Usd};
inline const Unit kPrice{Unit::Kind::Price};
inline const Unit kPercent{Unit::Kind::Percent};
inline const Unit kPlain{Unit::Kind::Plain};

/// "5 BTC", "3,250 contracts", "19.52 %".
std::string told(double value, const Unit& unit);

/// One hedge of a plan with all that the engine knows of it.
struct Subject {
    const Plan& plan;
    const Report& report;
    const Hedge& hedge;
    std::size_t index = 0;

    const Leg& leg() const { return plan.legs[index]; }
    const HedgeLeg& ready() const { return hedge.legs[index]; }
    const Terms& terms() const { return ready().terms; }
    const LegSizing& sizing() const { return report.sizing.legs[index]; }
    const LegMargin& margin() const { return report.margin.legs[index]; }
    const Bag& bag() const { return plan.bags[ready().bag]; }
    const Bag& asset() const { return plan.bags[ready().asset]; }
    bool is_inverse() const { return terms().kind == ContractKind::Inverse; }
    bool is_long() const { return sizing().contracts < 0.0; }
    Unit settle() const { return Unit::of(terms().settle_asset); }

    /// Of a field of this hedge: "leg2.ratio".
    std::string key(std::string_view name) const;
    /// "coins held", "coins held of hedge 2": so that sums over several hedges can be read.
    std::string of_this(std::string_view name) const;
    /// What one contract is: "contract value" in USD, "contract size" in coins, "multiplier".
    Term contract_value() const;
    Term spot() const { return Term::quantity(asset().coin + " price", asset().price); }
    /// Settle asset in USD: the coin's price, or what a USDT costs.
    Term settle_price() const;
    /// The position in its own unit, USD or coins; without its direction, as is what it is worth.
    Term size() const;
    /// In the settle asset, at a futures price of that name.
    Term worth_at(std::string_view price_name, double price) const;
    /// Says who says what one contract is; nothing where its figures are the person's own.
    void cite_contract(Derivation& derivation) const;
};

class Steps {
public:
    explicit Steps(Derivation& derivation) : derivation_(derivation) {}

    /// A step that comes to `actual`, the engine's own figure, which the next ones may build on. Where the formula does
    /// not give it, `otherwise` says how it came about.
    Term add(std::string_view what, const Term& formula, double actual, const Unit& unit,
             std::string_view otherwise = "worked out step by step");
    /// Without a formula.
    void say(std::string_view what, std::string words, std::string result);
    Term say(std::string_view what, std::string_view words, double actual, const Unit& unit);

private:
    Derivation& derivation_;
};

/// Does the formula give the engine's figure?
bool agrees(double formula, double actual);

// Each fills in all but the key.
Derivation explain_contracts(const Subject& subject);
Derivation explain_collateral(const Subject& subject);
Derivation explain_liquidation(const Subject& subject);
Derivation explain_result_so_far(const Subject& subject);
Derivation explain_locked_in_yield(const Subject& subject);
Derivation explain_swing(const Subject& subject);
Derivation explain_hedged_part(const Plan& plan, const Report& report, const Hedge& hedge, std::size_t bag);
Derivation explain_funding(const Plan& plan, const Report& report, const Hedge& hedge);
Derivation explain_cost(const Plan& plan, const Report& report, const Hedge& hedge);

} // namespace keel::explain
