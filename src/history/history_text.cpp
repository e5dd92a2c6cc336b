#include "history/history_text.hpp"

#include "history/figures.hpp"
#include "text/json_writer.hpp"
#include "text/layout.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

#include <cstddef>

namespace keel::history {

HistoryReport report_of(const NamedReading& first, const NamedReading& second, const NamedReading& funding) {
    const auto source_of = [](const NamedReading& file) {
        return Source{std::string(file.name), file.reading->account};
    };
    HistoryReport report;
    report.first = source_of(first);
    report.first_facts = facts_of(first.reading->prices);
    if (second.reading != nullptr) {
        report.second = source_of(second);
        report.second_facts = facts_of(second.reading->prices);
        report.pair = facts_of(first.reading->prices, second.reading->prices);
    }
    if (funding.reading != nullptr) {
        report.funding = source_of(funding);
        report.funding_facts = facts_of(funding.reading->funding);
    }
    return report;
}

std::string account_text(const Source& source) {
    std::string text = text::shown(source.name) + "\n";
    for (const std::string& sentence : account_in_words(source.account))
        text += text::wrapped(sentence, 2, text::FirstLine::Indented) + "\n";
    return text + "\n";
}

namespace {

/// Labels, and the figures of one or two columns beside them.
std::string figures_text(std::string_view title, const Figures& figures, const Figures& more = {}) {
    text::Rows rows;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (figures[i].label.empty()) continue;
        rows.push_back({"  " + std::string(figures[i].label), figures[i].told});
        if (!more.empty()) rows.back().push_back(more[i].told);
    }
    return std::string(title) + "\n" + text::aligned(rows, 1) + "\n";
}

void write_value(text::JsonWriter& json, const FigureValue& value) {
    if (const auto* number = std::get_if<double>(&value)) {
        json.value(*number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        json.value(std::string_view(*text));
    } else {
        json.null();
    }
}

void write_figures(text::JsonWriter& json, std::string_view key, const Figures& figures) {
    json.key(key);
    json.begin_object();
    for (const Figure& figure : figures) {
        json.key(figure.name);
        write_value(json, figure.value);
    }
    json.end_object();
}

void write_time(text::JsonWriter& json, std::string_view key, const std::optional<Milliseconds>& ms) {
    json.key(key);
    write_value(json, ms ? FigureValue(iso_text(*ms)) : FigureValue());
}

void write_count(text::JsonWriter& json, std::string_view key, std::size_t count) {
    json.key(key);
    json.value(static_cast<double>(count));
}

void write_findings(text::JsonWriter& json, const Account& account) {
    json.key("findings");
    json.begin_array();
    for (const Finding& finding : account.findings) {
        json.begin_object();
        json.key("reason");
        json.value(name_of(finding.reason));
        json.key("left_out");
        json.truth(is_left_out(finding.reason));
        write_count(json, "lines", finding.lines);
        write_count(json, "first_line", finding.first_line);
        json.end_object();
    }
    json.end_array();
}

void write_account(text::JsonWriter& json, std::string_view key, const Source& source) {
    const Account& account = source.account;
    json.key(key);
    json.begin_object();
    json.key("name");
    json.value(std::string_view(source.name));
    json.key("shape");
    json.value(name_of(account.shape));
    write_count(json, "lines", account.lines);
    write_count(json, "rows", account.rows);
    write_count(json, "left_out", account.left_out());
    write_time(json, "from", account.first_ms);
    write_time(json, "to", account.last_ms);
    json.key("bar_seconds");
    json.value(account.bar_ms ? std::optional(static_cast<double>(*account.bar_ms) / 1000.0) : std::nullopt);
    write_count(json, "gaps", account.gaps);
    json.key("missing_bars");
    json.value(static_cast<double>(account.missing_bars));
    write_time(json, "longest_gap_from",
               account.longest_gap ? std::optional(account.longest_gap->from_ms) : std::nullopt);
    write_time(json, "longest_gap_to", account.longest_gap ? std::optional(account.longest_gap->to_ms) : std::nullopt);
    json.key("decimal_assumed");
    json.truth(account.is_decimal_assumed);
    write_findings(json, account);
    json.end_object();
}

void append_csv(std::string& csv, std::string_view group, const Figures& figures) {
    for (const Figure& figure : figures) {
        std::string value;
        if (const auto* number = std::get_if<double>(&figure.value)) value = text::exact(*number);
        if (const auto* text = std::get_if<std::string>(&figure.value)) value = *text;
        csv += text::csv_line(std::vector<std::string>{std::string(group), std::string(figure.name), value});
    }
}

} // namespace

std::string text_from_history(const HistoryReport& report) {
    std::string text = account_text(report.first);
    if (report.second) text += account_text(*report.second);
    if (report.funding) text += account_text(*report.funding);
    text += figures_text(report.second ? "Each by itself, the first and the second" : "What it says",
                         figures_of(report.first_facts),
                         report.second_facts ? figures_of(*report.second_facts) : Figures{});
    if (report.pair) text += figures_text("The first hedged with the second", figures_of(*report.pair));
    if (report.funding_facts) text += figures_text("Funding", figures_of(*report.funding_facts));
    text.pop_back();
    return text;
}

std::string json_from_history(const HistoryReport& report) {
    text::JsonWriter json;
    json.begin_object();
    write_account(json, "file", report.first);
    write_figures(json, "prices", figures_of(report.first_facts));
    if (report.second) write_account(json, "second_file", *report.second);
    if (report.second_facts) write_figures(json, "second_prices", figures_of(*report.second_facts));
    if (report.pair) write_figures(json, "pair", figures_of(*report.pair));
    if (report.funding) write_account(json, "funding_file", *report.funding);
    if (report.funding_facts) write_figures(json, "funding", figures_of(*report.funding_facts));
    json.end_object();
    return json.finished();
}

std::string csv_from_history(const HistoryReport& report) {
    std::string csv = "group,name,value\n";
    append_csv(csv, "prices", figures_of(report.first_facts));
    if (report.second_facts) append_csv(csv, "second_prices", figures_of(*report.second_facts));
    if (report.pair) append_csv(csv, "pair", figures_of(*report.pair));
    if (report.funding_facts) append_csv(csv, "funding", figures_of(*report.funding_facts));
    return csv;
}

} // namespace keel::history
