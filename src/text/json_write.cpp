// The writing half of json.hpp: plan, report and issues. It links no JSON library.

#include "text/json.hpp"

#include "model/report_table.hpp"
#include "text/field_text.hpp"
#include "text/json_writer.hpp"

#include <concepts>
#include <type_traits>
#include <vector>

namespace keel::text {

namespace {

template <class Type>
inline constexpr bool kIsList = false;
template <class Type>
inline constexpr bool kIsList<std::vector<Type>> = true;

template <class Type>
void write(JsonWriter& json, const Type& value) {
    if constexpr (std::same_as<Type, bool>) {
        json.truth(value);
    } else if constexpr (std::same_as<Type, Severity>) {
        json.value(keel::name_of(value));
    } else if constexpr (std::same_as<Type, std::string>) {
        json.value(std::string_view(value));
    } else if constexpr (kIsList<Type>) {
        json.begin_array();
        for (const auto& item : value)
            write(json, item);
        json.end_array();
    } else if constexpr (requires { json.value(value); }) {
        json.value(value);
    } else {
        json.begin_object();
        const auto write_member = [&](const auto& member) {
            json.key(member.key);
            write(json, value.*member.pointer);
        };
        std::apply([&](const auto&... member) { (write_member(member), ...); }, Table<Type>::members);
        json.end_object();
    }
}

} // namespace

std::string json_from_plan(const Plan& plan) {
    JsonWriter json;
    json.begin_object();
    for (const FieldGroup& group : groups_of(plan)) {
        if (!group.name.empty()) {
            json.key(group.name);
            json.begin_object();
        }
        for (const FieldAddress& address : group.fields) {
            json.key(name_in_group(*address.field));
            json.value(address.field->read(plan, address.index));
        }
        if (!group.name.empty()) json.end_object();
    }
    json.end_object();
    return json.finished();
}

std::string json_from_report(const Report& report) {
    JsonWriter json;
    write(json, report);
    return json.finished();
}

std::string json_from_issues(const Issues& issues) {
    JsonWriter json;
    json.begin_array();
    for (const Issue& issue : issues) {
        json.begin_object();
        json.key("field");
        json.value(std::string_view(issue.field));
        json.key("value");
        json.value(std::string_view(issue.value));
        json.key("accepted");
        json.value(std::string_view(issue.accepted));
        json.key("message");
        json.value(std::string_view(text_from_issue(issue)));
        json.end_object();
    }
    json.end_array();
    return json.finished();
}

} // namespace keel::text
