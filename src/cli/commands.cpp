#include "cli/commands.hpp"

#include "cli/answers.hpp"
#include "cli/help.hpp"
#include "cli/history.hpp"
#include "cli/options.hpp"
#include "cli/risk.hpp"
#include "engine/evaluate.hpp"
#include "explain/derivation.hpp"
#include "text/examples.hpp"
#include "text/field_text.hpp"
#include "text/guide.hpp"
#include "text/json.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"
#include "text/version.hpp"
#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace keel::cli {

namespace {

void say(Output& output, std::string_view line) { output.err.append("keel: ").append(line).append("\n"); }

void fail(Output& output, int status, std::string_view line) {
    say(output, line);
    output.status = std::max(output.status, status);
}

void fail(Output& output, const Issues& issues) {
    for (const Issue& issue : issues)
        fail(output, kBadInput, text_from_issue(issue));
}

// ---- The plan ----

std::optional<Plan> plan_from_file(const std::string& path, const Reader& read, Output& output) {
    const std::string name = path == "-" ? "standard input" : text::shown(path);
    const auto json = read(path, text::kMostPlanBytes);
    if (!json && json.error() == ReadError::TooLarge) {
        fail(output, kBadInput, name + ": more than 1 MiB is not a plan");
        return std::nullopt;
    }
    if (!json) {
        fail(output, kCouldNotRun, name + ": cannot be read");
        return std::nullopt;
    }
    auto plan = text::plan_from_json(*json);
    if (!plan) {
        fail(output, plan.error());
        return std::nullopt;
    }
    return std::move(*plan);
}

void read_link(const std::string& link, Plan& plan, Output& output) {
    auto reading = text::plan_from_link(link, plan);
    if (reading.truncated) {
        fail(output, kBadInput, "--link: more than 64 KiB is not a link");
        return;
    }
    for (const std::string& note : reading.notes)
        say(output, note);
    if (reading.damaged) output.status = kBadInput;
    fail(output, reading.issues);
    plan = std::move(reading.plan);
}

/// Defaults, or an example in their place, or the file, then the link, then each --set. Empty when one of them is bad;
/// all issues are told then.
std::optional<Plan> plan_from(const Options& options, const Reader& read, Output& output) {
    Plan plan;
    if (options.example && options.plan_path) {
        fail(output, kBadInput, "--example: a plan was given already: " + text::shown(*options.plan_path));
    } else if (options.example) {
        if (const auto example = text::plan_from_example(*options.example))
            plan = *example;
        else
            fail(output, kBadInput,
                 "--example: " + text::shown(*options.example) + " is none; keel examples lists them");
    } else if (options.plan_path) {
        auto from_file = plan_from_file(*options.plan_path, read, output);
        if (from_file) plan = std::move(*from_file);
    }
    if (options.link) read_link(*options.link, plan, output);
    for (const Setting& setting : options.settings) {
        const auto issue = text::set_from_text(plan, setting.key, setting.value, text::Spelling::Exact);
        if (issue) fail(output, {*issue});
    }
    if (output.status != kDone) return std::nullopt;
    return plan;
}

// ---- The commands ----

/// None, and told, where the inputs do not make sense together.
std::optional<Report> report_of(const Plan& plan, Output& output) {
    auto report = evaluate(plan);
    if (report) return std::move(*report);
    fail(output, report.error());
    return std::nullopt;
}

void evaluate_plan(const Options& options, const Reader& read, const Live&, Output& output) {
    const auto plan = plan_from(options, read, output);
    if (!plan) return;
    auto report = report_of(*plan, output);
    if (!report) return;
    text::put_into_words(*plan, *report);
    switch (options.format) {
    case Format::Text: output.out = text::text_from_report(*plan, *report); break;
    case Format::Json: output.out = text::json_from_report(*report); break;
    case Format::Csv: output.out = text::csv_from_report(*report); break;
    }
}

void print_link(const Options& options, const Reader& read, const Live&, Output& output) {
    const auto plan = plan_from(options, read, output);
    if (!plan) return;
    if (!report_of(*plan, output)) return;
    const std::string link = text::link_from_plan(*plan);
    if (link.size() > text::kLongLinkBytes) {
        say(output, "this link has " + text::grouped(static_cast<double>(link.size()), 0)
                        + " characters; many chats turn links above 1,800 into attachments");
    }
    output.out = "#" + link + "\n";
}

void compare_with(const Options& options, const Reader& read, const Live&, Output& output) {
    const auto plan = plan_from(options, read, output);
    if (!plan) return;
    std::optional<Plan> second;
    if (const auto with = options.extras.find("--with"); with != options.extras.end()) {
        second = *plan;
        // What ends in .json or is "-" is a file, anything else a link.
        if (with->second == "-" || with->second.ends_with(".json")) {
            second = plan_from_file(with->second, read, output);
        } else {
            read_link(with->second, *second, output);
        }
        if (output.status != kDone || !second) return;
    }
    compare_plans(options, *plan, second, output);
}

void solve_backwards(const Options& options, const Reader& read, const Live&, Output& output) {
    if (const auto plan = plan_from(options, read, output)) solve_plan(options, *plan, output);
}

void print_grid(const Options& options, const Reader& read, const Live&, Output& output) {
    if (const auto plan = plan_from(options, read, output)) fill_grid(options, *plan, output);
}

void print_history(const Options& options, const Reader& read, const Live&, Output& output) {
    read_history(options, read, output);
}

/// Standard input is read once.
void refuse_second_input(const Options& options, Output& output) {
    int from_input = options.plan_path == "-" ? 1 : 0;
    for (const std::string_view name : {"--history", "--funding"}) {
        const auto given = options.extras.find(name);
        from_input += given != options.extras.end() && given->second == "-" ? 1 : 0;
    }
    if (from_input > 1) fail(output, kBadInput, "-: standard input can be one file only");
}

void print_path(const Options& options, const Reader& read, const Live&, Output& output) {
    const bool has_history = options.extras.contains("--history");
    for (const std::string_view name : {"--funding", "--scale", "--rows"}) {
        if (!has_history && options.extras.contains(name))
            fail(output, kBadInput, std::string(name) + " is taken only with --history");
    }
    refuse_second_input(options, output);
    if (output.status != kDone) return;
    const auto plan = plan_from(options, read, output);
    if (!plan) return;
    has_history ? walk_history(options, *plan, read, output) : walk_plan(options, *plan, output);
}

void print_risk(const Options& options, const Reader& read, const Live& live, Output& output) {
    refuse_second_input(options, output);
    if (output.status != kDone) return;
    if (const auto plan = plan_from(options, read, output)) simulate_plan(options, *plan, read, live, output);
}

void print_guide(const Options& options, const Reader& read, const Live&, Output& output) {
    const auto plan = plan_from(options, read, output);
    if (!plan) return;
    const auto report = report_of(*plan, output);
    if (!report) return;
    switch (options.format) {
    case Format::Text: output.out = text::text_from_guide(*plan, *report, evaluate); break;
    case Format::Json: output.out = text::json_from_guide(evaluate); break;
    case Format::Csv: output.out = text::csv_from_guide(evaluate); break;
    }
}

void explain_figures(const Options& options, const Reader& read, const Live&, Output& output) {
    const auto plan = plan_from(options, read, output);
    if (!plan) return;
    const auto report = report_of(*plan, output);
    if (!report) return;
    const auto derivations = explain::derivations_of(*plan, *report);
    switch (options.format) {
    case Format::Text: output.out = explain::text_from_derivations(derivations); break;
    case Format::Json: output.out = explain::json_from_derivations(derivations); break;
    case Format::Csv: output.out = explain::csv_from_derivations(derivations); break;
    }
}

void list_venues(const Options& options, const Reader& read, const Live&, Output& output) {
    if (options.extras.contains("--compare")) {
        if (const auto plan = plan_from(options, read, output)) compare_venues(options, *plan, output);
        return;
    }
    if (options.plan_path || options.example || options.link || !options.settings.empty()) {
        fail(output, kBadInput, "a plan is taken only with --compare");
        return;
    }
    switch (options.format) {
    case Format::Text: output.out = text::text_from_venues(); break;
    case Format::Json: output.out = text::json_from_venues(); break;
    case Format::Csv: output.out = text::csv_from_venues(); break;
    }
}

void list_fields(const Options& options, const Reader&, const Live&, Output& output) {
    switch (options.format) {
    case Format::Text: output.out = text::text_from_fields(); break;
    case Format::Json: output.out = text::json_from_fields(); break;
    case Format::Csv: output.out = text::csv_from_fields(); break;
    }
}

void list_examples(const Options& options, const Reader&, const Live&, Output& output) {
    switch (options.format) {
    case Format::Text: output.out = text::text_from_examples(); break;
    case Format::Json: output.out = text::json_from_examples(); break;
    case Format::Csv: output.out = text::csv_from_examples(); break;
    }
}

struct Command {
    std::string_view name;
    Accepts accepts;
    std::string_view help;
    void (*run)(const Options&, const Reader&, const Live&, Output&);
};

constexpr std::array<std::string_view, 1> kCompareOptions{"--with"};
constexpr std::array<std::string_view, 6> kSolveOptions{"--leg", "--move", "--within", "--most", "--target", "--rungs"};
constexpr std::array<std::string_view, 7> kGridOptions{"--leg",  "--columns", "--rows", "--least",
                                                       "--most", "--from",    "--to"};
constexpr std::array<std::string_view, 1> kVenuesOptions{"--leg"};
constexpr std::array<std::string_view, 1> kVenuesFlags{"--compare"};
constexpr std::array<std::string_view, 1> kHistoryOptions{"--funding"};
constexpr std::array<std::string_view, 3> kPathOptions{"--history", "--funding", "--rows"};
constexpr std::array<std::string_view, 1> kPathFlags{"--scale"};
constexpr std::array<std::string_view, 2> kRiskOptions{"--history", "--threads"};
constexpr std::array<std::string_view, 1> kRiskFlags{"--progress"};

constexpr std::array kCommands{
    Command{"evaluate", {.plan = true, .format = true}, kEvaluateHelp, evaluate_plan},
    Command{"compare", {.plan = true, .format = true, .extras = kCompareOptions}, kCompareHelp, compare_with},
    Command{
        "solve", {.plan = true, .format = true, .word = "GOAL", .extras = kSolveOptions}, kSolveHelp, solve_backwards},
    Command{"grid", {.plan = true, .format = true, .word = "AXIS", .extras = kGridOptions}, kGridHelp, print_grid},
    Command{"history",
            {.format = true, .word = "FILE", .second_word = "FILE2", .extras = kHistoryOptions},
            kHistoryHelp,
            print_history},
    Command{"path", {.plan = true, .format = true, .extras = kPathOptions, .flags = kPathFlags}, kPathHelp, print_path},
    Command{"risk", {.plan = true, .format = true, .extras = kRiskOptions, .flags = kRiskFlags}, kRiskHelp, print_risk},
    Command{"explain", {.plan = true, .format = true}, kExplainHelp, explain_figures},
    Command{"guide", {.plan = true, .format = true}, kGuideHelp, print_guide},
    Command{"link", {.plan = true, .format = false}, kLinkHelp, print_link},
    Command{"venues",
            {.plan = true, .format = true, .extras = kVenuesOptions, .flags = kVenuesFlags},
            kVenuesHelp,
            list_venues},
    Command{"fields", {.plan = false, .format = true}, kFieldsHelp, list_fields},
    Command{"examples", {.plan = false, .format = true}, kExamplesHelp, list_examples},
};

} // namespace

std::optional<ReadError> Reader::in_pieces(const std::string& path, const Take& take) const {
    if (in_pieces_) return in_pieces_(path, take);
    constexpr std::size_t kMostBytes = std::size_t{1} << 26;
    const auto bytes = whole_(path, kMostBytes);
    if (!bytes) return bytes.error();
    take(*bytes);
    return std::nullopt;
}

Output run(std::span<const std::string> arguments, const Reader& read, const Live& live) {
    Output output;
    if (arguments.empty()) {
        output.err = kHelp;
        output.status = kBadInput;
        return output;
    }
    const std::string& name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        output.out = kHelp;
        return output;
    }
    if (name == "--version") {
        output.out = std::string("keel ").append(kVersion).append("\n");
        return output;
    }
    const auto command = std::ranges::find(kCommands, name, &Command::name);
    if (command == kCommands.end()) {
        fail(output, kBadInput, text::shown(name) + " is not a command; --help lists them");
        return output;
    }
    const auto options = options_from(arguments.subspan(1), command->accepts);
    if (!options) {
        for (const std::string& problem : options.error())
            fail(output, kBadInput, problem);
    } else if (options->help == Help::Yes) {
        output.out = command->help;
    } else {
        command->run(*options, read, live, output);
    }
    return output;
}

} // namespace keel::cli
