#include "cli/answers.hpp"

#include "engine/compare.hpp"
#include "engine/grid.hpp"
#include "engine/path.hpp"
#include "engine/solve.hpp"
#include "engine/top_ups.hpp"
#include "engine/venue_offers.hpp"
#include "text/comparison_text.hpp"
#include "text/layout.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

namespace keel::cli {

namespace {

void fail(Output& output, const std::string& line) {
    output.err += "keel: " + line + "\n";
    output.status = kBadInput;
}

void fail(Output& output, const Issues& issues) {
    for (const Issue& issue : issues)
        fail(output, text_from_issue(issue));
}

/// A number behind an option, inside its range; "20%" and "1.5k" are numbers too.
double number_of(const Options& options, std::string_view name, double otherwise, double least, double most,
                 Output& output) {
    const auto found = options.extras.find(name);
    if (found == options.extras.end()) return otherwise;
    const auto number = text::read_typed(found->second);
    if (number && *number >= least && *number <= most) return *number;
    fail(output, std::string(name) + ": " + text::shown(found->second) + " is not in [" + text::exact(least) + ", "
                     + text::exact(most) + "]");
    return otherwise;
}

/// Which of the names; empty, and told, when it is none of them.
std::optional<std::size_t> choice_of(std::string_view what, const std::optional<std::string>& given,
                                     std::span<const std::string_view> names, std::string_view more, Output& output) {
    const auto found = given ? std::ranges::find(names, *given) : names.end();
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string accepted;
    for (const std::string_view name : names)
        accepted.append(accepted.empty() ? "" : ", ").append(name);
    accepted.append(more);
    fail(output, std::string(what) + ": " + (given ? text::shown(*given) : "nothing") + " is not one of " + accepted);
    return std::nullopt;
}

void print(Output& output, Format format, const std::string& text, const std::string& json, const std::string& csv) {
    output.out = format == Format::Text ? text : format == Format::Json ? json : csv;
}

} // namespace

std::size_t count_of(const Options& options, std::string_view name, std::size_t otherwise, std::size_t most,
                     Output& output, double least) {
    const double number =
        number_of(options, name, static_cast<double>(otherwise), least, static_cast<double>(most), output);
    if (number != std::trunc(number))
        fail(output, std::string(name) + ": " + text::exact(number) + " is not a whole number in [" + text::exact(least)
                         + ", " + text::exact(static_cast<double>(most)) + "]");
    return static_cast<std::size_t>(number);
}

namespace {

void print_top_ups(const Options& options, const Plan& plan, std::size_t leg, Output& output) {
    const double most = number_of(options, "--most", 4.0, 0.01, 1000.0, output);
    const double target = number_of(options, "--target", 3.0, 0.01, 1000.0, output);
    const std::size_t count = count_of(options, "--rungs", 5, 100, output);
    if (output.status != kDone) return;
    const auto rungs = top_ups(plan, leg, most, target, count);
    if (!rungs) return fail(output, rungs.error());
    print(output, options.format, text::text_from_top_ups(*rungs, text::settle_asset_of(plan, leg)),
          text::json_from_top_ups(*rungs), text::csv_from_top_ups(*rungs));
}

} // namespace

void compare_plans(const Options& options, const Plan& plan, const std::optional<Plan>& second, Output& output) {
    const auto comparison = second ? compare(plan, *second) : compare(plan);
    if (!comparison) return fail(output, comparison.error());
    print(output, options.format, text::text_from_comparison(plan, *comparison),
          text::json_from_comparison(*comparison), text::csv_from_comparison(*comparison));
}

void solve_plan(const Options& options, const Plan& plan, Output& output) {
    constexpr std::string_view kTopUps = "top_ups";
    const std::size_t leg = count_of(options, "--leg", 1, kMostLegs, output) - 1;
    if (output.status != kDone) return;
    if (options.word == kTopUps) return print_top_ups(options, plan, leg, output);
    const auto goal = choice_of("GOAL", options.word, goal_names(), ", top_ups", output);
    if (!goal) return;
    Question question{.goal = static_cast<Goal>(*goal), .leg = leg};
    if (question.goal == Goal::Ratio) question.move = -0.3;
    question.move = number_of(options, "--move", question.move, -0.99, 100.0, output);
    question.within = number_of(options, "--within", question.within, -10.0, 10.0, output);
    if (output.status != kDone) return;
    auto solution = solve(plan, question);
    if (!solution) return fail(output, solution.error());
    solution->message = text::solution_in_words(plan, *solution, question.move, question.within);
    print(output, options.format, text::wrapped(solution->message, 0) + "\n", text::json_from_solution(*solution),
          solution->value ? text::exact(*solution->value) + "\n" : "\n");
}

void fill_grid(const Options& options, const Plan& plan, Output& output) {
    const auto axis = choice_of("AXIS", options.word, grid_axis_names(), "", output);
    if (!axis) return;
    GridRequest request{.axis = static_cast<GridAxis>(*axis)};
    request.leg = count_of(options, "--leg", 1, kMostLegs, output) - 1;
    request.columns = count_of(options, "--columns", request.columns, kMostGridSide, output, 2.0);
    request.rows = count_of(options, "--rows", request.rows, kMostGridSide, output, 2.0);
    request.least_move = number_of(options, "--least", request.least_move, -0.99, 100.0, output);
    request.most_move = number_of(options, "--most", request.most_move, -0.99, 100.0, output);
    request.from = number_of(options, "--from", request.from, -1e9, 1e9, output);
    request.to = number_of(options, "--to", request.to, -1e9, 1e9, output);
    if (output.status != kDone) return;
    const auto grid = grid_of(plan, request);
    if (!grid) return fail(output, grid.error());
    print(output, options.format, text::text_from_grid(*grid), text::json_from_grid(*grid), text::csv_from_grid(*grid));
}

void walk_plan(const Options& options, const Plan& plan, Output& output) {
    auto path = path_of(plan);
    if (!path) return fail(output, path.error());
    text::put_into_words(plan, *path);
    print(output, options.format, text::text_from_path(plan, *path), text::json_from_path(*path),
          text::csv_from_path(*path));
}

void compare_venues(const Options& options, const Plan& plan, Output& output) {
    const std::size_t leg = count_of(options, "--leg", 1, kMostLegs, output) - 1;
    if (output.status != kDone) return;
    const auto offers = venue_offers(plan, leg);
    if (!offers) return fail(output, offers.error());
    print(output, options.format, text::text_from_offers(plan, leg, *offers), text::json_from_offers(*offers),
          text::csv_from_offers(*offers));
}

} // namespace keel::cli
