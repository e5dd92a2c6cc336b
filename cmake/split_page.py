"""Splits the page's program into a part for the first picture and one that is fetched later.

usage: split_page.py --wasm APP.wasm --later APP-later.wasm --nm NM --binaryen FOLDER --all OBJECT... -- OBJECT...

APP.wasm has the names of its functions and is replaced by the first part. The OBJECTs behind -- are those of --all
whose functions come later. With them goes what nothing but they call: of the libraries, and of the files for the first part. What the
first part calls, takes the address of or shares with the later one stays. Both parts carry the same mark, by which the
page knows that they belong together: a server may get a new version between the two.

wasm-split puts a stand-in where the first part calls the later one, and the later one, when it is instantiated, puts
its functions in their places. The constants that mark_later_data.py has marked come with them, other data stays. In
each part like functions are put side by side (order_functions.py).
"""

import argparse
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

from order_functions import name_in_order
from wasm_file import CODE, DATA, DATA_COUNT, Reader, custom, custom_name, read, section_of_segments
from wasm_file import segments_of, write

# What the compiler is told to use beyond the first version of WebAssembly (CMakePresets.json).
FEATURES = ["--mvp-features", "--enable-mutable-globals", "--enable-sign-ext", "--enable-nontrapping-float-to-int",
            "--enable-bulk-memory"]
MARK = "keel.build"
LATER_DATA = re.compile(r"\.later(\.\d+)?$")  # as mark_later_data.py and then wasm-opt name it
NAMES_OF_SEGMENTS = 9  # in the section "name"
OURS = "4keel"  # the namespace in the name of a function
STARTERS = ("_GLOBAL__sub_I_", "__cxx_global_var_init")


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"split_page.py: {command[0]} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout


def symbols_of(nm, objects, *options):
    """Name and kind of each symbol."""
    for line in run(nm, "--format=posix", *options, *objects).splitlines():
        words = line.split()
        if len(words) >= 2:
            yield words[0], words[1]


def functions_of(nm, objects, others):
    """The functions that these object files alone have. Weak ones, as of templates, may be anybody's: they are theirs
    when they are about something of Keel's and no other object file mentions them."""
    found, weak = set(), set()
    for name, kind in symbols_of(nm, objects, "--defined-only"):
        if name.startswith(STARTERS):
            sys.exit(f"split_page.py: {name} runs before the first picture, but its file comes later")
        if kind in "tT":
            found.add(name)
        elif kind in "wWvV" and OURS in name:
            weak.add(name)
    return found | (weak - {name for name, _ in symbols_of(nm, others)})


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


def later_addresses(wasm):
    """Where the constants begin that mark_later_data.py has marked."""
    sections = read(wasm)
    found = set()
    for segment_sections in (content for kind, content in sections if kind == DATA):
        addresses = [segment.address for segment in segments_of(segment_sections)]
        for kind, content in sections:
            if custom_name(kind, content) == "name":
                found |= {addresses[i] for i, name in names_of_segments(content) if LATER_DATA.match(name)}
    return found


def names_of_segments(content):
    reader = Reader(content)
    reader.text()
    while not reader.is_done():
        kind, part = reader.byte(), Reader(reader.bytes())
        if kind == NAMES_OF_SEGMENTS:
            return [(part.number(), part.text()) for _ in range(part.number())]
    return []


def move_data(first, second, addresses):
    """The segments at these addresses go from the file `first` to the file `second`."""
    moved, kept, sections = [], [], []
    for kind, content in read(first):
        if kind == DATA:
            for segment in segments_of(content):
                (moved if segment.address in addresses else kept).append(segment)
            sections.append(section_of_segments(kept))
        elif kind != DATA_COUNT:  # wasm-opt writes it again
            sections.append((kind, content))
    write(first, sections)
    sections = [section for section in read(second) if section[0] != DATA]
    after_code = 1 + max(i for i, (kind, _) in enumerate(sections) if kind == CODE)
    sections.insert(after_code, section_of_segments(moved))
    write(second, sections)


def mark(path, content):
    write(path, [*read(path), custom(MARK, content)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wasm", type=pathlib.Path, required=True)
    parser.add_argument("--later", type=pathlib.Path, required=True)
    parser.add_argument("--nm", required=True)
    parser.add_argument("--binaryen", type=pathlib.Path, required=True)
    parser.add_argument("--all", nargs="+", required=True)
    parser.add_argument("objects", nargs="+")
    options = parser.parse_args()

    calls = Calls(options.binaryen, options.wasm)
    others = [path for path in options.all if pathlib.Path(path) not in map(pathlib.Path, options.objects)]
    later = functions_of(options.nm, options.objects, others) & calls.functions
    later = calls.functions - calls.reached_without(later)
    if not later:
        sys.exit("split_page.py: nothing comes later")
    whole = hashlib.sha256(options.wasm.read_bytes()).digest()
    with tempfile.TemporaryDirectory() as folder:
        names, first, second = (pathlib.Path(folder) / name for name in ("names", "first.wasm", "second.wasm"))
        names.write_text("\n".join(sorted(later)), encoding="utf-8")
        run(options.binaryen / "wasm-split", *FEATURES, options.wasm, f"--split-funcs=@{names}",
            "--import-namespace=first", "--placeholder-namespace=later", "-o1", first, "-o2", second)
        move_data(first, second, later_addresses(options.wasm))
        for part, place in ((first, options.wasm), (second, options.later)):
            # Also puts functions into their callers and merges what is the same: the link left that for each part.
            run(options.binaryen / "wasm-opt", *FEATURES, part, "-Oz", "-o", place)
            name_in_order(place)
            run(options.binaryen / "wasm-opt", *FEATURES, place, "-Oz", "--reorder-functions-by-name", "-o", place)
            mark(place, whole[:8])


main()
