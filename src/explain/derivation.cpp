#include "explain/derivation.hpp"

#include "engine/hedge.hpp"
#include "engine/plan_check.hpp"
#include "explain/steps.hpp"
#include "text/json_writer.hpp"
#include "text/layout.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace keel::explain {

namespace {

void add_leg(std::vector<Derivation>& all, const Subject& s) {
    const auto add = [&](std::string_view name, Derivation derivation) {
        derivation.key = s.key(name);
        if (s.plan.legs.size() > 1) derivation.title += ", hedge " + std::to_string(s.index + 1);
        all.push_back(std::move(derivation));
    };
    add("contracts", explain_contracts(s));
    add("collateral", explain_collateral(s));
    if (s.sizing().contracts != 0.0) add("liquidation", explain_liquidation(s));
    if (s.leg().entry_price && s.sizing().pnl_so_far_usd != 0.0) add("so_far", explain_result_so_far(s));
    if (s.sizing().locked_in_yield) add("locked_in", explain_locked_in_yield(s));
    if (s.sizing().residual_sd_usd) add("swing", explain_swing(s));
}

} // namespace

std::vector<Derivation> derivations_of(const Plan& plan, const Report& report) {
    std::vector<Derivation> all;
    const auto hedge = hedge_from_plan(plan);
    if (!hedge) return all;
    for (std::size_t i = 0; i < hedge->legs.size(); ++i)
        add_leg(all, {plan, report, *hedge, i});
    const auto add = [&](std::string key, Derivation derivation) {
        derivation.key = std::move(key);
        all.push_back(std::move(derivation));
    };
    for (std::size_t i = 0; i < plan.bags.size(); ++i)
        add(bag_key(i, "hedged"), explain_hedged_part(plan, report, *hedge, i));
    add("funding", explain_funding(plan, report, *hedge));
    add("cost", explain_cost(plan, report, *hedge));
    return all;
}

std::optional<Derivation> derivation_of(const Plan& plan, const Report& report, std::string_view key) {
    std::vector<Derivation> all = derivations_of(plan, report);
    const auto found = std::ranges::find(all, key, &Derivation::key);
    return found == all.end() ? std::nullopt : std::optional(std::move(*found));
}

std::string text_from_derivations(const std::vector<Derivation>& derivations) {
    std::string text;
    for (const Derivation& d : derivations) {
        text += (text.empty() ? "" : "\n") + d.title + ": " + d.result + "\n";
        const auto add = [&](std::string_view words) {
            if (!words.empty()) text += text::wrapped(words, 2, text::FirstLine::Indented) + "\n";
        };
        for (const Step& step : d.steps) {
            if (!step.words.empty()) {
                add(step.what + ": " + step.result + ", " + step.words);
                continue;
            }
            add(step.what + " = " + step.formula);
            const std::string numbers = step.numbers.empty() ? "" : step.numbers + " = ";
            text += text::wrapped("= " + numbers + step.result, 4, text::FirstLine::Indented) + "\n";
        }
        add(d.words);
        for (const std::string& source : d.sources)
            add(source);
    }
    return text;
}

std::string json_from_derivations(const std::vector<Derivation>& derivations) {
    text::JsonWriter json;
    const auto add = [&](std::string_view key, std::string_view value) {
        json.key(key);
        json.value(value);
    };
    const auto add_list = [&](std::string_view key, const std::vector<std::string>& values) {
        json.key(key);
        json.begin_array();
        for (const std::string& value : values)
            json.value(std::string_view(value));
        json.end_array();
    };
    json.begin_array();
    for (const Derivation& d : derivations) {
        json.begin_object();
        add("key", d.key);
        add("title", d.title);
        add("result", d.result);
        json.key("steps");
        json.begin_array();
        for (const Step& step : d.steps) {
            json.begin_object();
            add("what", step.what);
            add("formula", step.formula);
            add("numbers", step.numbers);
            add("words", step.words);
            add("result", step.result);
            json.end_object();
        }
        json.end_array();
        add("words", d.words);
        add_list("sources", d.sources);
        add_list("fields", d.fields);
        json.end_object();
    }
    json.end_array();
    return json.finished();
}

std::string csv_from_derivations(const std::vector<Derivation>& derivations) {
    const std::string kNames[] = {"key", "title", "what", "formula", "numbers", "words", "result"};
    std::string csv = text::csv_line(kNames);
    for (const Derivation& d : derivations) {
        for (const Step& step : d.steps) {
            const std::string cells[] = {d.key,        d.title,    step.what,  step.formula,
                                         step.numbers, step.words, step.result};
            csv += text::csv_line(cells);
        }
    }
    return csv;
}

} // namespace keel::explain
