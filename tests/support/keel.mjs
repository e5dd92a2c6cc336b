// The command `keel`, with which the other faces are compared.
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";

export class Keel {
    constructor(binary) {
        const isThere = binary && existsSync(binary);
        if (!isThere) throw new Error(`there is no program ${binary ?? ""}: build the preset native first`);
        this.binary = binary;
    }

    run(words, input = "") {
        const result = spawnSync(this.binary, words, {input, encoding: "utf8", timeout: 20000, maxBuffer: 1 << 24});
        if (result.error) throw result.error;
        return {status: result.status, out: result.stdout, err: result.stderr};
    }

    /// The output; an exit status other than 0 throws with what was said.
    output(words, input) {
        const {status, out, err} = this.run(words, input);
        if (status !== 0) throw new Error(`keel ${words.join(" ").slice(0, 200)}: exit status ${status}\n${err}`);
        return out;
    }

    /// The report as JSON text.
    reportOfLink(fragment) { return this.output(["evaluate", "--format", "json", "--link", fragment]); }
    reportOfPlan(plan) { return this.output(["evaluate", "-", "--format", "json"], JSON.stringify(plan)); }

    /// The fragment without '#'.
    linkOfPlan(plan) { return this.output(["link", "-"], JSON.stringify(plan)).trim().replace(/^.*#/, ""); }
}
