#!/usr/bin/env python3
"""Holds src/ to its layers: a folder includes only what stands to its left.

    model <- engine <- risk     model <- text     engine, text <- explain
    engine, risk, text <- history     explain, history <- view <- platform, cli, bindings

Also: what only a browser knows stays in platform/ and bindings/, and what the two standard libraries do differently,
or what costs the page too much, is not used anywhere. Prints every breach as file:line and ends with 1.
Run with --self-test it checks that it can find each kind of breach."""

import pathlib
import re
import sys
import tempfile

MAY_INCLUDE = {
    "model": {"model"},
    "engine": {"model", "engine"},
    "risk": {"model", "engine", "risk"},
    "text": {"model", "text"},
    "history": {"model", "engine", "risk", "text", "history"},
    "explain": {"model", "engine", "text", "explain"},
    "view": {"model", "engine", "text", "explain", "history", "view"},
    "platform": {"model", "risk", "text", "history", "view", "platform"},
    "cli": {"model", "engine", "risk", "text", "explain", "history", "cli"},
    "bindings": {"model", "engine", "risk", "text", "explain", "history", "bindings"},
}
# Pattern, folders that may use it, why nobody else may.
FORBIDDEN = [
    (r"__EMSCRIPTEN__|\bEM_JS\b|\bEM_ASM\b|<emscripten", {"platform", "bindings"}, "only platform and bindings know the browser"),
    (r"\bimgui\b.*\.h\"|<imgui", {"view", "platform"}, "only view and platform draw"),
    (r"#include <(format|print|iostream|regex|sstream)>", set(), "costs the page more than it is worth"),
    (r"\bthrow\b(?!\()|\btry\s*\{|std::sto[dfil]|\.value\(\)", {"platform"}, "src is built without exceptions"),
    (r"(?<!_)\b(std::)?(exp|log|pow|sin|cos|tan|exp2|log2|log10|expm1|log1p|cbrt)\(", {"view", "platform"},
     "C libraries differ in the last bit: use engine/math"),
    (r"\bsetlocale\b", set(), "numbers must not depend on the locale"),
]
LONGEST_FILE = 400


def without_comments(line):
    return re.sub(r"//.*", "", re.sub(r'"(?:[^"\\]|\\.)*"', '""', line) if "#include" not in line else line)


def breaches_in(file, folder, lines):
    if len(lines) > LONGEST_FILE:
        yield len(lines), f"longer than {LONGEST_FILE} lines"
    for number, line in enumerate(lines, 1):
        code = without_comments(line)
        include = re.match(r'\s*#include "([a-z_]+)/', code)
        if include and include[1] in MAY_INCLUDE and include[1] not in MAY_INCLUDE[folder]:
            yield number, f"{folder} may not include {include[1]}"
        for pattern, allowed, why in FORBIDDEN:
            if folder in allowed or "namespace keel::math" in code or file.stem == "math":
                continue
            if re.search(pattern, code) and not re.search(r"math::(exp|log)\(", code):
                yield number, f"{why}: {line.strip()}"


def check(source):
    found = []
    for file in sorted(source.rglob("*.[ch]pp")):
        folder = file.relative_to(source).parts[0]
        if folder not in MAY_INCLUDE:
            found.append(f"{file}:1: src/{folder} is not a layer")
            continue
        lines = file.read_text(encoding="utf-8").splitlines()
        found += [f"{file}:{number}: {what}" for number, what in breaches_in(file, folder, lines)]
    return found


def self_test():
    cases = {
        "engine/a.cpp": '#include "text/number.hpp"',
        "model/a.cpp": '#include "engine/evaluate.hpp"',
        "history/a.cpp": '#include "cli/options.hpp"',
        "text/b.cpp": '#include "history/reading.hpp"',
        "view/a.cpp": "#ifdef __EMSCRIPTEN__",
        "text/a.cpp": "#include <format>",
        "engine/b.cpp": "double y = std::exp(x);",
        "cli/a.cpp": "throw 1;",
        "extra/a.cpp": "int x;",
        "view/b.cpp": "int x;\n" * (LONGEST_FILE + 1),
    }
    for name, text in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / name
            file.parent.mkdir()
            file.write_text(text)
            if not check(pathlib.Path(folder)):
                sys.exit(f"check_layers.py does not see the breach in {name}: {text[:40]}")
    print(f"layers: self-test found all {len(cases)} breaches")


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        self_test()
    root = pathlib.Path(__file__).resolve().parents[2] / "src"
    breaches = check(root)
    print("\n".join(breaches) if breaches else "layers: every include points to the left")
    sys.exit(1 if breaches else 0)
