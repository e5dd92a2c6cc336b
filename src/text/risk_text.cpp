#include "text/risk_text.hpp"

#include "model/risk_table.hpp"
#include "text/json_from_struct.hpp"

namespace keel::text {

std::string json_from_risk(const RiskReport& report) { return json_from_struct(report); }

} // namespace keel::text
