#include "bindings/answers.hpp"

#include "bindings/objects.hpp"
#include "bindings/plan_from_object.hpp"
#include "engine/compare.hpp"
#include "engine/grid.hpp"
#include "engine/path.hpp"
#include "engine/solve.hpp"
#include "engine/top_ups.hpp"
#include "engine/venue_offers.hpp"
#include "model/comparison_table.hpp"
#include "model/path_table.hpp"
#include "text/comparison_text.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace keel::bindings {

namespace {

using emscripten::val;

/// Reads members of a request; what is wrong with them is gathered.
class Request {
public:
    explicit Request(const val& object) : object_(object) {
        const bool is_there = !object.isUndefined();
        is_object_ = is_there && object.typeOf().as<std::string>() == "object" && !object.isNull() && !object.isArray();
        if (is_there && !is_object_) issues.push_back({"request", "it", "an object"});
    }

    double number(const char* name, double otherwise, double least, double most) {
        const val value = is_object_ ? object_[name] : val::undefined();
        if (value.isUndefined()) return otherwise;
        const double given = value.isNumber() ? value.as<double>() : std::nan("");
        if (given >= least && given <= most) return given;
        const std::string text = value.isNumber() && std::isfinite(given) ? text::exact(given) : "it";
        issues.push_back({name, text, "a number in [" + text::exact(least) + ", " + text::exact(most) + "]"});
        return otherwise;
    }

    std::size_t count(const char* name, std::size_t otherwise, std::size_t most) {
        const double given = number(name, static_cast<double>(otherwise), 1.0, static_cast<double>(most));
        if (given != std::trunc(given)) issues.push_back({name, text::exact(given), "a whole number"});
        return static_cast<std::size_t>(given);
    }

    std::size_t choice(const char* name, std::span<const std::string_view> names) {
        const val value = is_object_ ? object_[name] : val::undefined();
        const std::string given = value.isString() ? value.as<std::string>() : "nothing";
        const auto found = std::ranges::find(names, given);
        if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
        std::string accepted;
        for (const std::string_view each : names)
            accepted.append(accepted.empty() ? "one of " : ", ").append(each);
        issues.push_back({name, given, accepted});
        return 0;
    }

    Issues issues;

private:
    const val& object_;
    bool is_object_ = false;
};

template <class Type>
val with_result(const std::expected<Type, Issues>& result) {
    if (!result) return with_issues(result.error());
    auto object = val::object();
    object.set("result", object_from(*result));
    return object;
}

} // namespace

val compare_objects(const val& plan, const val& other) {
    const auto first = plan_from_object(plan);
    if (!first) return with_issues(first.error());
    if (other.isUndefined()) return with_result(compare(*first));
    const auto second = plan_from_object(other);
    if (!second) return with_issues(second.error());
    return with_result(compare(*first, *second));
}

val solve_object(const val& plan, const val& question) {
    const auto read = plan_from_object(plan);
    if (!read) return with_issues(read.error());
    Request request(question);
    Question asked{.goal = static_cast<Goal>(request.choice("goal", goal_names()))};
    if (asked.goal == Goal::Ratio) asked.move = -0.3;
    asked.leg = request.count("leg", 1, kMostLegs) - 1;
    asked.move = request.number("move", asked.move, -0.99, 100.0);
    asked.within = request.number("within", asked.within, -10.0, 10.0);
    if (!request.issues.empty()) return with_issues(request.issues);
    auto solution = solve(*read, asked);
    if (solution) solution->message = text::solution_in_words(*read, *solution, asked.move, asked.within);
    return with_result(solution);
}

val top_ups_object(const val& plan, const val& object) {
    const auto read = plan_from_object(plan);
    if (!read) return with_issues(read.error());
    Request request(object);
    const std::size_t leg = request.count("leg", 1, kMostLegs) - 1;
    const double most = request.number("most", 4.0, 0.01, 1000.0);
    const double target = request.number("target", 3.0, 0.01, 1000.0);
    const std::size_t rungs = request.count("rungs", 5, 100);
    if (!request.issues.empty()) return with_issues(request.issues);
    return with_result(top_ups(*read, leg, most, target, rungs));
}

val offers_object(const val& plan, const val& leg) {
    const auto read = plan_from_object(plan);
    if (!read) return with_issues(read.error());
    auto object = val::object();
    object.set("leg", leg);
    Request request(object);
    const std::size_t index = request.count("leg", 1, kMostLegs) - 1;
    if (!request.issues.empty()) return with_issues(request.issues);
    return with_result(venue_offers(*read, index));
}

val grid_object(const val& plan, const val& object) {
    const auto read = plan_from_object(plan);
    if (!read) return with_issues(read.error());
    Request request(object);
    GridRequest asked{.axis = static_cast<GridAxis>(request.choice("axis", grid_axis_names()))};
    asked.leg = request.count("leg", 1, kMostLegs) - 1;
    asked.columns = request.count("columns", asked.columns, kMostGridSide);
    asked.rows = request.count("rows", asked.rows, kMostGridSide);
    asked.least_move = request.number("least", asked.least_move, -0.99, 100.0);
    asked.most_move = request.number("most", asked.most_move, -0.99, 100.0);
    asked.from = request.number("from", 0.0, -1e9, 1e9);
    asked.to = request.number("to", 0.0, -1e9, 1e9);
    if (!request.issues.empty()) return with_issues(request.issues);
    return with_result(grid_of(*read, asked));
}

val path_object(const val& plan) {
    const auto read = plan_from_object(plan);
    if (!read) return with_issues(read.error());
    auto path = path_of(*read);
    if (path) text::put_into_words(*read, *path);
    return with_result(path);
}

} // namespace keel::bindings
