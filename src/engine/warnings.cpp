#include "engine/warnings.hpp"

#include "engine/margin.hpp"
#include "engine/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace keel {

namespace {

// A squeeze: the moves up that a hedge of a month has met before (the article's own example is +40 %).
constexpr double kSqueeze = 0.5;
constexpr double kNearSqueeze = 0.25;
constexpr double kVisibleRounding = 0.0005;   // 0.05 % of the exposed coins
constexpr double kOverHedgeTolerance = 0.001; // 0.1 %, below it is rounding
constexpr double kCostlyPerYear = 0.10;
constexpr double kAdverseFunding = -0.0001; // per interval: -0.01 %

/// The warnings of one leg, gathered in the order they are looked for.
class LegWarnings {
public:
    LegWarnings(const Plan& plan, const Hedge& hedge, const Report& report, std::size_t index,
                std::vector<Warning>& found)
        : plan_(plan), leg_(plan.legs[index]), hedge_(hedge.legs[index]), sizing_(report.sizing.legs[index]),
          margin_(report.margin.legs[index]), index_(index), found_(found) {}

    void find() {
        find_size();
        if (sizing_.contracts <= 0.0) return;
        find_liquidation();
        find_collateral();
        find_funding();
        find_unknowns();
        find_limits();
    }

private:
    void add(std::string_view code, Severity severity, std::string_view name, double value) {
        const std::string prefix = index_ == 0 ? "leg." : "leg" + std::to_string(index_ + 1) + ".";
        found_.push_back({std::string(code), severity, prefix + std::string(name), value, {}});
    }

    std::string_view size_field() const {
        switch (leg_.sizing) {
        case SizingMode::Ratio: return "ratio";
        case SizingMode::Contracts: return "contracts";
        case SizingMode::Notional: return "notional";
        }
        return "ratio";
    }

    void find_size() {
        if (hedge_.sized.below_minimum_contracts)
            add("below_minimum_order", Severity::Caution, size_field(), hedge_.terms.minimum_contracts);
        if (hedge_.sized.below_minimum_notional)
            add("below_minimum_notional", Severity::Caution, size_field(), hedge_.terms.minimum_notional_usd);
        if (sizing_.contracts <= 0.0 || sizing_.contracts_exact <= 0.0) return;
        const double left_over = 1.0 - sizing_.contracts / sizing_.contracts_exact;
        if (std::abs(left_over) >= kVisibleRounding) add("lot_rounding", Severity::Notice, "rounding", left_over);
    }

    void find_liquidation() {
        if (!margin_.liquidation_price) {
            if (const auto price = fragile_price())
                add("liquidation_never_is_fragile", Severity::Notice, "collateral", *price);
            return;
        }
        const double distance = *margin_.liquidation_distance;
        if (distance <= 0.0) {
            add("liquidated_at_entry", Severity::Danger, "collateral", *margin_.liquidation_price);
        } else if (distance <= kSqueeze) {
            const Severity severity = distance <= kNearSqueeze ? Severity::Danger : Severity::Caution;
            add("liquidation_within_squeeze", severity, "leverage", distance);
        }
    }

    /// The liquidation price that a horizon of funding payments against the short would bring back.
    std::optional<double> fragile_price() const {
        const auto* inverse = std::get_if<Margined<InversePosition>>(&hedge_.margined);
        if (inverse == nullptr) return std::nullopt;
        const double payments = funding_count(plan_.horizon_days, hedge_.terms.funding_interval_hours);
        const double rate = std::min(kAdverseFunding, leg_.funding_rate);
        const Coin paid = notional_at(inverse->position, inverse->position.entry) * (rate * payments);
        const auto price = liquidation_of(inverse->position, inverse->collateral + paid, hedge_.terms).price;
        return price ? std::optional(double(*price)) : std::nullopt;
    }

    void find_collateral() {
        const double missing = margin_.initial_margin - margin_.collateral;
        if (missing > 1e-9 * margin_.initial_margin)
            add("collateral_below_initial_margin", Severity::Danger, "collateral", missing);
        const bool is_linear = hedge_.terms.kind == ContractKind::Linear;
        if (is_linear) {
            add("collateral_outside_bag", Severity::Caution, "collateral", double(hedge_.collateral_outside));
        } else if (leg_.collateral_source != CollateralSource::Extra
                   && double(hedge_.collateral_extra) > coins_of_a_lot()) {
            add("collateral_exceeds_bag", Severity::Caution, "collateral", double(hedge_.collateral_extra));
        }
    }

    /// At 1x a count rounded up needs a little more than the bag: less than a lot is not worth a word.
    double coins_of_a_lot() const {
        return hedge_.terms.lot_step * hedge_.terms.contract_value / sizing_.futures_price;
    }

    void find_funding() {
        if (leg_.funding_rate >= 0.0) return;
        const double per_day = -leg_.funding_rate * 24.0 / hedge_.terms.funding_interval_hours * sizing_.notional_usd;
        add("funding_is_cost", Severity::Caution, "funding_rate", per_day);
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
        return std::strtod(std::string(date.substr(start, 4)).c_str(), nullptr);
    }

    void find_limits() {
        const double size = hedge_.terms.tier_unit == TierUnit::Contracts ? sizing_.contracts : size_in_settle_asset();
        if (size > hedge_.terms.largest_known_cap)
            add("position_above_tiers", Severity::Caution, size_field(), hedge_.terms.largest_known_cap);
        const auto most = most_leverage(size);
        if (most && leg_.leverage > *most) add("leverage_above_venue", Severity::Caution, "leverage", *most);
    }

    double size_in_settle_asset() const {
        return hedge_.terms.kind == ContractKind::Inverse ? sizing_.coins : sizing_.notional_usd;
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
    std::size_t index_;
    std::vector<Warning>& found_;
};

std::string ratio_field(const Plan& plan, std::size_t bag) {
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        if (static_cast<std::size_t>(plan.legs[i].bag) == bag + 1)
            return i == 0 ? "leg.ratio" : "leg" + std::to_string(i + 1) + ".ratio";
    }
    return "leg.ratio";
}

void find_in_bags(const Plan& plan, const Hedge& hedge, const Report& report, std::vector<Warning>& found) {
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        const std::string key = i == 0 ? "bag.amount" : "bag" + std::to_string(i + 1) + ".amount";
        if (plan.bags[i].amount == 0.0) found.push_back({"bag_empty", Severity::Notice, key, 0.0, {}});
        if (bag.achieved_ratio && *bag.achieved_ratio > 1.0 + kOverHedgeTolerance)
            found.push_back({"over_hedged", Severity::Caution, ratio_field(plan, i), *bag.achieved_ratio, {}});
        const bool has_extra = double(hedge.exposed[i]) > plan.bags[i].amount;
        const bool leaves_open = bag.residual_coins > kOverHedgeTolerance * bag.exposed_coins;
        if (has_extra && leaves_open && bag.hedged_coins > 0.0)
            found.push_back({"collateral_unhedged", Severity::Notice, ratio_field(plan, i), bag.residual_coins, {}});
    }
}

void find_in_plan(const Plan& plan, const Report& report, std::vector<Warning>& found) {
    const bool is_hedged =
        std::ranges::any_of(report.sizing.legs, [](const LegSizing& leg) { return leg.contracts > 0.0; });
    if (!is_hedged) found.push_back({"nothing_hedged", Severity::Notice, "leg.ratio", 0.0, {}});
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
    find_in_plan(plan, report, found);
    std::ranges::stable_sort(found, [](const Warning& a, const Warning& b) { return a.severity > b.severity; });
    return found;
}

} // namespace keel
