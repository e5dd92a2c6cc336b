"""order_functions.py puts like functions side by side, loses none, and packs them smaller."""

import pathlib
import random
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "cmake"))
from order_functions import name_in_order, order_of  # noqa: E402
from wasm_file import CODE, IMPORT, custom_name, number, read, write  # noqa: E402

FAMILIES, MEMBERS, SIZE = 60, 6, 1000


def families():
    """Bodies of functions, those of a family alike but for a few bytes; shuffled."""
    chance = random.Random(7)
    bodies = []
    for family in range(FAMILIES):
        like = chance.randbytes(SIZE)
        for _ in range(MEMBERS):
            body = bytearray(like)
            for _ in range(5):
                body[chance.randrange(SIZE)] = chance.randrange(256)
            bodies.append((family, bytes(body)))
    chance.shuffle(bodies)
    return bodies


def check_order():
    bodies = families()
    order = order_of([body for _, body in bodies])
    assert sorted(order) == list(range(len(bodies))), "functions are missing or there twice"
    changes = sum(bodies[a][0] != bodies[b][0] for a, b in zip(order, order[1:]))
    assert changes == FAMILIES - 1, f"families are torn apart: {changes} changes"
    before, after = (len(zlib.compress(b"".join(bodies[i][1] for i in indices), 9))
                     for indices in (range(len(bodies)), order))
    assert after < before / 2, f"{before} bytes packed have become {after}"
    assert order_of([]) == [] and order_of([b""]) == [0] and sorted(order_of([b"", b"", b"ab"])) == [0, 1, 2]


def check_names(path):
    """Imported functions keep their place, all others get a name each, in the order that is wanted."""
    bodies = [body for _, body in families()[:3]]
    code = number(len(bodies)) + b"".join(number(len(body)) + body for body in bodies)
    imports = number(1) + b"\1e" + b"\1f" + bytes([0, 0])
    write(path, [(IMPORT, imports), (CODE, code)])
    name_in_order(path)
    content = read(path)[-1]
    assert custom_name(*content) == "name"
    names = [f"f{order_of(bodies).index(index):06}".encode() for index in range(3)]
    for index, name in enumerate([b"imported0", *names]):
        assert number(index) + number(len(name)) + name in content[1], name


def main():
    check_order()
    with tempfile.TemporaryDirectory() as folder:
        check_names(pathlib.Path(folder) / "order.wasm")


main()
