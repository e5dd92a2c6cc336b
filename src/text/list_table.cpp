// Venues and fields as text and CSV: the rest of table.hpp.

#include "text/table.hpp"

#include "model/fields.hpp"
#include "model/venues.hpp"
#include "text/field_text.hpp"
#include "text/layout.hpp"
#include "text/names.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

std::string rate_text(const std::optional<double>& rate) { return rate ? percent(*rate, 3) : "?"; }

std::optional<double> first_rate(const Contract& contract) {
    return contract.tiers.empty() ? std::nullopt : contract.tiers.front().maintenance_rate;
}

/// "100 USD" or "0.001 BTC".
std::string size_text(const Contract& contract) {
    const bool is_inverse = contract.kind == ContractKind::Inverse;
    return (coins(contract.contract_value) + " ").append(is_inverse ? "USD" : contract.underlying);
}

std::string cell_from(const std::optional<double>& number) { return number ? exact(*number) : ""; }

std::vector<std::string> csv_cells(const Contract& c) {
    return {
        std::string(c.id),
        std::string(c.venue),
        std::string(c.market),
        std::string(c.symbol),
        std::string(name_of(c.kind)),
        std::string(c.underlying),
        std::string(c.settle_asset),
        exact(c.contract_value),
        cell_from(c.lot_step),
        cell_from(c.minimum_contracts),
        cell_from(c.minimum_notional_usd),
        cell_from(c.maker_fee_rate),
        cell_from(c.taker_fee_rate),
        cell_from(first_rate(c)),
        cell_from(c.max_leverage),
        cell_from(c.funding_interval_hours),
        std::string(name_of(c.confidence)),
        std::string(c.as_of),
        std::string(c.source),
        std::string(c.note),
    };
}

std::string joined_choices(const Field& field) {
    std::string text;
    for (const std::string_view choice : field.choices)
        text.append(text.empty() ? "" : " ").append(choice);
    return text;
}

} // namespace

std::string text_from_venues() {
    Rows rows{{"contract", "kind", "one is", "lot", "maker", "taker", "maint.", "most", "as of"}};
    for (const Contract& contract : contracts()) {
        rows.push_back({std::string(contract.id), std::string(name_of(contract.kind)), size_text(contract),
                        contract.lot_step ? coins(*contract.lot_step) : "?", rate_text(contract.maker_fee_rate),
                        rate_text(contract.taker_fee_rate), rate_text(first_rate(contract)),
                        contract.max_leverage ? coins(*contract.max_leverage) + "x" : "?",
                        std::string(contract.as_of)});
    }
    constexpr std::string_view kLegend =
        "\n?: not known. maint.: maintenance margin rate of the smallest position; larger ones need more.\n"
        "Sources, dates and all tiers: --format json.\n";
    return aligned(rows, 2).append(kLegend);
}

std::string csv_from_venues() {
    const std::vector<std::string> names{
        "id",
        "venue",
        "market",
        "symbol",
        "kind",
        "underlying",
        "settle_asset",
        "contract_value",
        "lot_step",
        "minimum_contracts",
        "minimum_notional_usd",
        "maker_fee_rate",
        "taker_fee_rate",
        "maintenance_rate",
        "max_leverage",
        "funding_interval_hours",
        "confidence",
        "as_of",
        "source",
        "note",
    };
    std::string csv = csv_line(names);
    for (const Contract& contract : contracts())
        csv += csv_line(csv_cells(contract));
    return csv;
}

std::string text_from_fields() {
    constexpr std::size_t kIndentation = 4;
    std::string text;
    for (const Field& field : fields()) {
        std::string head = std::string(field.key) + " = " + text_from_value(default_of(field));
        if (field.may_be_empty) head.append("empty: ").append(field.empty_means);
        text += wrapped(head, kIndentation) + '\n';
        const std::string body = std::string(field.label) + ", " + accepted_by(field) + ". " + std::string(field.help);
        text += wrapped(body, kIndentation, FirstLine::Indented) + '\n';
    }
    return text;
}

std::string csv_from_fields() {
    const std::vector<std::string> names{"key",  "label",   "kind",    "unit",        "least",
                                         "most", "choices", "default", "empty_means", "help"};
    std::string csv = csv_line(names);
    for (const Field& field : fields()) {
        const bool is_number =
            field.choices.empty() && field.kind != FieldKind::Ticker && field.kind != FieldKind::Contract;
        const std::vector<std::string> cells{
            std::string(field.key),
            std::string(field.label),
            std::string(name_of(field.kind)),
            std::string(name_of(field.unit)),
            is_number ? exact(field.least) : "",
            is_number ? exact(field.most) : "",
            joined_choices(field),
            text_from_value(default_of(field)),
            std::string(field.empty_means),
            std::string(field.help),
        };
        csv += csv_line(cells);
    }
    return csv;
}

} // namespace keel::text
