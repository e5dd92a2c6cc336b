// The writing half of json.hpp: plan, report and issues. It links no JSON library.

#include "text/json.hpp"

#include "text/field_text.hpp"
#include "text/json_from_struct.hpp"

namespace keel::text {

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

std::string json_from_report(const Report& report) { return json_from_struct(report); }

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
