"""Cuts the fonts of the user interface down to the characters that Keel shows and writes them as C++ arrays.

usage: subset_font.py ROBOTO-REGULAR ROBOTO-MEDIUM DEJAVU-SANS OUTPUT-FOLDER

What Roboto does not have (arrows, triangles, check marks) comes from DejaVu Sans as a font of its own. ImGui applies no
OpenType features, so none is kept; the digits of Roboto have one width by themselves, which is checked here. Hints are
dropped too: ImGui's rasteriser does not read them.
"""

import io
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

ASCII = range(0x20, 0x7F)
LATIN_1 = [*ASCII, *range(0xA0, 0x100)]
GREEK = map(ord, "ΓΔΘΛΠΣΦΩαβγδεηθκλμνπρστφχω")
SIGNS = map(ord, "−–—‘’“”„‚•…‰€™†′″×÷±≈≠≤≥∞√∑∏∂∆∫₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿ\u2007\u2009\u200a\u202f\ufffd")
SYMBOLS = map(ord, "←↑→↓↔↕↗↘⇄▲▼▶◀△▽▴▾▸◂●○■□◆✓✔✗✕⚠⚙⟲☰")
# Headings and the numbers of the answer.
MEDIUM = {*ASCII, *map(ord, "\u00a0−–—‘’“”•…€×±≈≤≥°µ·Δ\u2009\u202f\ufffd")}

REGULAR_WANTED = {*LATIN_1, *GREEK, *SIGNS}
SYMBOLS_WANTED = {*SYMBOLS}


def characters(path):
    with TTFont(path) as font:
        return set(font.getBestCmap())


def check_tabular(path):
    with TTFont(path) as font:
        names = font.getBestCmap()
        widths = {font["hmtx"][names[ord(digit)]][0] for digit in "0123456789"}
    if len(widths) != 1:
        sys.exit(f"{path}: the digits have different widths, columns of numbers would not line up")


def cut(path, wanted):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "gasp", "post", "name", "meta", "STAT", "MATH", "FFTM"]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False  # The same input gives the same bytes.
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
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

// TrueType files, and the characters in each as ImGui's glyph ranges. `symbols` is meant to be merged into the others.
"""

SOURCE = """// Made by cmake/subset_font.py.
#include "keel_fonts.hpp"

"""


def main(regular, medium, dejavu, folder):
    check_tabular(regular)
    check_tabular(medium)
    in_regular, in_medium, in_dejavu = characters(regular), characters(medium), characters(dejavu)
    from_dejavu = (REGULAR_WANTED | SYMBOLS_WANTED) - in_regular
    if from_dejavu - in_dejavu:
        sys.exit("no font has " + " ".join(f"U+{code:04X}" for code in sorted(from_dejavu - in_dejavu)))
    fonts = {
        "regular": (regular, REGULAR_WANTED & in_regular),
        "medium": (medium, MEDIUM & in_medium),
        "symbols": (dejavu, from_dejavu),
    }

    header, source, definitions = HEADER, SOURCE + "namespace {\n\n", ""
    for name, (path, wanted) in fonts.items():
        data = cut(path, wanted)
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
