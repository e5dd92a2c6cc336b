// K1 as one writes it in JavaScript: an object for the numbers of the case, Math.random, Math.log, Math.cos, Math.exp.
// usage: node plain.mjs PATHS ; prints the nanoseconds of processor time that a path takes.

const model = { drift: 0.05, volatility: 0.7, years: 270 / 1095, steps: 270, funding: 1e-4, upper: 1.3267, lower: 0.7,
    ratio: 0.8, exitCost: 5e-4 };

function normal() {
    return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

function simulate(model, paths, counts) {
    const dt = model.years / model.steps;
    let exits = 0;
    for (let path = 0; path < paths; path++) {
        let x = 0, funding = 0, exit = 0;
        for (let step = 0; step < model.steps; step++) {
            x += (model.drift - model.volatility ** 2 / 2) * dt + model.volatility * Math.sqrt(dt) * normal();
            if (exit) continue;
            const price = Math.exp(x);
            if (price >= model.upper) exit = model.upper;
            else if (price <= model.lower) exit = model.lower;
            else funding += model.funding * price;
        }
        const end = Math.exp(x);
        const hedge = 1 - (exit ? exit * (1 + model.exitCost) : end) + funding;
        const result = end - 1 + model.ratio * hedge;
        counts[Math.min(4095, Math.max(0, Math.floor((result + 1) / 3 * 4096)))]++;
        if (exit) exits++;
    }
    return exits / paths;
}

const paths = Number(process.argv[2] ?? 20000);
const counts = new Array(4096).fill(0);
simulate(model, paths / 8, counts);
const before = process.cpuUsage();
const chance = simulate(model, paths, counts);
const used = process.cpuUsage(before);
console.log(((used.user + used.system) / paths * 1000).toFixed(6), chance.toFixed(4));
