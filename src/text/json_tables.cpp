// The field table and the venue table as JSON.

#include "model/venue_sources.hpp"
#include "text/json.hpp"

#include "text/field_text.hpp"
#include "text/json_writer.hpp"
#include "text/names.hpp"

namespace keel::text {

namespace {

/// Pairs of key and value of an object.
class JsonObject {
public:
    explicit JsonObject(JsonWriter& json) : json_(json) { json_.begin_object(); }
    ~JsonObject() { json_.end_object(); }
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;

    template <class Type>
    void add(std::string_view key, const Type& value) {
        json_.key(key);
        json_.value(value);
    }

    /// Null for what is not known.
    void add_truth(std::string_view key, std::optional<bool> is_true) {
        json_.key(key);
        is_true ? json_.truth(*is_true) : json_.null();
    }

    /// Null for a text that is empty.
    void add_known(std::string_view key, std::string_view text) {
        json_.key(key);
        text.empty() ? json_.null() : json_.value(text);
    }

private:
    JsonWriter& json_;
};

bool is_number(const Field& field) {
    return field.kind == FieldKind::Number || field.kind == FieldKind::Whole || field.kind == FieldKind::NumberList;
}

void write_field(JsonWriter& json, const Field& field) {
    JsonObject object(json);
    object.add("key", field.key);
    object.add("scope", name_of(field.scope));
    object.add("label", field.label);
    object.add("kind", name_of(field.kind));
    object.add("unit", name_of(field.unit));
    object.add_truth("may_be_empty", field.may_be_empty);
    object.add("least", is_number(field) ? std::optional(field.least) : std::nullopt);
    object.add("most", is_number(field) ? std::optional(field.most) : std::nullopt);
    json.key("choices");
    json.begin_array();
    for (const std::string_view choice : field.choices)
        json.value(choice);
    json.end_array();
    object.add("default", default_of(field));
    object.add_known("empty_means", field.empty_means);
    object.add("accepted", std::string_view(accepted_by(field)));
    object.add("help", help_of(field));
}

void write_tier(JsonWriter& json, const Tier& tier) {
    JsonObject object(json);
    object.add("cap", tier.cap);
    object.add("maintenance_rate", tier.maintenance_rate);
    object.add("maintenance_amount", tier.maintenance_amount);
    object.add("max_leverage", tier.max_leverage);
}

void write_tiers(JsonWriter& json, JsonObject& object, const Contract& contract) {
    object.add("tier_method", name_of(contract.tier_method));
    object.add("tier_unit", name_of(contract.tier_unit));
    object.add_truth("tiers_inferred", contract.tiers_inferred);
    object.add("fee_in_maintenance", name_of(contract.fee_in_maintenance));
    object.add_known("tiers_confidence", name_of(contract.tiers_confidence));
    object.add_known("tiers_as_of", contract.tiers_as_of);
    object.add_known("tiers_source", source_of(contract).tiers_source);
    json.key("tiers");
    json.begin_array();
    for (const Tier& tier : contract.tiers)
        write_tier(json, tier);
    json.end_array();
}

void write_contract(JsonWriter& json, const Contract& contract) {
    JsonObject object(json);
    object.add("id", contract.id);
    object.add("venue", contract.venue);
    object.add("market", contract.market);
    object.add("symbol", contract.symbol);
    object.add("product", name_of(contract.product));
    object.add_known("delivery_date", contract.delivery_date);
    object.add("kind", name_of(contract.kind));
    object.add("underlying", contract.underlying);
    object.add("settle_asset", contract.settle_asset);
    object.add("contract_value", contract.contract_value);
    object.add("lot_step", contract.lot_step);
    object.add("minimum_contracts", contract.minimum_contracts);
    object.add("minimum_notional_usd", contract.minimum_notional_usd);
    object.add("maker_fee_rate", contract.maker_fee_rate);
    object.add("taker_fee_rate", contract.taker_fee_rate);
    object.add("liquidation_fee_rate", contract.liquidation_fee_rate);
    object.add("delivery_fee_rate", contract.delivery_fee_rate);
    object.add_known("fee_confidence", name_of(contract.fee_confidence));
    object.add("max_leverage", contract.max_leverage);
    object.add("funding_interval_hours", contract.funding_interval_hours);
    object.add("funding_cap_rate", contract.funding_cap_rate);
    object.add("funding_floor_rate", contract.funding_floor_rate);
    object.add_truth("bonus_usable_as_margin", contract.bonus_usable_as_margin);
    object.add_truth("bonus_usable_for_fees", contract.bonus_usable_for_fees);
    object.add("revision", static_cast<double>(contract.revision));
    object.add("confidence", name_of(contract.confidence));
    object.add("as_of", contract.as_of);
    object.add("source", source_of(contract).source);
    object.add_known("note", source_of(contract).note);
    write_tiers(json, object, contract);
}

} // namespace

std::string json_from_fields() {
    JsonWriter json;
    json.begin_array();
    for (const Field& field : fields())
        write_field(json, field);
    json.end_array();
    return json.finished();
}

std::string json_from_venues() {
    JsonWriter json;
    json.begin_array();
    for (const Contract& contract : contracts())
        write_contract(json, contract);
    json.end_array();
    return json.finished();
}

} // namespace keel::text
