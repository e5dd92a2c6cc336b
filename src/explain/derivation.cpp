#include "explain/derivation.hpp"

#include "engine/hedge.hpp"
#include "engine/plan_check.hpp"
#include "explain/steps.hpp"
#include "text/json_writer.hpp"
#include "text/layout.hpp"

#include <utility>

namespace keel::explain {

namespace {

/// All derivations of a plan, or the one of a key.
class Collection {
public:
    explicit Collection(std::string_view wanted) : wanted_(wanted) {}

    /// `make` is called only when the key is wanted.
    template <class Make>
    void add(std::string key, Make make) {
        if (!wanted_.empty() && key != wanted_) return;
        Derivation& derivation = all.emplace_back(make());
        derivation.key = std::move(key);
    }

    std::vector<Derivation> all;

private:
    std::string_view wanted_;
};

void add_leg(Collection& collection, const Subject& s) {
    const auto add = [&](std::string_view name, Derivation (*explain)(const Subject&)) {
        collection.add(s.key(name), [&] {
            Derivation derivation = explain(s);
            if (s.plan.legs.size() > 1) derivation.title += ", hedge " + std::to_string(s.index + 1);
            return derivation;
        });
    };
    add("contracts", explain_contracts);
    add("collateral", explain_collateral);
    if (s.sizing().contracts != 0.0) add("liquidation", explain_liquidation);
    if (s.leg().entry_price && s.sizing().pnl_so_far_usd != 0.0) add("so_far", explain_result_so_far);
    if (s.sizing().locked_in_yield) add("locked_in", explain_locked_in_yield);
    if (s.sizing().residual_sd_usd) add("swing", explain_swing);
}

std::vector<Derivation> derived(const Plan& plan, const Report& report, std::string_view wanted) {
    const auto hedge = hedge_from_plan(plan);
    if (!hedge) return {};
    Collection collection(wanted);
    for (std::size_t i = 0; i < hedge->legs.size(); ++i)
        add_leg(collection, {plan, report, *hedge, i});
    for (std::size_t i = 0; i < plan.bags.size(); ++i)
        collection.add(bag_key(i, "hedged"), [&] { return explain_hedged_part(plan, report, *hedge, i); });
    collection.add("funding", [&] { return explain_funding(plan, report, *hedge); });
    collection.add("cost", [&] { return explain_cost(plan, report, *hedge); });
    return std::move(collection.all);
}

} // namespace

std::vector<Derivation> derivations_of(const Plan& plan, const Report& report) { return derived(plan, report, {}); }

std::optional<Derivation> derivation_of(const Plan& plan, const Report& report, std::string_view key) {
    std::vector<Derivation> found = derived(plan, report, key);
    return key.empty() || found.empty() ? std::nullopt : std::optional(std::move(found.front()));
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
