#include "support/random_fields.hpp"

#include "model/venues.hpp"
#include "text/field_text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace keel::test {

namespace {

std::size_t below(std::size_t count, std::mt19937_64& random) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

double uniform(double least, double most, std::mt19937_64& random) {
    return std::uniform_real_distribution(least, most)(random);
}

double random_number(const Field& field, std::mt19937_64& random) {
    const auto inside = [&](double number) { return std::clamp(number, field.least, field.most); };
    switch (below(6, random)) {
    case 0: return field.least;
    case 1: return field.most;
    case 2: return inside(0.0);
    case 3: return inside(std::round(uniform(-1000.0, 1000.0, random)) / 100.0);
    case 4: return inside(std::pow(10.0, uniform(-12.0, 15.0, random)) * (below(2, random) == 0 ? 1.0 : -1.0));
    default: return uniform(field.least, field.most, random);
    }
}

std::string random_ticker(std::mt19937_64& random) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789";
    std::string ticker;
    for (std::size_t left = 1 + below(kMostTickerLetters, random); left > 0; --left)
        ticker += kLetters[below(kLetters.size(), random)];
    return ticker;
}

} // namespace

FieldValue random_value(const Field& field, std::mt19937_64& random) {
    if (field.may_be_empty && below(3, random) == 0) return {};
    switch (field.kind) {
    case FieldKind::Number: return random_number(field, random);
    case FieldKind::Whole:
        return field.least + static_cast<double>(below(static_cast<std::size_t>(field.most - field.least) + 1, random));
    case FieldKind::Choice: return std::string(field.choices[below(field.choices.size(), random)]);
    case FieldKind::Ticker: return random_ticker(random);
    case FieldKind::Contract: {
        const std::size_t index = below(contracts().size() + 1, random);
        return std::string(index < contracts().size() ? contracts()[index].id : "custom");
    }
    case FieldKind::NumberList: {
        std::vector<double> numbers(field.least_count + below(field.most_count - field.least_count + 1, random));
        for (double& number : numbers)
            number = random_number(field, random);
        return numbers;
    }
    case FieldKind::Path:
        if (below(2, random) == 0) return std::string(field.choices[below(field.choices.size(), random)]);
        [[fallthrough]];
    case FieldKind::PairList: {
        PairList pairs(field.least_count + below(field.most_count - field.least_count + 1, random));
        for (NumberPair& pair : pairs)
            pair = {uniform(field.least_first, field.most_first, random), random_number(field, random)};
        return pairs;
    }
    }
    return {};
}

Plan random_fields_plan(std::mt19937_64& random) {
    Plan plan;
    plan.bags.resize(below(3, random) == 0 ? 1 + below(kMostBags, random) : 1);
    plan.legs.resize(below(3, random) == 0 ? below(kMostLegs + 1, random) : 1);
    plan.rules.resize(below(3, random) == 0 ? below(kMostRules + 1, random) : 0);
    for (const FieldAddress& address : text::addresses_of(plan)) {
        if (text::is_count(*address.field) || below(2, random) == 0) continue;
        address.field->write(plan, address.index, random_value(*address.field, random));
    }
    return plan;
}

std::string random_bytes(std::mt19937_64& random, std::size_t most) {
    static constexpr std::string_view kPieces[] = {
        "v=1",
        "&",
        "=",
        "ok=",
        "bag.amount",
        "leg2.ratio",
        "legs",
        "bags",
        "leg.collateral",
        "scenario.shocks",
        "1e400",
        "-0.5",
        "nan",
        "%",
        "%2",
        "%ff",
        "+",
        "#",
        "https://",
        "{",
        "}",
        "[",
        "]",
        "\"bag\"",
        ":",
        ",",
        "null",
        "true",
        "\\u0000",
        "\xf0\x9f",
        "leg9.ratio",
        "leg1.ratio",
        "custom",
        "\"leg\":{",
        "\"a\":",
        "5",
    };
    std::string bytes;
    for (std::size_t left = below(most, random); left > 0; --left) {
        if (below(4, random) == 0) {
            bytes += static_cast<char>(below(256, random));
        } else {
            bytes += kPieces[below(std::size(kPieces), random)];
        }
    }
    return bytes;
}

} // namespace keel::test
