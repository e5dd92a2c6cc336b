"""The sections of WebAssembly files, of programs and of object files."""

CUSTOM, IMPORT, CODE, DATA, DATA_COUNT = 0, 2, 10, 11, 12
I32_CONST = 0x41
HEADER = b"\0asm\1\0\0\0"


def number(value):
    """As WebAssembly writes it: seven bits a byte, the lowest first."""
    written = bytearray()
    while value >= 0x80:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(written) + bytes([value])


class Reader:
    def __init__(self, data, at=0):
        self.data = data
        self.at = at

    def is_done(self):
        return self.at >= len(self.data)

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def number(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(self):
        start = self.at
        value = self.number()
        bits = 7 * (self.at - start)
        return value - (1 << bits) if value >> (bits - 1) else value

    def bytes(self):
        size = self.number()
        self.at += size
        return self.data[self.at - size:self.at]

    def text(self):
        return self.bytes().decode()


def read(path):
    """[(kind, content)] in the order of the file."""
    data = path.read_bytes()
    if data[:8] != HEADER:
        raise SystemExit(f"{path} is not a WebAssembly file")
    reader = Reader(data, 8)
    found = []
    while not reader.is_done():
        found.append((reader.byte(), reader.bytes()))
    return found


def write(path, found):
    parts = [HEADER]
    for kind, content in found:
        parts += [bytes([kind]), number(len(content)), content]
    path.write_bytes(b"".join(parts))


def custom(name, content):
    return (CUSTOM, number(len(name)) + name.encode() + content)


def custom_name(kind, content):
    return Reader(content).text() if kind == CUSTOM else None


def imported_functions(content):
    def limits(reader):
        has_most = reader.byte() & 1
        reader.number()
        if has_most:
            reader.number()

    skip = {0: Reader.number, 1: lambda r: (r.byte(), limits(r)), 2: limits, 3: lambda r: (r.byte(), r.byte())}
    reader, count = Reader(content), 0
    for _ in range(reader.number()):
        reader.bytes(), reader.bytes()
        kind = reader.byte()
        skip[kind](reader)
        count += kind == 0
    return count


class Segment:
    """Of data, which is put at an address when the program begins."""

    def __init__(self, reader):
        self.start = reader.at
        if (reader.byte(), reader.byte()) != (0, I32_CONST):
            raise SystemExit("a segment of data without an address of its own")
        self.address = reader.signed()
        reader.byte()
        self.begin = reader.at  # of its bytes, with their number
        reader.bytes()
        self.whole = reader.data[self.start:reader.at]


def segments_of(content):
    reader = Reader(content)
    return [Segment(reader) for _ in range(reader.number())]


def section_of_segments(segments):
    return (DATA, number(len(segments)) + b"".join(segment.whole for segment in segments))
