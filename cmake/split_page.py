"""Splits the page's program into a part for the first picture and one that is fetched later.

usage: split_page.py --wasm APP.wasm --later APP-later.wasm --nm NM --binaryen FOLDER OBJECT...

APP.wasm has the names of its functions and is replaced by the first part. OBJECTs are the object files whose functions
come later. With them goes what nothing but they call: of the libraries, and of the files for the first part. What the
first part calls, takes the address of or shares with the later one stays. Both parts carry the same mark, by which the
page knows that they belong together: a server may get a new version between the two.

wasm-split puts a stand-in where the first part calls the later one, and the later one, when it is instantiated, puts its
functions in their places. Data stays in the first part.
"""

import argparse
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

# What the compiler is told to use beyond the first version of WebAssembly (CMakePresets.json).
FEATURES = ["--mvp-features", "--enable-mutable-globals", "--enable-sign-ext", "--enable-nontrapping-float-to-int",
            "--enable-bulk-memory"]
MARK = "keel.build"
STARTERS = ("_GLOBAL__sub_I_", "__cxx_global_var_init")


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"split_page.py: {command[0]} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout


def functions_of(nm, objects):
    """The functions that these object files alone have; weak ones, as of templates, may be anybody's."""
    found = set()
    for line in run(nm, "--defined-only", "--format=posix", *objects).splitlines():
        words = line.split()
        if len(words) < 2 or words[1] not in "tT":
            continue
        if words[0].startswith(STARTERS):
            sys.exit(f"split_page.py: {words[0]} runs before the first picture, but its file comes later")
        found.add(words[0])
    return found


class Calls:
    """Who calls whom directly, and what can be called from elsewhere: by the page, or through the table."""

    def __init__(self, binaryen, wasm):
        self.calls = {}
        self.functions = set()
        self.open = set()
        call = re.compile(r'\s*"(.*)" -> "(.*)"; // call$')
        node = re.compile(r'\s*"(.*)" \[style="filled(, rounded)?"(?:, fillcolor="(\w+)")?')
        for line in run(binaryen / "wasm-opt", *FEATURES, wasm, "--print-call-graph", "--quiet").splitlines():
            if found := call.match(line):
                self.calls.setdefault(found[1], set()).add(found[2])
            elif found := node.match(line):
                if found[3] == "white":
                    self.functions.add(found[1])
                else:
                    self.open.add(found[1])

    def reached_without(self, avoided):
        """What can be called without passing through one of the `avoided`."""
        reached, waiting = set(), list(self.open - avoided)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting.extend(self.calls.get(name, set()) - avoided)
        return reached


def number(value):
    """As WebAssembly writes it: seven bits a byte, the lowest first."""
    written = bytearray()
    while value >= 0x80:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(written) + bytes([value])


def mark(path, content):
    body = number(len(MARK)) + MARK.encode() + content
    with path.open("ab") as file:
        file.write(b"\0" + number(len(body)) + body)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wasm", type=pathlib.Path, required=True)
    parser.add_argument("--later", type=pathlib.Path, required=True)
    parser.add_argument("--nm", required=True)
    parser.add_argument("--binaryen", type=pathlib.Path, required=True)
    parser.add_argument("objects", nargs="+")
    options = parser.parse_args()

    calls = Calls(options.binaryen, options.wasm)
    later = functions_of(options.nm, options.objects) & calls.functions
    later = calls.functions - calls.reached_without(later)
    if not later:
        sys.exit("split_page.py: nothing comes later")
    whole = hashlib.sha256(options.wasm.read_bytes()).digest()
    with tempfile.TemporaryDirectory() as folder:
        names, first, second = (pathlib.Path(folder) / name for name in ("names", "first.wasm", "second.wasm"))
        names.write_text("\n".join(sorted(later)), encoding="utf-8")
        run(options.binaryen / "wasm-split", *FEATURES, options.wasm, f"--split-funcs=@{names}",
            "--import-namespace=first", "--placeholder-namespace=later", "-o1", first, "-o2", second)
        for part, place in ((first, options.wasm), (second, options.later)):
            # The link left apart what might have mixed the parts: functions that are the same, and only callers.
            run(options.binaryen / "wasm-opt", *FEATURES, part, "-Oz", "-o", place)
            mark(place, whole[:8])


main()
