// How many bytes a file is as `gzip -9` packs it: the figure that build-wasm.sh prints. Node's own zlib packs a little
// worse.
import {execFileSync} from "node:child_process";

export const gzipped = (file) => execFileSync("gzip", ["-9", "--no-name", "--stdout", file], {maxBuffer: 1 << 26}).length;
