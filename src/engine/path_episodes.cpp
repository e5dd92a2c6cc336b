#include "engine/path_episodes.hpp"

namespace keel {

HedgeParts parts_of(const ScenarioLeg& leg) {
    return {.futures_usd = leg.futures_usd + leg.basis_usd,
            .funding_usd = leg.funding_usd,
            .fees_usd = leg.entry_fee_usd + leg.exit_fee_usd + leg.slippage_usd,
            .other_usd = leg.borrow_usd + leg.settle_usd + leg.bonus_usd + leg.liquidation_usd};
}

HedgeParts parts_of(const Scenario& outcome) {
    return {.futures_usd = outcome.futures_usd + outcome.basis_usd,
            .funding_usd = outcome.funding_usd,
            .fees_usd = outcome.fees_usd + outcome.slippage_usd,
            .other_usd = outcome.borrow_usd + outcome.settle_usd + outcome.bonus_usd + outcome.liquidation_usd};
}

void EpisodeLog::begin(std::size_t rule, double ratio, const LegAtMoment& at) { open_[rule] = Start{ratio, at}; }

void EpisodeLog::end(std::size_t rule, EpisodeEnd how, const LegAtMoment& at) {
    if (!open_[rule]) return;
    const Start& start = *open_[rule];
    const HedgeParts before = parts_of(start.at.made), after = parts_of(at.made);
    const double value = at.unit_usd / start.at.unit_usd;
    RuleEpisode episode{.rule = static_cast<double>(rule + 1),
                        .leg = plan_.rules[rule].leg,
                        .from_day = start.at.day,
                        .to_day = at.day,
                        .from_price = start.at.price,
                        .to_price = at.price,
                        .coin_price = at.coin_price,
                        .ratio = start.ratio,
                        .ended_by = how,
                        .coins_usd = at.coins_usd - start.at.coins_usd,
                        .futures_usd = after.futures_usd - before.futures_usd * value,
                        .funding_usd = after.funding_usd - before.funding_usd * value,
                        .fees_usd = after.fees_usd - before.fees_usd * value,
                        .other_usd = after.other_usd - before.other_usd};
    episode.result_usd = episode.futures_usd + episode.funding_usd + episode.fees_usd + episode.other_usd;
    // A short hedges against a fall, a long one, of coins that are owed, against a rise.
    const double direction = plan_.legs[leg_of(rule)].side == Side::Long ? -1.0 : 1.0;
    const bool was_needed = direction * (episode.to_price - episode.from_price) < 0.0;
    (was_needed ? episode.saved_usd : episode.cost_usd) = was_needed ? episode.result_usd : 0.0 - episode.result_usd;
    totals.episodes += 1.0;
    totals.false_alarms += was_needed ? 0.0 : 1.0;
    totals.saved_usd += episode.saved_usd;
    totals.cost_usd += episode.cost_usd;
    if (episodes.size() < kMostEpisodes) episodes.push_back(std::move(episode));
    open_[rule].reset();
}

void EpisodeLog::end_of_leg(std::size_t leg, EpisodeEnd how, const LegAtMoment& at) {
    for (std::size_t i = 0; i < open_.size(); ++i) {
        if (leg_of(i) == leg) end(i, how, at);
    }
}

} // namespace keel
