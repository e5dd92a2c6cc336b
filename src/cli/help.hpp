#pragma once

// What --help prints.

#include <string_view>

namespace keel::cli {

inline constexpr std::string_view kHelp = R"(keel: what a short futures hedge does to the coins you hold

  keel evaluate   size, collateral, liquidation price, cost and what is left at each price
  keel link       the link of a plan, for a friend or for later
  keel venues     the futures contracts Keel knows
  keel fields     every input: key, default, range and what it means

  --help          with a command: its options
  --version

Exit status: 0 done, 1 a file could not be read, 2 bad input, named on standard error.
)";

inline constexpr std::string_view kEvaluateHelp =
    R"(keel evaluate [PLAN] [--link LINK] [--set KEY=VALUE ...] [--format text|json|csv]

Prints what the plan's hedge does. Without anything: the example of 5 BTC hedged one to one.

  PLAN              a JSON file, or - for standard input: {"bag": {"amount": 5}} or {"bag.amount": 5}
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again. --set leg2.ratio=0.5 adds a second hedge
  --format          text for people (default), json: the whole report, csv: the price ladder

  keel evaluate --set bag.amount=2.5 --set leg.leverage=3
  keel fields       lists the keys
)";

inline constexpr std::string_view kLinkHelp = R"(keel link [PLAN] [--link LINK] [--set KEY=VALUE ...]

Prints the plan as the fragment of a link: put it behind the address of the page.

  PLAN              a JSON file, or - for standard input
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
)";

inline constexpr std::string_view kVenuesHelp = R"(keel venues [--format text|json|csv]

Prints the futures contracts Keel knows; json has the sources, dates and margin tables.
)";

inline constexpr std::string_view kFieldsHelp = R"(keel fields [--format text|json|csv]

Prints every input of a plan: key, default, accepted range and what it means.
)";

} // namespace keel::cli
