// One case of the kernels as WebAssembly. usage: node wasm_k1.mjs MODULE CASE PATHS ; prints the nanoseconds of processor
// time that a path takes.

const [modulePath, what, pathsText] = process.argv.slice(2);
const cases = ["k1", "k1_far", "bridge", "bridge_far", "coarse", "coarse_one", "coarse_sobol", "levels_1", "levels_8"];
const { default: create } = await import(modulePath);
const module = await create();
const index = cases.indexOf(what), paths = Math.ceil(Number(pathsText) / 8192) * 8192;
module._kernel_paths_a_second(index, 4, paths / 2); // compiled, optimised
await new Promise((resolve) => setTimeout(resolve, 50));
const before = process.cpuUsage();
module._kernel_paths_a_second(index, 4, paths);
const used = process.cpuUsage(before);
console.log(((used.user + used.system) / paths * 1000).toFixed(6));
