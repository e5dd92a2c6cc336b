// A grid of 512 x 512 cells beside plain loops and numpy. Not part of the checks. Wants python3-numpy, and the target
// keel_grid_round of the presets native and wasm-tests:
//   node tests/benchmark/grid_peers.mjs [rounds]
// All contenders run in each round, every round another one first; a ratio is one of two times of the same round, and
// what is printed are medians.
import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const build = name => fileURLToPath(new URL(`../../build/${name}/tests/keel_grid_round`, import.meta.url));
// "{}" stands for the axis, else it comes last.
const kContenders = {
    native: [build("native")],
    wasm: [process.execPath, `${build("wasm-tests")}.js`],
    loops: [process.execPath, `${here}grid_loops.mjs`],
    numpy: ["/usr/bin/python3", "-B", `${here}grid_numpy.py`, "{}"],
    numpyWalk: ["/usr/bin/python3", "-B", `${here}grid_numpy.py`, "{}", "walk"],
};
const kNames = Object.keys(kContenders);

function run(name, axis) {
    const [program, ...words] = kContenders[name];
    const all = words.includes("{}") ? words.map(word => word === "{}" ? axis : word) : [...words, axis];
    return JSON.parse(execFileSync(program, all, {encoding: "utf8"}));
}

/// To the digits of a float, but for the cells where a leg dies on one side of rounding.
function mustAgree(results) {
    if (results.native.hash !== results.wasm.hash) throw new Error("native and wasm differ in a bit");
    for (const name of kNames) {
        const isNear = results[name].cells.every((cell, i) => Math.abs(cell - results.native.cells[i]) < 0.1);
        if (!isNear || Math.abs(results[name].dead - results.native.dead) > 4)
            throw new Error(`${name} tells another grid: ${JSON.stringify(results)}`);
    }
}

const median = numbers => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const rounds = Number(process.argv[2] ?? 7);
for (const axis of ["days", "leverage"]) {
    const times = [];
    for (let round = 0; round < rounds; ++round) {
        const order = kNames.map((_, i) => kNames[(i + round) % kNames.length]);
        const results = Object.fromEntries(order.map(name => [name, run(name, axis)]));
        mustAgree(results);
        times.push(Object.fromEntries(kNames.map(name => [name, results[name].ms])));
    }
    const ratio = (over, under) => median(times.map(time => time[over] / time[under])).toFixed(2);
    const ms = kNames.map(name => `${name} ${median(times.map(time => time[name])).toFixed(2)} ms`);
    console.log(`512 x 512, rows in ${axis}: ${ms.join(", ")}`);
    console.log(`  wasm at ${ratio("native", "wasm")} of native, ${ratio("loops", "wasm")} x loops, `
        + `${ratio("numpy", "wasm")} x numpy, ${ratio("numpyWalk", "wasm")} x numpy by payments; `
        + `native ${ratio("loops", "native")} x loops, ${ratio("numpy", "native")} x numpy`);
}
