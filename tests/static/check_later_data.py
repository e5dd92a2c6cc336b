"""mark_later_data.py takes what only one object can use, and nothing else. usage: check_later_data.py [COMPILER]"""

import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "cmake"))
from mark_later_data import LATER, SEGMENTS, Object, names_of_segments  # noqa: E402
from wasm_file import DATA, Reader, segments_of  # noqa: E402

SOURCE = """
#define KEPT __attribute__((noinline))
extern const char kExported[];
extern const char* variable;
const char kExported[] = "exported array";
const char* variable = "in a variable";
static const char* const kNames[] = {"name for all", "another for all"};
static const char* const kOwnNames[] = {"name of its own", "another of its own"};
KEPT inline const char* of_header(int i) { return i > 2 ? "text of a header" : kNames[i & 1]; }
template <class T> KEPT const char* of_template(T x) { return x ? "text of a template" : "other text of a template"; }
static KEPT const char* internal(int i) { return i > 5 ? "text of its own" : kOwnNames[i & 1]; }
const char* calls(int i);
const char* calls(int i) {
    const char* const all[] = {of_header(i), of_template(i), internal(i), variable, kExported, "direct text"};
    return all[i % 6];
}
"""
OWN = {"name of its own", "another of its own", "text of its own", "direct text"}
STAYS = {"exported array", "in a variable", "name for all", "another for all", "text of a header", "text of a template",
         "other text of a template"}


def texts(path):
    """{text: name of its segment}"""
    found = Object(path)
    names = [name for name, _, _ in names_of_segments(dict(found.linking)[SEGMENTS])]
    contents = [Reader(segment.whole, segment.begin - segment.start).bytes() for segment in segments_of(found.plain[DATA])]
    wanted = {text.encode() + b"\0": text for text in OWN | STAYS}
    return {wanted[content]: name for content, name in zip(contents, names) if content in wanted}


def main():
    compiler = sys.argv[1] if len(sys.argv) > 1 else "em++"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "x.cpp").write_text(SOURCE, encoding="utf-8")
        subprocess.run([compiler, "-Oz", "-c", folder / "x.cpp", "-o", folder / "x.o"], check=True)
        before = texts(folder / "x.o")
        assert set(before) == OWN | STAYS, f"the compiler made other segments: {(OWN | STAYS) ^ set(before)}"
        assert LATER not in before.values()
        Object(folder / "x.o").write_marked(folder / "y.o")
        after = texts(folder / "y.o")
    marked = {text for text, segment in after.items() if segment == LATER}
    assert marked == OWN, f"wrongly marked: {marked - OWN}, not marked: {OWN - marked}"
    assert {text: before[text] for text in STAYS} == {text: after[text] for text in STAYS}, "other names have changed"


main()
