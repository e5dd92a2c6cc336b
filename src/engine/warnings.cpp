#include "engine/warnings.hpp"

#include "engine/margin.hpp"
#include "engine/market.hpp"
#include "engine/plan_check.hpp"
#include "engine/scenario.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace keel {

namespace {

// A squeeze: the moves up that a hedge of a month has met before (the article's own example is +40 %).
constexpr double kSqueeze = 0.5;
constexpr double kNearSqueeze = 0.25;
constexpr double kVisibleRounding = 0.0005;   // 0.05 % of the exposed coins
constexpr double kOverHedgeTolerance = 0.001; // 0.1 %, below it is rounding
constexpr double kCostlyPerYear = 0.10;
constexpr double kAdverseFunding = -0.0001; // per interval: -0.01 %
// A pair that parts ways; the stories' example.
constexpr double kBagFalls = -0.05;
constexpr double kAssetRises = 0.10;

/// The warnings of one leg, gathered in the order they are looked for.
class LegWarnings {
public:
    LegWarnings(const Plan& plan, const Hedge& hedge, const Report& report, std::size_t index,
                std::vector<Warning>& found)
        : plan_(plan), leg_(plan.legs[index]), hedge_(hedge.legs[index]), sizing_(report.sizing.legs[index]),
          margin_(report.margin.legs[index]), report_(report), wallets_(hedge.wallets), index_(index), found_(found) {}

    void find() {
        find_size();
        if (sizing_.contracts == 0.0) return;
        find_liquidation();
        find_collateral();
        find_bonus();
        find_funding();
        find_expiry();
        find_cross_hedge();
        find_unknowns();
        find_limits();
    }

private:
    void add(std::string_view code, Severity severity, std::string_view name, double value) {
        found_.push_back({std::string(code), severity, leg_key(index_, name), value, {}});
    }

    std::string_view size_field() const {
        switch (leg_.sizing) {
        case SizingMode::Ratio: return "ratio";
        case SizingMode::Contracts: return "contracts";
        case SizingMode::Notional: return "notional";
        case SizingMode::MinVariance: return "sizing";
        }
        return "ratio";
    }

    void find_size() {
        if (hedge_.sized.below_minimum_contracts)
            add("below_minimum_order", Severity::Caution, size_field(), hedge_.terms.minimum_contracts);
        if (hedge_.sized.below_minimum_notional)
            add("below_minimum_notional", Severity::Caution, size_field(), hedge_.terms.minimum_notional_usd);
        if (double(hedge_.sized.rounded) == 0.0 || sizing_.contracts == 0.0) return;
        const double exposed = report_.sizing.bags[hedge_.bag].exposed_coins;
        if (exposed * sizing_.contracts < 0.0) add("hedge_adds_risk", Severity::Danger, "side", sizing_.notional_usd);
        const double left_over = 1.0 - double(hedge_.sized.rounded) / sizing_.contracts_exact;
        if (std::abs(left_over) >= kVisibleRounding) add("lot_rounding", Severity::Notice, "rounding", left_over);
    }

    void find_liquidation() {
        if (!margin_.liquidation_price) {
            if (const auto price = fragile_price())
                add("liquidation_never_is_fragile", Severity::Notice, "collateral", *price);
            return;
        }
        const double distance = *margin_.liquidation_distance * direction();
        if (distance <= 0.0) {
            add("liquidated_at_entry", Severity::Danger, "collateral", *margin_.liquidation_price);
        } else if (distance <= kSqueeze) {
            const Severity severity = distance <= kNearSqueeze ? Severity::Danger : Severity::Caution;
            add("liquidation_within_squeeze", severity, "leverage", distance);
        }
    }

    /// 1 for a short, -1 for a long leg.
    double direction() const { return sizing_.contracts < 0.0 ? -1.0 : 1.0; }

    /// The liquidation price that a horizon of funding payments against the short would bring back.
    std::optional<double> fragile_price() const {
        const auto* inverse = std::get_if<Margined<InversePosition>>(&hedge_.margined);
        if (inverse == nullptr || hedge_.is_cross || hedge_.terms.is_dated || direction() < 0.0) return std::nullopt;
        const double payments = funding_count(plan_.horizon_days, hedge_.terms.funding_interval_hours);
        const double rate = std::min(kAdverseFunding, leg_.funding_rate);
        const Coin paid = notional_at(inverse->position, inverse->position.entry) * (rate * payments);
        const Coin backing = inverse->collateral + inverse->bonus + inverse->realised + paid;
        const auto price = liquidation_of(inverse->position, backing, hedge_.terms, hedge_.mark).price;
        return price ? std::optional(double(*price)) : std::nullopt;
    }

    void find_collateral() {
        const double missing = margin_.initial_margin - margin_.collateral;
        if (missing > 1e-9 * margin_.initial_margin && !leg_.entry_price && !hedge_.is_cross)
            add("collateral_below_initial_margin", Severity::Danger, "collateral", missing);
        if (hedge_.terms.kind != ContractKind::Inverse) {
            add("collateral_outside_bag", Severity::Caution, "collateral", double(hedge_.collateral_outside));
        } else if (leg_.collateral_source != CollateralSource::Extra
                   && double(hedge_.collateral_extra) > coins_of_a_lot()) {
            add("collateral_exceeds_bag", Severity::Caution, "collateral", double(hedge_.collateral_extra));
        }
        if (hedge_.is_cross) find_shared_wallet();
    }

    /// Said once for each wallet, of its first leg; the value is what the others bring.
    void find_shared_wallet() {
        const std::vector<std::size_t>& sharing = wallets_[hedge_.wallet].cross_legs;
        if (sharing.size() < 2 || sharing.front() != index_) return;
        double others = 0.0;
        for (const std::size_t leg : sharing)
            others += leg == index_ ? 0.0 : report_.margin.legs[leg].collateral;
        add("shared_wallet", Severity::Notice, "margin_mode", others);
    }

    /// A bonus that backs the hedge and expires inside the horizon, or that the venue does not count as margin.
    void find_bonus() {
        if (leg_.bonus_credit <= 0.0 || leg_.bonus_use == BonusUse::None) return;
        const Contract* contract = hedge_.terms.contract;
        if (contract != nullptr) {
            const auto usable =
                leg_.bonus_use == BonusUse::Margin ? contract->bonus_usable_as_margin : contract->bonus_usable_for_fees;
            if (usable == false) add("bonus_not_usable", Severity::Caution, "bonus_use", leg_.bonus_credit);
        }
        const bool expires = leg_.bonus_days && *leg_.bonus_days < hedge_.lifetime_days;
        if (leg_.bonus_use != BonusUse::Margin || !expires || hedge_.is_cross) return;
        const auto price = std::visit(
            [&](const auto& m) {
                return liquidation_of(m.position, m.collateral + m.realised, hedge_.terms, hedge_.mark).price;
            },
            hedge_.margined);
        if (price) add("bonus_expires", Severity::Caution, "bonus_days", double(*price));
    }

    void find_expiry() {
        if (hedge_.terms.expiry_assumed) {
            add("expiry_assumed", Severity::Caution, "expiry_days", plan_.horizon_days);
        } else if (hedge_.lifetime_days < plan_.horizon_days) {
            add("expires_before_horizon", Severity::Caution, "expiry_days", hedge_.lifetime_days);
        }
    }

    /// What a bad day does to a hedge with another coin: the bag falls by 5 % while the hedge's coin rises by 10 %.
    void find_cross_hedge() {
        if (hedge_.bag == hedge_.asset) return;
        const Bag& bag = plan_.bags[hedge_.bag];
        const double bag_loss = kBagFalls * (bag.amount - bag.owed) * bag.price;
        const double hedge_loss = std::visit(
            [&](const auto& m) {
                const SettleValue then{UsdPerCoin(plan_.bags[hedge_.asset].price * (1.0 + kAssetRises)),
                                       hedge_.settle_start};
                return double(usd_from_settle(pnl(m.position, hedge_.mark * (1.0 + kAssetRises)), then));
            },
            hedge_.margined);
        add("pair_decouples", Severity::Caution, "contract", bag_loss + hedge_loss);
    }

    /// At 1x a count rounded up needs a little more than the bag: less than a lot is not worth a word.
    double coins_of_a_lot() const {
        return hedge_.terms.lot_step * hedge_.terms.contract_value / sizing_.futures_price;
    }

    void find_funding() {
        if (hedge_.terms.is_dated) return;
        const double rate = double(hedge_.funding.rate_at(hedge_.funding.interval_days()));
        if (rate * direction() < 0.0) {
            const double per_day = std::abs(rate) * 24.0 / hedge_.terms.funding_interval_hours * sizing_.notional_usd;
            add("funding_is_cost", Severity::Caution, "funding_rate", per_day);
        }
        if (hedge_.funding.is_clamped()) add("funding_clamped", Severity::Notice, "funding_rate", rate);
    }

    void find_unknowns() {
        const MaintenanceSource source = hedge_.terms.maintenance_source;
        if (hedge_.terms.contract == nullptr) return;
        if (!hedge_.terms.fees_known) add("fee_unknown", Severity::Caution, "taker_fee_rate", 0.0);
        if (source == MaintenanceSource::Assumed)
            add("maintenance_rate_assumed", Severity::Caution, "maintenance_rate", margin_.maintenance_rate);
        if (source == MaintenanceSource::Inferred)
            add("maintenance_rate_inferred", Severity::Notice, "maintenance_rate", margin_.maintenance_rate);
        if (source == MaintenanceSource::Venue && hedge_.terms.contract->tiers_confidence == Confidence::Low)
            add("tiers_uncertain", Severity::Notice, "maintenance_rate", year_of(hedge_.terms.contract->tiers_as_of));
    }

    /// The first four digits of a date; 0 when it has none.
    static double year_of(std::string_view date) {
        const auto start = date.find_first_of("0123456789");
        if (start == std::string_view::npos) return 0.0;
        const auto digits = date.substr(start, 4);
        int year = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), year);
        return year;
    }

    void find_limits() {
        const double size = size_in_tiers();
        if (size > hedge_.terms.largest_known_cap)
            add("position_above_tiers", Severity::Caution, size_field(), hedge_.terms.largest_known_cap);
        const auto most = most_leverage(size);
        if (most && leg_.leverage > *most) add("leverage_above_venue", Severity::Caution, "leverage", *most);
    }

    double size_in_tiers() const {
        switch (hedge_.terms.tier_unit) {
        case TierUnit::Contracts: return std::abs(sizing_.contracts);
        case TierUnit::Usd: return sizing_.notional_usd;
        case TierUnit::SettleAsset: break;
        }
        return hedge_.terms.kind == ContractKind::Inverse ? std::abs(sizing_.coins)
                                                          : sizing_.notional_usd / hedge_.settle_start;
    }

    /// The venue's highest leverage for a position of this size; empty when it is not known.
    std::optional<double> most_leverage(double size) const {
        const Contract* contract = hedge_.terms.contract;
        if (contract == nullptr) return std::nullopt;
        for (const Tier& tier : contract->tiers) {
            if (tier.cap && size > *tier.cap) continue;
            return tier.max_leverage ? tier.max_leverage : contract->max_leverage;
        }
        return contract->max_leverage;
    }

    const Plan& plan_;
    const Leg& leg_;
    const HedgeLeg& hedge_;
    const LegSizing& sizing_;
    const LegMargin& margin_;
    const Report& report_;
    const std::vector<Wallet>& wallets_;
    std::size_t index_;
    std::vector<Warning>& found_;
};

std::string ratio_field(const Plan& plan, std::size_t bag) {
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        if (static_cast<std::size_t>(plan.legs[i].bag) == bag + 1) return leg_key(i, "ratio");
    }
    return "leg.ratio";
}

void find_in_bags(const Plan& plan, const Hedge& hedge, const Report& report, std::vector<Warning>& found) {
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        const std::string key = bag_key(i, "amount");
        const bool is_needed = std::ranges::any_of(hedge.legs, [i](const HedgeLeg& leg) {
            return leg.asset == i && leg.bag != i; // it only lends its price to a cross-hedge
        });
        if (plan.bags[i].amount == 0.0 && plan.bags[i].owed == 0.0 && !is_needed)
            found.push_back({"bag_empty", Severity::Notice, key, 0.0, {}});
        if (bag.achieved_ratio && *bag.achieved_ratio > 1.0 + kOverHedgeTolerance)
            found.push_back({"over_hedged", Severity::Caution, ratio_field(plan, i), *bag.achieved_ratio, {}});
        const bool has_extra = double(hedge.exposed[i]) > plan.bags[i].amount - plan.bags[i].owed;
        const bool leaves_open = bag.residual_coins > kOverHedgeTolerance * bag.exposed_coins;
        if (has_extra && leaves_open && bag.hedged_coins > 0.0)
            found.push_back({"collateral_unhedged", Severity::Notice, ratio_field(plan, i), bag.residual_coins, {}});
    }
}

/// A beta that would take a coin below nothing.
void find_deep_moves(const Plan& plan, std::vector<Warning>& found) {
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        if (plan.bags[i].shock) continue;
        const double beta = beta_of(plan, i);
        const bool is_floored = std::ranges::any_of(
            plan.scenario.shocks, [&](double shock) { return beta != 1.0 && beta * shock < kDeepestMove; });
        if (is_floored) found.push_back({"move_floored", Severity::Notice, bag_key(i, "volatility"), beta, {}});
    }
}

void find_in_plan(const Plan& plan, const Hedge& hedge, const Report& report, std::vector<Warning>& found) {
    const bool is_hedged =
        std::ranges::any_of(report.sizing.legs, [](const LegSizing& leg) { return leg.contracts != 0.0; });
    if (!is_hedged) found.push_back({"nothing_hedged", Severity::Notice, "leg.ratio", 0.0, {}});
    const bool has_newer_rule = std::ranges::any_of(hedge.legs, [](const HedgeLeg& leg) {
        return leg.terms.contract != nullptr && leg.terms.contract->fee_in_maintenance != FeeInMaintenance::None;
    });
    if (plan.venue_revision < kVenueRevision && has_newer_rule)
        found.push_back({"old_venue_table", Severity::Notice, "venues.revision", plan.venue_revision, {}});
    find_deep_moves(plan, found);
    if (plan.horizon_days == 0.0) found.push_back({"horizon_zero", Severity::Notice, "horizon_days", 0.0, {}});
    if (report.cost.annualised_rate && *report.cost.annualised_rate > kCostlyPerYear)
        found.push_back({"hedge_costs", Severity::Notice, "leg.funding_rate", *report.cost.annualised_rate, {}});
}

} // namespace

std::vector<Warning> warnings_of(const Plan& plan, const Hedge& hedge, const Report& report) {
    std::vector<Warning> found;
    for (std::size_t i = 0; i < plan.legs.size(); ++i)
        LegWarnings(plan, hedge, report, i, found).find();
    find_in_bags(plan, hedge, report, found);
    find_in_plan(plan, hedge, report, found);
    std::vector<Warning> sorted;
    for (const Severity severity : {Severity::Danger, Severity::Caution, Severity::Notice}) {
        for (Warning& warning : found) {
            if (warning.severity == severity) sorted.push_back(std::move(warning));
        }
    }
    return sorted;
}

} // namespace keel
