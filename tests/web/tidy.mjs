// What no screen may show, found from where every text was drawn (src/view/drawn_texts.hpp). The same rules for frames
// without a browser are tests/support/tidy.cpp.

const TOLERANCE = 1.5; // CSS pixels: ink fades out
const NO_NUMBER = /\b(-?nan|inf|infinity|undefined|null)\b|1e\+?308|\[object/i;

export function isNoNumber(text) {
    return NO_NUMBER.test(text);
}

const right = ([x, , width]) => x + width;
const bottom = ([, y, , height]) => y + height;

function common(a, b) {
    const [x, y] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    return [x, y, Math.min(right(a), right(b)) - x, Math.min(bottom(a), bottom(b)) - y];
}

const isSeen = ([, , width, height]) => width > TOLERANCE && height > TOLERANCE;
const words = ({text, area}) => `"${text}" at ${area.map((side) => Math.round(side)).join(",")}`;

/// A list, a menu or a tooltip lies over the page.
const isAbovePage = ({window}) => window.startsWith("##");

function sticksOut(area, card) {
    return area[0] < card[0] - TOLERANCE || right(area) > right(card) + TOLERANCE ||
        area[1] < card[1] - TOLERANCE || bottom(area) > bottom(card) + TOLERANCE;
}

function acrossCard({area: [x, y, width, height]}, cards) {
    const middle = [x + width / 2, y + height / 2, 0, 0];
    return cards.some((card) => common(middle, card)[2] === 0 && common(middle, card)[3] === 0 &&
        sticksOut([x, y, width, height], card));
}

function* troublesOfOne(drawn, cards, window) {
    const {text, area, clip} = drawn;
    if (isNoNumber(text)) yield `no number: ${words(drawn)}`;
    const room = common(clip, window);
    if (area[0] < room[0] - TOLERANCE || right(area) > right(room) + TOLERANCE) yield `cut at the side: ${words(drawn)}`;
    if (!isAbovePage(drawn) && acrossCard(drawn, cards)) yield `across the border of its card: ${words(drawn)}`;
}

/// All that is untidy, each in a sentence. `drawn` is what keelPage.texts() says.
export function untidy({texts, cards}, {width, height}) {
    const window = [0, 0, width, height];
    const seen = texts.map((drawn) => ({drawn, part: common(common(drawn.area, drawn.clip), window)}))
        .filter(({part}) => isSeen(part));
    const found = seen.flatMap(({drawn}) => [...troublesOfOne(drawn, cards, window)]);
    seen.forEach((one, index) => {
        for (const other of seen.slice(index + 1)) {
            const isOnePlane = isAbovePage(one.drawn) === isAbovePage(other.drawn);
            if (!isOnePlane || !isSeen(common(one.part, other.part))) continue;
            found.push(`upon each other: ${words(one.drawn)} and ${words(other.drawn)}`);
        }
    });
    return found;
}
