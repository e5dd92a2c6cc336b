// One contender of grid_peers.mjs: the same grid in loops, as one writes them, into typed arrays.

const kSide = 512, kFills = 40;
const kPrice = 65000, kCoins = 5, kRate = 0.0001, kFee = 0.0005, kMaintenance = 0.004;
const axis = process.argv[2];

function fill(net, liquidated) {
    const entryFee = kFee * kCoins * kPrice;
    const liquidationAt = backing => (backing + kCoins * kPrice) / (kCoins * (1 + kMaintenance));
    for (let row = 0; row < kSide; ++row) {
        const part = row / (kSide - 1);
        const days = axis === "days" ? 30 * part : 30;
        const leverage = axis === "days" ? 5 : Math.exp(Math.log(20) * part);
        const collateral = kCoins * kPrice / leverage;
        const payments = Math.floor(days * 3 + 1e-9);
        const firstLimit = liquidationAt(collateral);
        for (let column = 0; column < kSide; ++column) {
            const price = kPrice * (0.5 + column / (kSide - 1));
            let funding = 0, isDead = false;
            if (payments > 0) {
                const step = Math.log(price / kPrice) / (3 * days);
                const growth = Math.exp(step), last = Math.exp(step * payments);
                const sum = Math.abs(step) < 1e-12 ? payments : growth * (last - 1) / (growth - 1);
                funding = kRate * kCoins * kPrice * sum;
                const lastPrice = kPrice * last;
                isDead = kPrice * growth >= firstLimit
                    || lastPrice >= liquidationAt(collateral + funding - kRate * kCoins * lastPrice);
            }
            isDead ||= price >= liquidationAt(collateral + funding);
            const hedge = isDead ? -collateral : kCoins * (kPrice - price) + funding - kFee * kCoins * price;
            net[row * kSide + column] = kCoins * (price - kPrice) + hedge - entryFee;
            liquidated[row * kSide + column] = isDead ? 1 : 0;
        }
    }
}

const net = new Float32Array(kSide * kSide), liquidated = new Float32Array(kSide * kSide);
const taken = [];
for (let i = 0; i < kFills; ++i) {
    const start = performance.now();
    fill(net, liquidated);
    taken.push(performance.now() - start);
}
const cells = Array.from({length: 8}, (_, i) => net[i * 37321]);
console.log(JSON.stringify({ms: Math.min(...taken), dead: liquidated.reduce((sum, dead) => sum + dead, 0), cells}));
