"""Cuts the fonts of the user interface down to the characters that Keel shows and writes them as C++ arrays.

usage: subset_font.py ROBOTO-REGULAR ROBOTO-MEDIUM OUTPUT-FOLDER

Symbols such as arrows and marks are drawn by view/icons, so letters, figures and a few signs are enough: every hundred
characters more cost a visitor 8 kB. ImGui applies no OpenType features, so none is kept; the digits of Roboto have one
width by themselves, which is checked here. Hints are dropped too: ImGui's rasteriser does not read them, nor "OS/2".
Outlines are on a grid of 512 instead of 2048 to the em, of which most steps fit into a byte: no point moves by more
than a tenth of a pixel, and both fonts are 2.5 kB less on their way to a visitor.
"""

import io
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ASCII = range(0x20, 0x7F)
UNITS_PER_EM = 512
WANTED = {*ASCII, *map(ord, "\u00a0−–—‘’“”•…€×÷±²√≈≤≥°µ·Δβρσ\u2009\u202f\ufffd")}


def characters(path):
    with TTFont(path) as font:
        return set(font.getBestCmap())


def check_tabular(path):
    with TTFont(path) as font:
        names = font.getBestCmap()
        widths = {font["hmtx"][names[ord(digit)]][0] for digit in "0123456789"}
    if len(widths) != 1:
        sys.exit(f"{path}: the digits have different widths, columns of numbers would not line up")


def bounds(font, code):
    name = font.getBestCmap()[code]
    glyph = font["glyf"][name]
    sides = [getattr(glyph, side, 0) for side in ("xMin", "yMin", "xMax", "yMax")]
    return [side / font["head"].unitsPerEm for side in [font["hmtx"][name][0], *sides]]


def check_cut(path, data, wanted):
    """Every character has kept its size, and ImGui's reader finds what cmake/dependencies.cmake leaves it to read."""
    with TTFont(path) as before, TTFont(io.BytesIO(data)) as after:
        if any(table.format != 4 for table in after["cmap"].tables):
            sys.exit(f"{path}: the index must have format 4")
        for code in wanted:
            moved = [abs(a - b) for a, b in zip(bounds(before, code), bounds(after, code))]
            if max(moved) > 1.0 / UNITS_PER_EM:
                sys.exit(f"{path}: U+{code:04X} has lost its size")


def cut(path, wanted):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "OS/2", "gasp", "post", "name", "meta", "STAT", "MATH"]
    options.drop_tables += ["FFTM"]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_bounds = True  # Scaling leaves the bounds of composed characters as they are.
    options.recalc_timestamp = False  # The same input gives the same bytes.
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    scale_upem(font, UNITS_PER_EM)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def ranges(codes):
    """First and last of each run of codes, ended by 0, as ImGui wants them."""
    pairs = []
    for code in sorted(codes):
        if pairs and code == pairs[-1][1] + 1:
            pairs[-1][1] = code
        else:
            pairs.append([code, code])
    return [code for pair in pairs for code in pair] + [0]


def array(kind, name, values):
    lines = [", ".join(map(str, values[i : i + 24])) for i in range(0, len(values), 24)]
    return f"alignas(8) constexpr {kind} {name}[] = {{\n    " + ",\n    ".join(lines) + "};\n"


HEADER = """// Made by cmake/subset_font.py.
#pragma once

#include <span>

namespace keel::fonts {

// TrueType files, and the characters in each as ImGui's glyph ranges.
"""

SOURCE = """// Made by cmake/subset_font.py.
#include "keel_fonts.hpp"

"""


def main(regular, medium, folder):
    for path in (regular, medium):
        check_tabular(path)
    # Roboto has no narrow no-break space; ImGui falls back to the replacement character, so Keel does not print it.
    fonts = {name: (path, WANTED & characters(path)) for name, path in (("regular", regular), ("medium", medium))}

    header, source, definitions = HEADER, SOURCE + "namespace {\n\n", ""
    for name, (path, wanted) in fonts.items():
        data = cut(path, wanted)
        check_cut(path, data, wanted)
        header += f"extern const std::span<const unsigned char> {name};\n"
        header += f"extern const unsigned short* const {name}_ranges;\n"
        source += array("unsigned char", f"{name}_bytes", list(data))
        source += array("unsigned short", f"{name}_codes", ranges(wanted))
        definitions += f"constinit const std::span<const unsigned char> {name}{{{name}_bytes}};\n"
        definitions += f"constinit const unsigned short* const {name}_ranges = {name}_codes;\n"
        print(f"{name}: {len(wanted)} characters, {len(data)} bytes")
    source += "\n} // namespace\n\nnamespace keel::fonts {\n" + definitions + "\n} // namespace keel::fonts\n"
    folder = pathlib.Path(folder)
    (folder / "keel_fonts.cpp").write_text(source)
    (folder / "keel_fonts.hpp").write_text(header + "\n} // namespace keel::fonts\n")


main(*sys.argv[1:])
