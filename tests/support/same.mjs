// Are two values from JSON the same, every number to the last bit?

/// Paths at which they differ, as "scenarios[3].net_usd: 1 against 2". Numbers are compared with Object.is, so that 0
/// is not -0.
export function differences(left, right, path = "") {
    const name = path || "the whole";
    if (Object.is(left, right)) return [];
    const isObject = (value) => typeof value === "object" && value !== null;
    if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) {
        return [`${name}: ${JSON.stringify(left)} against ${JSON.stringify(right)}`];
    }
    const found = [];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        const inner = Array.isArray(left) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
        if (!Object.hasOwn(left, key)) found.push(`${inner}: only on the right`);
        else if (!Object.hasOwn(right, key)) found.push(`${inner}: only on the left`);
        else found.push(...differences(left[key], right[key], inner));
    }
    return found;
}

/// How many numbers there are in it.
export function countNumbers(value) {
    if (typeof value === "number") return 1;
    if (typeof value !== "object" || value === null) return 0;
    return Object.values(value).reduce((sum, inner) => sum + countNumbers(inner), 0);
}

/// The numbers of a JSON text as they are written, in order.
export function writtenNumbers(json) {
    const withoutStrings = json.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    return withoutStrings.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g) ?? [];
}
