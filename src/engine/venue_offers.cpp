#include "engine/venue_offers.hpp"

#include "engine/evaluate.hpp"
#include "engine/funding.hpp"
#include "engine/plan_check.hpp"
#include "model/venue_sources.hpp"
#include "model/venues.hpp"

#include <string>
#include <utility>

namespace keel {

namespace {

std::string_view kind_name(ContractKind kind) { return kind == ContractKind::Inverse ? "inverse" : "linear"; }

VenueOffer offer_of(const Plan& plan, std::size_t leg, const Contract& contract) {
    VenueOffer offer;
    offer.contract = contract.id;
    offer.venue = contract.venue;
    offer.kind = kind_name(contract.kind);
    offer.settle_asset = contract.settle_asset;
    offer.funding_interval_hours = contract.funding_interval_hours;
    offer.funding_cap_rate = contract.funding_cap_rate;
    offer.note = source_of(contract).note;
    const auto report = evaluate(with_contract(plan, leg, contract.id));
    if (!report) {
        offer.problem = text_from_issue(report.error().front());
        return offer;
    }
    const LegSizing& sizing = report->sizing.legs[leg];
    const LegMargin& margin = report->margin.legs[leg];
    const std::size_t bag = static_cast<std::size_t>(plan.legs[leg].bag) - 1;
    offer.contracts = sizing.contracts;
    offer.residual_coins = report->sizing.bags[bag].residual_coins;
    offer.collateral = margin.collateral;
    offer.collateral_usd = margin.collateral_usd;
    offer.outside_usd = outside_usd(margin);
    offer.liquidation_price = margin.liquidation_price;
    offer.liquidation_distance = margin.liquidation_distance;
    offer.maintenance_source = margin.maintenance_source;
    if (contract.taker_fee_rate && contract.maker_fee_rate)
        offer.fees_usd = report->cost.entry_fee_usd + report->cost.exit_fee_usd;
    offer.cost_usd = report->cost.total_usd;
    if (sizing.contracts == 0.0) offer.problem = "the size is below the smallest order";
    return offer;
}

} // namespace

Plan with_contract(const Plan& plan, std::size_t leg, std::string_view contract) {
    Plan other = plan;
    const Contract* present = find_contract(plan.legs[leg].contract);
    const Contract* next = find_contract(contract);
    Leg& changed = other.legs[leg];
    if (changed.contract == contract || next == nullptr) return other;
    const double hours_before = funding_interval_of(changed);
    changed.contract = std::string(contract);
    changed.kind = next->kind;
    changed.maintenance_rate.reset(), changed.maintenance_amount.reset();
    changed.maker_fee_rate.reset(), changed.taker_fee_rate.reset();
    changed.liquidation_fee_rate.reset(), changed.delivery_fee_rate.reset();
    changed.funding_cap_rate.reset(), changed.funding_floor_rate.reset();
    changed.funding_interval_hours.reset();
    keep_daily_funding(changed, hours_before);
    changed.entry_price.reset();
    changed.change_contracts = 0.0;
    if (next->product == Product::Perpetual) changed.expiry_days.reset();
    const bool was_inverse =
        present != nullptr ? present->kind == ContractKind::Inverse : plan.legs[leg].kind == ContractKind::Inverse;
    const bool is_inverse = next->kind == ContractKind::Inverse;
    if (was_inverse != is_inverse) { // coins are no USDT
        changed.collateral.reset();
        changed.collateral_source.reset();
        changed.spot_collateral = 0.0;
    }
    if (changed.sizing == SizingMode::Contracts) { // contracts of another size: the same value
        if (const auto report = evaluate(plan)) {
            changed.sizing = SizingMode::Notional;
            changed.notional = report->sizing.legs[leg].notional_usd;
        }
    }
    return other;
}

std::expected<std::vector<VenueOffer>, Issues> venue_offers(const Plan& plan, std::size_t leg) noexcept {
    const auto report = evaluate(plan);
    if (!report) return std::unexpected(report.error());
    if (leg >= plan.legs.size())
        return std::unexpected(
            Issues{{"legs", std::to_string(plan.legs.size()), "enough: there is no hedge to offer"}});
    const std::size_t asset = *asset_of(plan, plan.legs[leg]);
    std::vector<VenueOffer> offers;
    for (const Contract& contract : contracts()) {
        if (contract.underlying == plan.bags[asset].coin) offers.push_back(offer_of(plan, leg, contract));
    }
    return offers;
}

} // namespace keel
