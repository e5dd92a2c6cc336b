#pragma once

// What --help prints.

#include <string_view>

namespace keel::cli {

inline constexpr std::string_view kHelp = R"(keel: what a short futures hedge does to the coins you hold

  keel evaluate   size, collateral, liquidation price, cost and what is left at each price
  keel compare    the plan beside no hedge, smaller ones, other contracts, and selling
  keel solve      how much leverage, collateral or hedge it takes to reach a goal
  keel grid       the result over end price and time, ratio, leverage or funding
  keel history    what a file of prices says: volatility, falls, the ratio to hedge with
  keel path       what happens on the way: liquidation, stops, deposits on a path of prices
  keel risk       how likely what is, on many random paths: liquidation, loss, gain
  keel explain    where the figures of a plan come from, step by step
  keel guide      the steps to a hedge in your numbers, and an article about it, checked
  keel link       the link of a plan, for a friend or for later
  keel venues     the futures contracts Keel knows
  keel fields     every input: key, default, range and what it means
  keel examples   plans to begin with: an article's five phases and twelve stories

  --help          with a command: its options
  --version

Exit status: 0 done, 1 a file could not be read, 2 bad input, named on standard error.
)";

inline constexpr std::string_view kEvaluateHelp =
    R"(keel evaluate [PLAN] [--link LINK] [--set KEY=VALUE ...] [--format text|json|csv]

Prints what the plan's hedge does. Without anything: the example of 5 BTC hedged one to one.

  PLAN              a JSON file, or - for standard input: {"bag": {"amount": 5}} or {"bag.amount": 5}
  --example NAME    in place of PLAN; keel examples lists them
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again. --set leg2.ratio=0.5 adds a second hedge
  --format          text for people (default), json: the whole report, csv: the price ladder

  keel evaluate --set bag.amount=2.5 --set leg.leverage=3
  keel fields       lists the keys
)";

inline constexpr std::string_view kExplainHelp =
    R"(keel explain [PLAN] [--link LINK] [--set KEY=VALUE ...] [--format text|json|csv]

Prints where the key figures of the plan come from: the formula of each step, the same with the plan's numbers in it,
what it comes to, and who says so.

  PLAN              a JSON file, or - for standard input
  --example NAME    in place of PLAN; keel examples lists them
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
  --format          text for people (default), json, or csv: a line for each step
)";

inline constexpr std::string_view kGuideHelp =
    R"(keel guide [PLAN] [--link LINK] [--set KEY=VALUE ...] [--format text|json|csv]

Prints five steps to a hedge in the numbers of the plan, and under each one what an article says about it, whether that
is right, what is right instead, and a link to a plan that shows it.

  PLAN              a JSON file, or - for standard input
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
  --format          text for people (default), json or csv: the claims
)";

inline constexpr std::string_view kLinkHelp = R"(keel link [PLAN] [--link LINK] [--set KEY=VALUE ...]

Prints the plan as the fragment of a link: put it behind the address of the page.

  PLAN              a JSON file, or - for standard input
  --example NAME    in place of PLAN; keel examples lists them
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
)";

inline constexpr std::string_view kCompareHelp =
    R"(keel compare [PLAN] [--link LINK] [--set KEY=VALUE ...] [--with PLAN|LINK] [--format text|json|csv]

Prints the plan beside what you could do instead: hold, hedge a part, another contract or leverage, sell.
With sell.tax_rate it does so after tax too; with sell.rebuy_price it buys the coins back.

  PLAN              a JSON file, or - for standard input
  --example NAME    in place of PLAN; keel examples lists them
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
  --with            another plan: a file that ends in .json, or a link read over the first one
  --format          text for people (default), json, csv: a row for each alternative and price
)";

inline constexpr std::string_view kSolveHelp =
    R"(keel solve GOAL [PLAN] [--link LINK] [--set KEY=VALUE ...] [OPTION ...] [--format text|json|csv]

  break_even        the end price below which the hedge makes more than it costs
  leverage          the highest one that survives --move (0.4)
  collateral        what survives --move (0.4)
  ratio             what keeps the loss at --move (-0.3) within --within (0.02) of the coins' value
  funding_rate      at which the hedge costs --within (0.02) of it
  days              until the cost passes --within (0.02) of it
  rebuy_price       below which selling and buying back is cheaper than the hedge
  top_ups           deposits that bring the leverage from --most (4) back to --target (3), --rungs (5) of them

  --leg N           which hedge, 1 is the first
  --move, --within  fractions; 40% will do too

  keel solve collateral --set leg.leverage=10 --move 40%
)";

inline constexpr std::string_view kGridHelp =
    R"(keel grid AXIS [PLAN] [--link LINK] [--set KEY=VALUE ...] [OPTION ...] [--format text|json|csv]

Prints the result over end prices and days, ratio, leverage or funding.

  --columns, --rows   how many (33, 17), at most 1024
  --least, --most     first and last move of the price (-0.5, 0.5)
  --from, --to        first and last value of the axis
  --leg N             which hedge, 1 is the first
)";

inline constexpr std::string_view kHistoryHelp =
    R"(keel history FILE [FILE2] [--funding FILE] [--format text|json|csv]

Prints what was read of a price history in CSV, what was left out and why, and what it says: returns,
volatility, the deepest fall, RSI. With FILE2 also correlation and the minimum-variance ratio of a hedge of
the first by the second.

  FILE              date,open,high,low,close[,volume], timestamp,price, or Binance's klines; with or without a
                    header, with commas, semicolons or tabs; - for standard input
  --funding FILE    funding rates: time,funding rate
  --format          text for people (default), json, csv: a figure a line

  keel history SOLUSDT-1d.csv BTCUSDT-1d.csv
)";

inline constexpr std::string_view kPathHelp =
    R"(keel path [PLAN] [--link LINK] [--set KEY=VALUE ...] [--history FILE ...] [--format text|json|csv]

Walks the plan along a path of prices and prints what happens on the way, and what it comes to.
With --history the path is what a price did, and the plan's rules are told from trigger to exit, beside
holding and a hedge that always stands.

  PLAN              a JSON file, or - for standard input
  --example NAME    in place of PLAN; keel examples lists them
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
  --format          text for people (default), json: all events and the series, csv: the series

  --history FILE    prices in CSV, as keel history reads them, in place of scenario.path; the path is as long
                    as the file. The first open takes the place of bag.price. Prices in the plan, such as
                    trigger.level and leg.stop_price, are taken as they are
  --scale           with prices multiplied so that the file begins at bag.price
  --funding FILE    the funding that was paid, in place of leg.funding_rate: time,funding rate
  --rows            with csv: series (default), events, episodes or totals

  scenario.path     day:price pairs, or crash, pump, squeeze_then_crash, v_recovery, grind_up, grind_down, chop;
                    what was, day by day from today's price on: march_2020, march_2020_eth, february_2021,
                    may_2021, may_2021_eth, june_2022, november_2022, october_2023, august_2024,
                    november_2024, october_2025
  leg.stop_price    closes the hedge there; more inputs of a path in keel fields
  trigger, exit     rules that set its ratio: trigger.level=60000, trigger2.kind=drawdown, exit2.kind=date

  keel path --set scenario.path=10:85000,30:45000 --set leg.leverage=5
  keel path --set scenario.path=squeeze_then_crash --set leg.stop_price=75000
  keel path --history BTCUSDT-1h.csv --set leg.ratio=0 --set trigger.level=60000
)";

inline constexpr std::string_view kRiskHelp =
    R"(keel risk [PLAN] [--link LINK] [--set KEY=VALUE ...] [--history FILE] [--format text|json|csv]
          [--threads N] [--progress]

Walks the plan along many random paths of the price and prints how often its hedge is liquidated or stopped,
and how the end is spread: hedged, half hedged, unhedged and sold today.

  PLAN              a JSON file, or - for standard input
  --example NAME    in place of PLAN; keel examples lists them
  --link LINK       a link or what stands behind its #, read over the plan
  --set KEY=VALUE   one input, last of all; may be given again
  --format          text for people (default), json: the whole report, csv: a figure a line with its error

  --history FILE    prices in CSV, as keel history reads them, that risk.model=bootstrap draws from
  --threads N       1 to 64; all that the machine has. The same output whatever their number
  --progress        tells on standard error how far it is

  risk.paths        how many (100,000); four times as many halve the errors, which are told behind ±
  risk.model        gbm: every day like the last, jumps, or bootstrap: stretches of a history
  risk.seed         the same one gives the same digits everywhere; more inputs in keel fields

Ctrl-C ends it with the paths that were run until then, a second one without.

  keel risk --set leg.leverage=10
  keel risk --set risk.model=jumps --set risk.paths=1000000 --progress
  keel risk --set risk.model=bootstrap --history BTCUSDT-1d.csv
)";

inline constexpr std::string_view kVenuesHelp =
    R"(keel venues [--compare [PLAN] [--link LINK] [--set KEY=VALUE ...] [--leg N]] [--format text|json|csv]

Prints the futures contracts Keel knows; json has the sources, dates and margin tables.

  --compare         the same hedge with each contract on its coin: size, collateral, liquidation, fees
)";

inline constexpr std::string_view kFieldsHelp = R"(keel fields [--format text|json|csv]

Prints every input of a plan: key, default, accepted range and what it means.
)";

inline constexpr std::string_view kExamplesHelp = R"(keel examples [--format text|json|csv]

Prints the plans to begin with, each with its name and link: the five phases of an article with the figures that
are right, and twelve stories. The commands that take a plan take --example NAME.

  keel path --example broken-net
)";

} // namespace keel::cli
