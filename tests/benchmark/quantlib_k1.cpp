// K1 with QuantLib's generator of paths, and its own engine for a barrier option of as many steps.
// usage: quantlib_k1 paths|barrier PATHS ; prints the nanoseconds of processor time that a path takes.

#include <ql/qldefines.hpp>

#include <ql/exercise.hpp>
#include <ql/instruments/barrieroption.hpp>
#include <ql/math/randomnumbers/rngtraits.hpp>
#include <ql/methods/montecarlo/pathgenerator.hpp>
#include <ql/pricingengines/barrier/mcbarrierengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/processes/geometricbrownianprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

using namespace QuantLib;

namespace {

constexpr std::size_t kSteps = 270;
constexpr double kUpper = 1.3267, kLower = 0.7, kFunding = 1e-4, kRatio = 0.8, kExitCost = 5e-4;

double simulate(std::size_t paths, BigNatural seed, std::vector<unsigned>& counts) {
    const auto process = ext::make_shared<GeometricBrownianMotionProcess>(1.0, 0.05, 0.7);
    PathGenerator<PseudoRandom::rsg_type> generator(process, 270.0 / 1095.0, kSteps,
                                                    PseudoRandom::make_sequence_generator(kSteps, seed), false);
    std::size_t exits = 0;
    for (std::size_t i = 0; i < paths; ++i) {
        const Path& path = generator.next().value;
        double paid = 0.0, exit = 0.0;
        for (std::size_t step = 1; step <= kSteps; ++step) {
            const double price = path[step];
            if (price >= kUpper || price <= kLower) {
                exit = price >= kUpper ? kUpper : kLower;
                break;
            }
            paid += kFunding * price;
        }
        const double end = path.back();
        const double hedge = 1.0 - (exit > 0.0 ? exit * (1.0 + kExitCost) : end) + paid;
        const double result = end - 1.0 + kRatio * hedge;
        ++counts[static_cast<std::size_t>(std::clamp((result + 1.0) / 3.0 * 4096.0, 0.0, 4095.0))];
        exits += exit > 0.0 ? 1 : 0;
    }
    return static_cast<double>(exits) / static_cast<double>(paths);
}

double price_barrier(std::size_t paths) {
    const Date today(1, January, 2024);
    Settings::instance().evaluationDate() = today;
    const Actual365Fixed days;
    const auto flat = [&](double rate) {
        return Handle<YieldTermStructure>(ext::make_shared<FlatForward>(today, rate, days));
    };
    const auto process = ext::make_shared<BlackScholesMertonProcess>(
        Handle<Quote>(ext::make_shared<SimpleQuote>(1.0)), flat(0.0), flat(0.05),
        Handle<BlackVolTermStructure>(ext::make_shared<BlackConstantVol>(today, NullCalendar(), 0.7, days)));
    BarrierOption option(Barrier::UpOut, kUpper, 0.0, ext::make_shared<PlainVanillaPayoff>(Option::Call, 1.0),
                         ext::make_shared<EuropeanExercise>(today + 90));
    option.setPricingEngine(
        MakeMCBarrierEngine<PseudoRandom>(process).withSteps(kSteps).withSamples(paths).withSeed(7));
    return option.NPV();
}

} // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    const auto paths = static_cast<std::size_t>(std::atoll(words[2]));
    std::vector<unsigned> counts(4096, 0);
    const bool is_barrier = std::strcmp(words[1], "barrier") == 0;
    const std::clock_t start = std::clock();
    const double result = is_barrier ? price_barrier(paths) : simulate(paths, 3, counts);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%.6f %.4f\n", seconds / static_cast<double>(paths) * 1e9, result);
}
