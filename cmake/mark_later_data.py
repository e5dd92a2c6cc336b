"""Puts the constants of object files into a part of memory of their own, ".later", which the page fetches later.

usage: mark_later_data.py FOLDER OBJECT...

Writes marked copies into FOLDER, as 0.o, 1.o and so on. What is marked nothing outside of the object can use: constants
that only its own functions know, such as texts. Functions that other objects may have as well, of templates and
headers, are none of these: the linker keeps one for all, and the first part may call it. What they use stays.
"""

from bisect import bisect_right
import pathlib
import sys

from wasm_file import CODE, CUSTOM, DATA, IMPORT, Reader, custom, custom_name, imported_functions, number, read
from wasm_file import segments_of, write

SEGMENTS, SYMBOLS = 5, 8           # parts of the section "linking"
A_FUNCTION, A_DATA, A_SECTION = 0, 1, 3  # kinds of symbols
WEAK, LOCAL, UNDEFINED, NAMED = 1, 2, 0x10, 0x40
ADDRESSES = {3, 4, 5}              # kinds of relocations, those of addresses in memory
OTHERS = {0, 1, 2, 6, 7, 13, 20}   # of functions, types, globals and tables
LATER = ".later"


def parts_of_linking(content):
    reader = Reader(content)
    reader.text()
    assert reader.number() == 2, "another version of object files"
    parts = []
    while not reader.is_done():
        parts.append((reader.byte(), reader.bytes()))
    return parts


def names_of_segments(part):
    reader = Reader(part)
    return [[reader.text(), reader.number(), reader.number()] for _ in range(reader.number())]


def symbols_of(part):
    """[(kind, flags, index of the function or of the segment)]"""
    reader, found = Reader(part), []
    for _ in range(reader.number()):
        kind, flags = reader.byte(), reader.number()
        index = None
        if kind == A_DATA:
            reader.bytes()
            if not flags & UNDEFINED:
                index = reader.number()
                reader.number(), reader.number()
        else:
            index = reader.number()
            if kind != A_SECTION and (not flags & UNDEFINED or flags & NAMED):
                reader.bytes()
        found.append((kind, flags, index))
    return found


def bodies_of(content):
    """Where each function begins in the section of code."""
    reader, found = Reader(content), []
    for _ in range(reader.number()):
        found.append(reader.at)
        reader.bytes()
    return found


def addresses_in(content):
    """[(offset in the section, symbol)] of a section of relocations."""
    reader, found = Reader(content), []
    reader.text(), reader.number()
    for _ in range(reader.number()):
        kind, offset, symbol = reader.byte(), reader.number(), reader.number()
        if kind in ADDRESSES:
            reader.signed()
            found.append((offset, symbol))
        elif kind not in OTHERS:
            sys.exit(f"mark_later_data.py: relocations of kind {kind} are not known")
    return found


class Object:
    """What an object file says of its data: which symbols are in which segment, and who uses them."""

    def __init__(self, path):
        self.sections = read(path)
        self.named = {custom_name(*section): section[1] for section in self.sections if section[0] == CUSTOM}
        self.linking = parts_of_linking(self.named["linking"])
        parts = dict(self.linking)
        self.segments = names_of_segments(parts.get(SEGMENTS, b"\0"))
        self.symbols = symbols_of(parts[SYMBOLS])
        self.plain = {kind: content for kind, content in self.sections if kind != CUSTOM}

    def segment_of(self, symbol):
        kind, _, index = self.symbols[symbol]
        return index if kind == A_DATA else None

    def users(self, section, begins):
        """[(which function or segment uses an address, segment that is used)], counted as they begin in the file."""
        if section not in self.named:
            return []
        return [(bisect_right(begins, offset) - 1, self.segment_of(symbol))
                for offset, symbol in addresses_in(self.named[section])]

    def own_segments(self):
        """Constants that only functions of this object use, and of those only its own."""
        shared = {index for kind, flags, index in self.symbols
                  if kind == A_FUNCTION and flags & WEAK and not flags & UNDEFINED}
        kept = {index for kind, flags, index in self.symbols if kind == A_DATA and not flags & LOCAL}
        kept |= {index for index, (name, _, _) in enumerate(self.segments) if not name.startswith(".rodata")}
        first = imported_functions(self.plain[IMPORT])
        bodies = bodies_of(self.plain.get(CODE, b"\0"))
        kept |= {used for user, used in self.users("reloc.CODE", bodies) if first + user in shared}
        pairs = self.users("reloc.DATA", [segment.begin for segment in segments_of(self.plain.get(DATA, b"\0"))])
        while more := {used for user, used in pairs if user in kept} - kept:
            kept |= more
        return set(range(len(self.segments))) - kept

    def write_marked(self, path):
        own = self.own_segments()
        part = number(len(self.segments))
        for index, (name, alignment, flags) in enumerate(self.segments):
            name = LATER if index in own else name
            part += number(len(name)) + name.encode() + number(alignment) + number(flags)
        linking = number(2)
        for kind, content in self.linking:
            content = part if kind == SEGMENTS else content
            linking += bytes([kind]) + number(len(content)) + content
        write(path, [custom("linking", linking) if custom_name(*section) == "linking" else section
                     for section in self.sections])


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for index, name in enumerate(sys.argv[2:]):
        Object(pathlib.Path(name)).write_marked(folder / f"{index}.o")


if __name__ == "__main__":
    main()
