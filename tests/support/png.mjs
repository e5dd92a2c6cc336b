// Pictures for the tests: PNG and PPM in, PNG out, and what can be said about one. Used as a program it converts:
// `node tests/support/png.mjs IN.ppm OUT.png` prints "1280x800, 1234 colours, brightness 0.95"; with a PNG picture alone
// it only looks at it.
import {readFileSync, realpathSync, writeFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {deflateSync, inflateSync} from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const CHANNELS = {2: 3, 6: 4}; // PNG's colour types: RGB, RGBA

// ---- Reading: {width, height, channels, pixels}, 8 bits a channel, rows from above ----

/// What a filter adds to a byte, from the bytes at the left, above, and above at the left.
const FILTERS = [
    () => 0,
    (left) => left,
    (left, above) => above,
    (left, above) => (left + above) >> 1,
    (left, above, corner) => {
        const guess = left + above - corner;
        const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
        return a <= b && a <= c ? left : b <= c ? above : corner;
    },
];

function unfilter(data, width, height, channels) {
    const row = width * channels;
    const pixels = Buffer.alloc(row * height);
    for (let y = 0, from = 0, to = 0; y < height; y++) {
        const filter = FILTERS[data[from++]];
        for (let x = 0; x < row; x++, from++, to++) {
            const left = x >= channels ? pixels[to - channels] : 0;
            const above = y > 0 ? pixels[to - row] : 0;
            const corner = x >= channels && y > 0 ? pixels[to - row - channels] : 0;
            pixels[to] = data[from] + filter(left, above, corner);
        }
    }
    return pixels;
}

export function pictureFromPng(bytes) {
    if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error("not a PNG picture");
    const picture = {};
    const data = [];
    for (let at = 8; at < bytes.length;) {
        const length = bytes.readUInt32BE(at);
        const kind = bytes.toString("latin1", at + 4, at + 8);
        const body = bytes.subarray(at + 8, at + 8 + length);
        if (kind === "IHDR") {
            const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
            Object.assign(picture, {width, height, channels: CHANNELS[body[9]]});
            if (body[8] !== 8 || !picture.channels || body[12] !== 0) throw new Error("an unusual kind of PNG picture");
        }
        if (kind === "IDAT") data.push(body);
        at += 12 + length;
    }
    picture.pixels = unfilter(inflateSync(Buffer.concat(data)), picture.width, picture.height, picture.channels);
    return picture;
}

export function pictureFromPpm(bytes) {
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString("latin1", 0, 64));
    if (!head) throw new Error("not a PPM picture");
    const [width, height] = [Number(head[1]), Number(head[2])];
    const pixels = bytes.subarray(head[0].length);
    if (pixels.length !== width * height * 3) throw new Error(`the picture has ${pixels.length} bytes of pixels`);
    return {width, height, channels: 3, pixels};
}

// ---- Writing ----

function crc(bytes) {
    let value = ~0;
    for (const byte of bytes) {
        value ^= byte;
        for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    }
    return ~value >>> 0;
}

function chunk(kind, body) {
    const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
    const bytes = Buffer.alloc(named.length + 8);
    bytes.writeUInt32BE(body.length, 0);
    named.copy(bytes, 4);
    bytes.writeUInt32BE(crc(named), named.length + 4);
    return bytes;
}

export function pngFromPicture({width, height, channels, pixels}) {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, channels === 4 ? 6 : 2], 8);
    const row = width * channels;
    const rows = Buffer.alloc((row + 1) * height); // A 0 before each row: no filter.
    for (let y = 0; y < height; y++) pixels.copy(rows, y * (row + 1) + 1, y * row, (y + 1) * row);
    const data = deflateSync(rows, {level: 9});
    return Buffer.concat([SIGNATURE, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

// ---- What is to be seen ----

/// How many colours there are, and the brightness of the one that covers most, from 0 (black) to 1 (white).
export function lookAt({channels, pixels}) {
    const counts = new Uint32Array(1 << 24);
    let [colours, common] = [0, 0];
    for (let at = 0; at < pixels.length; at += channels) {
        const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
        if (counts[colour] === 0) colours += 1;
        counts[colour] += 1;
        if (counts[colour] > counts[common]) common = colour;
    }
    const brightness = (0.299 * (common >> 16) + 0.587 * ((common >> 8) & 255) + 0.114 * (common & 255)) / 255;
    return {colours, brightness};
}

function main(words) {
    if (words.length !== 1 && words.length !== 2) {
        console.error("usage: node png.mjs IN.ppm OUT.png, or node png.mjs IN.png");
        process.exit(2);
    }
    const bytes = readFileSync(words[0]);
    const picture = words.length === 1 ? pictureFromPng(bytes) : pictureFromPpm(bytes);
    if (words.length === 2) writeFileSync(words[1], pngFromPicture(picture));
    const {colours, brightness} = lookAt(picture);
    console.log(`${picture.width}x${picture.height}, ${colours} colours, brightness ${brightness.toFixed(2)}`);
}

const isProgram = process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
if (isProgram) main(process.argv.slice(2));
