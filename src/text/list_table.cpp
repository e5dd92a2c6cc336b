// Venues and fields as text and CSV: the rest of table.hpp.

#include "text/table.hpp"

#include "model/fields.hpp"
#include "model/venue_sources.hpp"
#include "model/venues.hpp"
#include "text/field_text.hpp"
#include "text/layout.hpp"
#include "text/names.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

/// In percent without the sign, up to three decimals: "0.055".
std::string percent_text(double rate) {
    constexpr double kHundredThousand = 1e5;
    return coins(std::round(rate * kHundredThousand) / (kHundredThousand / 100.0));
}

std::string rate_text(const std::optional<double>& rate) { return rate ? percent_text(*rate) + " %" : "?"; }

/// "0.02/0.05": maker and taker.
std::string fees_text(const Contract& contract) {
    if (!contract.maker_fee_rate && !contract.taker_fee_rate) return "?";
    const auto one = [](const std::optional<double>& rate) { return rate ? percent_text(*rate) : "?"; };
    return one(contract.maker_fee_rate) + "/" + one(contract.taker_fee_rate);
}

std::optional<double> first_rate(const Contract& contract) {
    return contract.tiers.empty() ? std::nullopt : contract.tiers.front().maintenance_rate;
}

/// "2026-09" of "2026-09-25 (tiers 1-2)".
std::string month_text(std::string_view date) {
    constexpr std::size_t kMonthLetters = 7;
    return std::string(date.substr(0, kMonthLetters));
}

std::vector<std::string> row_from(const Contract& contract) {
    const bool is_dated = contract.product == Product::Dated;
    return {
        std::string(contract.id),
        std::string(name_of(contract.kind)),
        std::string(is_dated ? contract.delivery_date : name_of(contract.product)),
        contract_size(contract),
        contract.lot_step ? coins(*contract.lot_step) : "?",
        fees_text(contract),
        rate_text(first_rate(contract)),
        contract.max_leverage ? coins(*contract.max_leverage) + "x" : "?",
        month_text(contract.as_of),
    };
}

std::string cell_from(const std::optional<double>& number) { return number ? exact(*number) : ""; }

std::string truth_cell(std::optional<bool> is_true) {
    if (!is_true) return "";
    return *is_true ? "true" : "false";
}

std::vector<std::string> csv_cells(const Contract& c) {
    return {
        std::string(c.id),
        std::string(c.venue),
        std::string(c.market),
        std::string(c.symbol),
        std::string(name_of(c.product)),
        std::string(c.delivery_date),
        std::string(name_of(c.kind)),
        std::string(c.underlying),
        std::string(c.settle_asset),
        exact(c.contract_value),
        cell_from(c.lot_step),
        cell_from(c.minimum_contracts),
        cell_from(c.minimum_notional_usd),
        cell_from(c.maker_fee_rate),
        cell_from(c.taker_fee_rate),
        cell_from(c.liquidation_fee_rate),
        cell_from(c.delivery_fee_rate),
        cell_from(first_rate(c)),
        std::string(name_of(c.fee_in_maintenance)),
        cell_from(c.max_leverage),
        cell_from(c.funding_interval_hours),
        cell_from(c.funding_cap_rate),
        cell_from(c.funding_floor_rate),
        truth_cell(c.bonus_usable_as_margin),
        truth_cell(c.bonus_usable_for_fees),
        std::string(name_of(c.confidence)),
        std::string(c.as_of),
        std::string(source_of(c).source),
        std::string(source_of(c).note),
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
    Rows rows{{"contract", "kind", "delivery", "one is", "lot", "fees, %", "maint.", "most", "as of"}};
    for (const Contract& contract : contracts())
        rows.push_back(row_from(contract));
    constexpr std::string_view kLegend =
        "\n?: not known. fees: maker/taker. maint.: maintenance margin rate of the smallest position;\n"
        "larger ones need more. Sources, dates and all tiers: --format json.\n";
    return aligned(rows, 3).append(kLegend);
}

std::string csv_from_venues() {
    const std::vector<std::string> names{
        "id",
        "venue",
        "market",
        "symbol",
        "product",
        "delivery_date",
        "kind",
        "underlying",
        "settle_asset",
        "contract_value",
        "lot_step",
        "minimum_contracts",
        "minimum_notional_usd",
        "maker_fee_rate",
        "taker_fee_rate",
        "liquidation_fee_rate",
        "delivery_fee_rate",
        "maintenance_rate",
        "fee_in_maintenance",
        "max_leverage",
        "funding_interval_hours",
        "funding_cap_rate",
        "funding_floor_rate",
        "bonus_usable_as_margin",
        "bonus_usable_for_fees",
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
        const bool has_pairs = field.kind == FieldKind::PairList || field.kind == FieldKind::Path;
        if (has_pairs && !field.may_be_empty) head.append("none");
        text += wrapped(head, kIndentation) + '\n';
        const std::string body =
            std::string(field.label) + ", " + accepted_by(field) + ". " + std::string(help_of(field));
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
            std::string(help_of(field)),
        };
        csv += csv_line(cells);
    }
    return csv;
}

} // namespace keel::text
