// The examples of README.md do what it says. Usage: node tests/readme_test.mjs build/native/keel
// A line "$ keel …" in a code block is run; what follows it up to the next blank or "$" line must be what it prints, or
// begin like it when the last line is "…".
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {test} from "node:test";
import {fileURLToPath} from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const keel = resolve(process.argv[2] ?? join(root, "build/native/keel"));
const readme = readFileSync(join(root, "README.md"), "utf8");

const examples = [];
for (const [, block] of readme.matchAll(/```\n([\s\S]*?)```/g)) {
    for (const line of block.split("\n")) {
        if (line.startsWith("$ keel ")) examples.push({words: line.slice("$ keel ".length).split(" "), output: []});
        else if (line && examples.length && block.includes("$ keel ")) examples.at(-1).output.push(line);
    }
}

test("the README has examples", () => assert.ok(examples.length >= 2));

for (const {words, output} of examples) {
    test(`keel ${words.join(" ")}`, () => {
        const {stdout, stderr, status} = spawnSync(keel, words, {encoding: "utf8"});
        const isError = output.some((line) => line.startsWith("keel: "));
        assert.equal(status, isError ? 2 : 0, stderr);
        if (!output.length) return;
        const isBeginning = output.at(-1) === "…";
        const told = (isError ? stderr : stdout).trimEnd().split("\n");
        assert.deepEqual(isBeginning ? told.slice(0, output.length - 1) : told, isBeginning ? output.slice(0, -1) : output);
    });
}

test("every file and folder the README names is there", async () => {
    const {existsSync} = await import("node:fs");
    const named = [...readme.matchAll(/`((?:src|web|cmake|tests|\.\/)[\w./-]*)`/g)].map((match) => match[1]);
    assert.ok(named.length > 8);
    for (const name of named) assert.ok(existsSync(join(root, name)), name);
});
