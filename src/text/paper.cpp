#include "text/paper.hpp"

#include "model/episodes.hpp"
#include "model/report_table.hpp"
#include "model/venues.hpp"
#include "text/field_spelling.hpp"
#include "text/json_writer.hpp"
#include "text/ladder.hpp"
#include "text/link.hpp"
#include "text/path_text.hpp"
#include "text/phrases.hpp"
#include "text/report_rows.hpp"
#include "text/source_words.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace keel::text {

namespace {

/// What most people change; the others are folded away.
constexpr std::string_view kUsual[] = {
    "bag.coin",       "bag.amount",       "bag.price", "leg.contract", "leg.sizing",    "leg.leverage",
    "leg.collateral", "leg.funding_rate", "leg.basis", "horizon_days", "scenario.move", "scenario.shocks",
};

/// Of the three that say how large a hedge is, the one that counts.
constexpr std::string_view kSizes[] = {"leg.ratio", "leg.contracts", "leg.notional"};

/// A table with a heading, or names with what is so.
enum class TableKind { Columns, Pairs };

class PaperWriter {
public:
    explicit PaperWriter(const Plan& plan) : plan_(plan) { json_.begin_object(); }

    void text(std::string_view name, std::string_view value) {
        json_.key(name);
        json_.value(value);
    }
    void issues(const Issues& issues);
    void warnings(const Report& report);
    void tables(const Report& report, const PathReport* path);
    void groups();
    void notes();
    std::string finished();

private:
    void table(std::string_view title, TableKind kind, const Rows& rows, std::string_view note = {});
    void path_tables(const PathReport& path);
    void field(const FieldAddress& address);
    bool is_usual(const FieldAddress& address) const;

    const Plan& plan_;
    JsonWriter json_;
};

void PaperWriter::issues(const Issues& issues) {
    json_.key("issues");
    json_.begin_array();
    for (const Issue& issue : issues)
        json_.value(std::string_view(text_from_issue(issue)));
    json_.end_array();
}

void PaperWriter::warnings(const Report& report) {
    json_.key("warnings");
    json_.begin_array();
    for (const Warning& warning : report.warnings) {
        json_.begin_object();
        text("severity", name_of(warning.severity));
        text("message", warning.message);
        json_.end_object();
    }
    json_.end_array();
}

void PaperWriter::table(std::string_view title, TableKind kind, const Rows& rows, std::string_view note) {
    if (rows.empty()) return;
    json_.begin_object();
    text("title", title);
    text("kind", kind == TableKind::Pairs ? "pairs" : "columns");
    text("note", note);
    json_.key("rows");
    json_.begin_array();
    for (const auto& row : rows) {
        json_.begin_array();
        for (const std::string& cell : row)
            json_.value(std::string_view(cell));
        json_.end_array();
    }
    json_.end_array();
    json_.end_object();
}

void PaperWriter::path_tables(const PathReport& path) {
    table("What happens on the way", TableKind::Columns, rows_of_events(plan_, path));
    table("What the way comes to, in USD", TableKind::Pairs, rows_of_outcome(path));
    const bool is_liquidated = std::ranges::any_of(path.alternatives, &PathAlternative::liquidated);
    table("The same way otherwise hedged, in USD", TableKind::Columns, rows_of_alternatives(path),
          is_liquidated ? "* a hedge was liquidated on the way" : "");
}

void PaperWriter::tables(const Report& report, const PathReport* path) {
    json_.key("tables");
    json_.begin_array();
    const std::size_t legs = std::min({plan_.legs.size(), report.sizing.legs.size(), report.margin.legs.size()});
    for (std::size_t leg = 0; leg < legs; ++leg) {
        const NamedRows hedge = rows_of_leg(plan_, report, leg);
        table(hedge.title, TableKind::Pairs, hedge.rows);
    }
    for (const NamedRows& wallet : rows_of_wallets(plan_, report))
        table(wallet.title, TableKind::Pairs, wallet.rows);
    table("How much is hedged, in coins", TableKind::Columns, rows_of_bags(plan_, report, Digits::All));
    const NamedRows cost = rows_of_cost(plan_, report);
    table(cost.title, TableKind::Pairs, cost.rows, break_even_in_words(plan_, report));
    table(ladder_title(plan_, report), TableKind::Columns, rows_of_ladder(report));
    table(parts_title(report), TableKind::Columns, rows_of_parts(plan_, report));
    if (path != nullptr) path_tables(*path);
    json_.end_array();
}

bool PaperWriter::is_usual(const FieldAddress& address) const {
    const std::string_view key = address.field->key;
    if (address.field->scope == Scope::Rule || std::ranges::find(kUsual, key) != std::end(kUsual)) return true;
    if (std::ranges::find(kSizes, key) == std::end(kSizes)) return false;
    const FieldValue sizing = find_field("leg.sizing")->field->read(plan_, address.index);
    const auto* const way = std::get_if<std::string>(&sizing);
    return way != nullptr && key.ends_with(*way);
}

/// Of what is chosen by a name; empty for other values.
std::string chosen_in_words(const Field& field, const FieldValue& value) {
    const auto* const name = std::get_if<std::string>(&value);
    if (name == nullptr || (field.kind != FieldKind::Choice && field.kind != FieldKind::Path)) return {};
    const Episode* const episode = field.kind == FieldKind::Path ? find_episode(*name) : nullptr;
    return episode != nullptr ? std::string(episode->name) : words_of_choice(*name);
}

void PaperWriter::field(const FieldAddress& address) {
    const Field& field = *address.field;
    const FieldValue value = field.read(plan_, address.index);
    json_.begin_object();
    text("key", key_of(field, address.index));
    text("label", field.label);
    text("value", spelled(field, value));
    const std::string chosen = chosen_in_words(field, value);
    text("chosen", chosen);
    text("unit", chosen.empty() ? unit_in_words(plan_, address) : std::string());
    text("help", help_of(field));
    text("empty_means", field.may_be_empty ? field.empty_means : std::string_view());
    json_.key("is_contract");
    json_.truth(field.kind == FieldKind::Contract);
    json_.key("is_usual");
    json_.truth(is_usual(address));
    json_.key("is_changed");
    json_.truth(value != default_of(field));
    json_.key("choices");
    json_.begin_array();
    if (field.kind == FieldKind::Choice) {
        if (field.may_be_empty) json_.value(std::string_view());
        for (const std::string_view choice : field.choices)
            json_.value(choice);
    }
    json_.end_array();
    json_.key("choice_words");
    json_.begin_array();
    if (field.kind == FieldKind::Choice) {
        if (field.may_be_empty) json_.value(std::string_view("Automatic"));
        for (const std::string_view choice : field.choices)
            json_.value(std::string_view(words_of_choice(choice)));
    }
    json_.end_array();
    json_.end_object();
}

std::string title_of_part(const FieldAddress& address) {
    const std::string number = std::to_string(address.index + 1);
    switch (address.field->scope) {
    case Scope::Bag: return "Bag " + number;
    case Scope::Leg: return "Hedge " + number;
    case Scope::Rule: return "Rule " + number;
    case Scope::Plan: break;
    }
    return "Scenario, selling and risk";
}

void PaperWriter::groups() {
    std::vector<std::string> titles;
    const std::vector<FieldAddress> addresses = addresses_of(plan_);
    for (const FieldAddress& address : addresses) {
        std::string title = title_of_part(address);
        if (std::ranges::find(titles, title) == titles.end()) titles.push_back(std::move(title));
    }
    // What concerns the whole plan comes last, as on the page.
    std::ranges::stable_partition(titles, [](const std::string& title) { return !title.starts_with("Scenario"); });
    json_.key("groups");
    json_.begin_array();
    for (const std::string& title : titles) {
        json_.begin_object();
        text("title", title);
        json_.key("fields");
        json_.begin_array();
        for (const FieldAddress& address : addresses)
            if (title_of_part(address) == title) field(address);
        json_.end_array();
        json_.end_object();
    }
    json_.end_array();
}

void PaperWriter::notes() {
    json_.key("notes");
    json_.begin_array();
    std::vector<const Contract*> told;
    for (const Leg& leg : plan_.legs) {
        const Contract* contract = find_contract(leg.contract);
        if (contract == nullptr || std::ranges::find(told, contract) != told.end()) continue;
        told.push_back(contract);
        const std::string words = facts_in_words(*contract);
        json_.value(std::string_view(words));
    }
    json_.end_array();
}

std::string PaperWriter::finished() {
    text("link", link_from_plan(plan_));
    json_.end_object();
    return json_.finished();
}

} // namespace

bool has_path(const Plan& plan) {
    return plan.scenario.path.preset.has_value() || !plan.scenario.path.points.empty() || !plan.rules.empty();
}

std::string json_from_paper(const Plan& plan, const Report& report, const PathReport* path, const Issues& issues) {
    PaperWriter writer(plan);
    writer.text("answer", report.answer);
    writer.text("path_answer", path != nullptr ? path->answer : std::string());
    writer.issues(issues);
    writer.warnings(report);
    writer.tables(report, path);
    writer.groups();
    writer.notes();
    return writer.finished();
}

std::string json_from_paper(const Plan& plan, const Issues& issues) {
    PaperWriter writer(plan);
    writer.issues(issues);
    writer.groups();
    return writer.finished();
}

std::optional<Issue> set_typed(Plan& plan, std::string_view key, std::string_view text) {
    const auto address = find_field(key);
    if (!address) return unknown_key(key, text);
    const auto value = read_spelled(*address, text);
    if (!value) return value.error();
    return set_field(plan, *address, *value, std::string(text));
}

} // namespace keel::text
