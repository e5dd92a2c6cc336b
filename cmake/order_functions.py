"""Puts the functions of a WebAssembly program in an order in which it packs well: like beside like.

What servers pack with finds again what came within the 32 kB before, and only that. Functions come in families, such as
those of one template or the reader of each input, which the linker scatters over the whole program. No function is
changed, only which stands where.
"""

from collections import defaultdict

from wasm_file import CODE, IMPORT, Reader, custom, custom_name, imported_functions, number, read, write

PIECE = 5            # bytes that two functions have in common
MOST_USERS = 100     # of a piece: what is nearly everywhere makes no two functions alike
LOOKED_BACK_ON = 8   # functions that the next one is compared with
FADING = 0.85        # what the one before the last counts, and so on
FUNCTION_NAMES = 1   # in the section "name"


def bodies_of(path):
    reader = Reader(dict(read(path))[CODE])
    return [reader.bytes() for _ in range(reader.number())]


def order_of(bodies):
    """Which body comes first, second, and so on: behind each the one that has most in common with those before it. The
    same bodies always give the same order."""
    pieces = [{int.from_bytes(body[at:at + PIECE], "little") for at in range(max(1, len(body) - PIECE + 1))}
              for body in bodies]
    users = defaultdict(list)
    for index, own in enumerate(pieces):
        for piece in own:
            users[piece].append(index)
    shared = [[piece for piece in own if 2 <= len(users[piece]) <= MOST_USERS] for own in pieces]
    size = [(len(own) + 20) ** 0.6 for own in pieces]  # large functions have something in common with everyone

    order, waiting = [], dict.fromkeys(range(len(bodies)))
    likeness = {}
    while waiting:
        if likeness:
            chosen = max(likeness, key=lambda index: likeness[index] / size[index])
        else:
            chosen = max(waiting, key=lambda index: len(bodies[index]))
        order.append(chosen)
        del waiting[chosen]
        likeness, weight = defaultdict(float), 1.0
        for index in reversed(order[-LOOKED_BACK_ON:]):
            for piece in shared[index]:
                for user in users[piece]:
                    if user in waiting:
                        likeness[user] += weight
            weight *= FADING
    return order


def name_in_order(path):
    """Gives each function a name that tells its place, for the pass of wasm-opt that sorts them by name."""
    sections = [section for section in read(path) if custom_name(*section) != "name"]
    imported = imported_functions(dict(sections).get(IMPORT, b"\0"))
    order = order_of(bodies_of(path))
    names = {imported + index: place for place, index in enumerate(order)} | {index: -1 for index in range(imported)}
    written = number(len(names))
    for index in sorted(names):
        name = f"f{names[index]:06}" if names[index] >= 0 else f"imported{index}"
        written += number(index) + number(len(name)) + name.encode()
    write(path, [*sections, custom("name", bytes([FUNCTION_NAMES]) + number(len(written)) + written)])
