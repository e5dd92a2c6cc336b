// Called by compare.sh: K1 by every contender, one after the other in each round, each round beginning with another one;
// then the median nanoseconds of processor time a path, and the median of the ratios inside a round.
// usage: node compare.mjs FOLDER ROUNDS [QuantLib's program]

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [folder, roundsText, quantLib] = process.argv.slice(2);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const rounds = Number(roundsText);

const native = (what, lanes, paths) => [`${folder}/kernel_k1`, what, String(lanes), String(paths)];
const wasm = (what, paths) => [process.execPath, here("wasm_k1.mjs"), `${folder}/kernel_k1.mjs`, what, String(paths)];
const contenders = {
    "native, 16 lanes": native("k1", 16, 500000), // 8 without AVX-512
    "native, 8 lanes": native("k1", 8, 400000),
    "native, 4 lanes": native("k1", 4, 300000),
    "WebAssembly": wasm("k1", 200000),
    "native, 8 lanes, bridges": native("bridge", 8, 300000),
    "native, 8 lanes, far": native("k1_far", 8, 400000),
    "native, 8 lanes, far, bridges": native("bridge_far", 8, 400000),
    "native, 8 lanes, 30 steps": native("coarse", 8, 2000000),
    "WebAssembly, bridges": wasm("bridge", 200000),
    "WebAssembly, far": wasm("k1_far", 200000),
    "WebAssembly, far, bridges": wasm("bridge_far", 200000),
    "WebAssembly, 30 steps": wasm("coarse", 800000),
    "JavaScript, plain": [process.execPath, here("plain.mjs"), "20000"],
    "JavaScript, tuned": [process.execPath, here("tuned.mjs"), "40000"],
    "JavaScript, ziggurat": [process.execPath, here("ziggurat.mjs"), "60000"],
    "numpy, single": ["/usr/bin/python3", here("numpy_k1.py"), "41000", "float32"],
    "numpy, double": ["/usr/bin/python3", here("numpy_k1.py"), "41000", "float64"],
};
if (quantLib) {
    contenders["QuantLib, paths"] = [quantLib, "paths", "20000"];
    contenders["QuantLib, barrier engine"] = [quantLib, "barrier", "3000"];
}

const names = Object.keys(contenders);
const times = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
    names.forEach((_, i) => {
        const name = names[(i + round) % names.length];
        const [program, ...words] = contenders[name];
        times[name].push(Number.parseFloat(execFileSync(program, words, { encoding: "utf8" })));
    });

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const ratio = (slow, fast) => median(times[slow].map((time, round) => time / times[fast][round]));
console.log(`${rounds} rounds, Node ${process.version}`);
for (const name of names) console.log(`${median(times[name]).toFixed(0).padStart(8)} ns  ${name}`);
const table = [
    ["WebAssembly / native, 8 lanes (at least 0.30)", "native, 8 lanes", "WebAssembly"],
    ["WebAssembly / native, 4 lanes (0.65)", "native, 4 lanes", "WebAssembly"],
    ["WebAssembly over plain JavaScript (14)", "JavaScript, plain", "WebAssembly"],
    ["WebAssembly over tuned JavaScript (5)", "JavaScript, tuned", "WebAssembly"],
    ["WebAssembly over JavaScript with another method, the ziggurat", "JavaScript, ziggurat", "WebAssembly"],
    ["WebAssembly over numpy, double (5)", "numpy, double", "WebAssembly"],
    ["WebAssembly over numpy, single (5)", "numpy, single", "WebAssembly"],
    ["native, 16 lanes, over numpy, double (15)", "numpy, double", "native, 16 lanes"],
    ["native, 8 lanes, over numpy, double (15)", "numpy, double", "native, 8 lanes"],
    ["native, 16 lanes, over numpy, single (15)", "numpy, single", "native, 16 lanes"],
    ["native, 8 lanes, over numpy, single (15)", "numpy, single", "native, 8 lanes"],
    ["bridges at every step over K1, native (at most 1.75)", "native, 8 lanes, bridges", "native, 8 lanes"],
    ["the same with far levels (at most 1.15)", "native, 8 lanes, far, bridges", "native, 8 lanes, far"],
    ["K1 over 30 steps with bridges, native (at least 4)", "native, 8 lanes", "native, 8 lanes, 30 steps"],
    ["bridges at every step over K1, WebAssembly (at most 1.75)", "WebAssembly, bridges", "WebAssembly"],
    ["the same with far levels (at most 1.15)", "WebAssembly, far, bridges", "WebAssembly, far"],
    ["K1 over 30 steps with bridges, WebAssembly (at least 4)", "WebAssembly", "WebAssembly, 30 steps"],
    ["native, 16 lanes, over QuantLib's paths (20)", "QuantLib, paths", "native, 16 lanes"],
    ["native, 8 lanes, over QuantLib's paths (20)", "QuantLib, paths", "native, 8 lanes"],
    ["native, 16 lanes, over QuantLib's barrier engine (400)", "QuantLib, barrier engine", "native, 16 lanes"],
    ["native, 8 lanes, over QuantLib's barrier engine (400)", "QuantLib, barrier engine", "native, 8 lanes"],
];
for (const [what, slow, fast] of table)
    if (times[slow] && times[fast]) console.log(`${ratio(slow, fast).toFixed(2).padStart(8)}  ${what}`);
