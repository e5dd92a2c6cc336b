// The closes are rounded to three digits. Venues differ by some tenths of a percent, and daily closes hide what
// happened within a day, which each note tells.

#include "model/episodes.hpp"

#include <algorithm>
#include <array>

namespace keel {

namespace {

constexpr double kThreeDigits = 0.005;

constexpr EpisodeClose kMarch2020[] = {{0.0, 8910.0},  {1.0, 8110.0},  {2.0, 7920.0},  {3.0, 7910.0}, {4.0, 7910.0},
                                       {5.0, 4970.0},  {6.0, 5560.0},  {7.0, 5200.0},  {8.0, 5390.0}, {9.0, 5010.0},
                                       {10.0, 5230.0}, {11.0, 5240.0}, {12.0, 6190.0}, {13.0, 6200.0}};
constexpr EpisodeClose kMarch2020Eth[] = {{0.0, 238.0},  {1.0, 201.0},  {2.0, 202.0},  {3.0, 201.0}, {4.0, 195.0},
                                          {5.0, 112.0},  {6.0, 133.0},  {7.0, 123.0},  {8.0, 125.0}, {9.0, 111.0},
                                          {10.0, 114.0}, {11.0, 115.0}, {12.0, 137.0}, {13.0, 133.0}};
constexpr EpisodeClose kFebruary2021[] = {
    {0.0, 30400.0},  {1.0, 33500.0},  {2.0, 34300.0},  {3.0, 34300.0},  {4.0, 33100.0},  {5.0, 33500.0},
    {6.0, 35500.0},  {7.0, 37500.0},  {8.0, 36900.0},  {9.0, 38100.0},  {10.0, 39300.0}, {11.0, 38900.0},
    {12.0, 46200.0}, {13.0, 46500.0}, {14.0, 44900.0}, {15.0, 47900.0}, {16.0, 47500.0}, {17.0, 47100.0},
    {18.0, 48700.0}, {19.0, 47900.0}, {20.0, 49200.0}, {21.0, 52100.0}, {22.0, 51700.0}, {23.0, 55900.0},
    {24.0, 56100.0}, {25.0, 57500.0}, {26.0, 54200.0}, {27.0, 48800.0}, {28.0, 49700.0}, {29.0, 47100.0},
    {30.0, 46300.0}, {31.0, 46200.0}, {32.0, 45100.0}};
constexpr EpisodeClose kMay2021[] = {{0.0, 58800.0},  {1.0, 58200.0},  {2.0, 55900.0},  {3.0, 56700.0},
                                     {4.0, 49200.0},  {5.0, 49700.0},  {6.0, 49900.0},  {7.0, 46800.0},
                                     {8.0, 46500.0},  {9.0, 43500.0},  {10.0, 42900.0}, {11.0, 37000.0},
                                     {12.0, 40800.0}, {13.0, 37300.0}, {14.0, 37500.0}, {15.0, 34800.0}};
constexpr EpisodeClose kMay2021Eth[] = {{0.0, 3900.0},  {1.0, 3930.0},  {2.0, 3950.0},  {3.0, 4170.0},
                                        {4.0, 3790.0},  {5.0, 3720.0},  {6.0, 4080.0},  {7.0, 3640.0},
                                        {8.0, 3590.0},  {9.0, 3280.0},  {10.0, 3380.0}, {11.0, 2460.0},
                                        {12.0, 2780.0}, {13.0, 2430.0}, {14.0, 2300.0}, {15.0, 2110.0}};
constexpr EpisodeClose kJune2022[] = {{0.0, 28400.0}, {1.0, 26800.0}, {2.0, 22500.0}, {3.0, 22200.0}, {4.0, 22600.0},
                                      {5.0, 20400.0}, {6.0, 20500.0}, {7.0, 19000.0}, {8.0, 20600.0}, {9.0, 20600.0}};
constexpr EpisodeClose kNovember2022[] = {
    {0.0, 21300.0},  {1.0, 20900.0},  {2.0, 20600.0},  {3.0, 18500.0},  {4.0, 15900.0},  {5.0, 17600.0},
    {6.0, 17000.0},  {7.0, 16800.0},  {8.0, 16400.0},  {9.0, 16600.0},  {10.0, 16900.0}, {11.0, 16700.0},
    {12.0, 16700.0}, {13.0, 16700.0}, {14.0, 16700.0}, {15.0, 16300.0}, {16.0, 15800.0}};
constexpr EpisodeClose kOctober2023[] = {
    {0.0, 27200.0},   {7.0, 30000.0},   {14.0, 34500.0},  {21.0, 35000.0},  {28.0, 37100.0},  {35.0, 37400.0},
    {42.0, 37500.0},  {49.0, 40000.0},  {56.0, 43800.0},  {63.0, 41400.0},  {70.0, 43000.0},  {77.0, 42300.0},
    {85.0, 47000.0},  {99.0, 39500.0},  {112.0, 42600.0}, {119.0, 48300.0}, {126.0, 52100.0}, {133.0, 51700.0},
    {140.0, 63100.0}, {147.0, 69000.0}, {150.0, 73100.0}};
constexpr EpisodeClose kAugust2024[] = {
    {0.0, 66800.0}, {1.0, 66200.0}, {2.0, 64600.0}, {3.0, 65400.0},  {4.0, 61500.0},  {5.0, 60700.0}, {6.0, 58200.0},
    {7.0, 54000.0}, {8.0, 56000.0}, {9.0, 55100.0}, {10.0, 61700.0}, {11.0, 60800.0}, {12.0, 60900.0}};
constexpr EpisodeClose kNovember2024[] = {{0.0, 67900.0},  {1.0, 69400.0},  {2.0, 75600.0},  {3.0, 75900.0},
                                          {4.0, 76500.0},  {5.0, 76700.0},  {6.0, 80400.0},  {7.0, 88600.0},
                                          {8.0, 88000.0},  {9.0, 90400.0},  {10.0, 87300.0}, {11.0, 91000.0},
                                          {12.0, 90600.0}, {13.0, 89900.0}, {14.0, 90500.0}, {15.0, 92300.0},
                                          {16.0, 94300.0}, {17.0, 98300.0}, {18.0, 98900.0}};
constexpr EpisodeClose kOctober2025[] = {{0.0, 125000.0}, {1.0, 121000.0}, {2.0, 123000.0},  {3.0, 122000.0},
                                         {4.0, 113000.0}, {5.0, 111000.0}, {6.0, 115000.0},  {7.0, 115000.0},
                                         {8.0, 113000.0}, {9.0, 111000.0}, {10.0, 108000.0}, {11.0, 106000.0}};

constexpr std::array kEpisodes{
    Episode{"march_2020", "March 2020: the virus crash", "BTC", "2020-03-07", kMarch2020, kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (BTC-USD)",
            "Down 37 % on 12 March alone. Within the days it went lower: below 4,000 on some venues on 13 March, and "
            "exchanges stood still."},
    Episode{"march_2020_eth", "March 2020: the virus crash, ether", "ETH", "2020-03-07", kMarch2020Eth, kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (ETH-USD)",
            "Down 42 % on 12 March alone; the low of the next day was near 95."},
    Episode{"february_2021", "February 2021: the squeeze to 57,500", "BTC", "2021-01-27", kFebruary2021, kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (BTC-USD)",
            "Up 89 % in 25 days, 19 % of it on 8 February when Tesla told of its purchase; then a fifth lower within a "
            "week."},
    Episode{"may_2021", "May 2021: China's ban", "BTC", "2021-05-08", kMay2021, kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (BTC-USD)",
            "Down 41 % in 15 days. On 19 May the price stood near 30,700 for a moment and closed at 37,000."},
    Episode{"may_2021_eth", "May 2021: China's ban, ether", "ETH", "2021-05-08", kMay2021Eth, kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (ETH-USD)",
            "Down 49 % from 11 to 23 May, after a rise. On 19 May the price stood near 1,950 for a moment and closed "
            "at 2,460."},
    Episode{"june_2022", "June 2022: lenders fail", "BTC", "2022-06-11", kJune2022, kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (BTC-USD)",
            "Down 33 % in a week: Celsius stopped withdrawals on 12 June, Three Arrows failed. The low of 18 June was "
            "near 17,700."},
    Episode{
        "november_2022", "November 2022: FTX fails", "BTC", "2022-11-05", kNovember2022, kThreeDigits,
        "CoinMarketCap's daily closes as Yahoo Finance lists them (BTC-USD)",
        "Down 25 % in four days, while a venue with its customers' collateral was gone. Futures traded below spot."},
    Episode{"october_2023", "October 2023 to March 2024: the run before the funds", "BTC", "2023-10-15", kOctober2023,
            kThreeDigits,
            "CoinMarketCap's daily closes as Yahoo Finance lists them (BTC-USD) in 2023, a spot venue's in 2024; most "
            "of them weekly",
            "Up 169 % in five months with one fall of 16 % on the way, in January when the first American funds began "
            "to trade."},
    Episode{
        "august_2024", "August 2024: the yen trade unwinds", "BTC", "2024-07-29", kAugust2024, kThreeDigits,
        "Binance BTCUSDT daily klines",
        "Down 19 % in a week and most of it back in three days. On 5 August the price stood at 49,000 for a moment."},
    Episode{"november_2024", "November 2024: the election", "BTC", "2024-11-04", kNovember2024, kThreeDigits,
            "Binance BTCUSDT daily klines", "Up 46 % in 18 days without a fall of more than 4 % in between."},
    Episode{
        "october_2025", "October 2025: the liquidation of 10 October", "BTC", "2025-10-06", kOctober2025, kThreeDigits,
        "A futures venue's daily closes, within 0.1 % of Binance's BTCUSDT klines on days for which both were at hand",
        "Down 15 % in eleven days. On 10 October the price fell to some 102,000 within minutes, venues closed "
        "winning shorts by force, and closed at 113,000."},
};

} // namespace

std::span<const Episode> episodes() { return kEpisodes; }

const Episode* find_episode(std::string_view id) {
    const auto found = std::ranges::find(kEpisodes, id, &Episode::id);
    return found != kEpisodes.end() ? &*found : nullptr;
}

const Episode* episode_of(PathPreset preset) {
    constexpr auto kFirst = static_cast<std::size_t>(PathPreset::March2020);
    const auto number = static_cast<std::size_t>(preset);
    return number >= kFirst && number - kFirst < kEpisodes.size() ? &kEpisodes[number - kFirst] : nullptr;
}

double relative_close(const Episode& episode, std::size_t index) {
    return episode.closes[index].close / episode.closes.front().close;
}

} // namespace keel
