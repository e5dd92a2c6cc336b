// Colours a grid of results: a diverging map with zero in the middle, contour lines, hatching where a hedge was
// liquidated. Between four cells it blends those on its own side of a liquidation only, so that the break stays sharp.
//   look[0] to [4]  the colours from the greatest loss to the greatest gain; [0].a: rows of a step of a stair, or 0
//   look[5], [6]    ink of the contour lines and of the hatching, with opacity
//   look[7]         result of the last colour, distance of the contour lines; columns, rows
//   look[8]         the corners on the screen, pixels
//   look[9]         widths of a contour line, the line of zero, a line of the hatching, and how far these are apart
//   look[10]        ink of the line of zero
//   look[11]        size of the screen, opacity of all, number of the first corner among the vertices

uniform sampler2D cells; // rows of results from below, and above them as many of liquidations, 0 or 1
uniform vec4 look[12];
in vec2 at;
out vec4 colour;

float cell(ivec2 place) { return texelFetch(cells, place, 0).r; }

vec3 colour_of(float part) {
    float place = (clamp(part, -1.0, 1.0) + 1.0) * 2.0;
    int below = min(int(place), 3);
    return mix(look[below].rgb, look[below + 1].rgb, place - float(below));
}

// How much of a pixel a line covers that is so far away.
float covered(float distance, float width) { return clamp(width / 2.0 + 0.5 - distance, 0.0, 1.0); }

void main() {
    vec2 size = look[7].zw - 1.0;
    vec2 pixels = look[8].zw - look[8].xy;
    ivec2 corner = min(ivec2(at * size), ivec2(size) - 1);
    vec2 part = at * size - vec2(corner);
    ivec2 above = ivec2(0, int(look[7].w));
    vec4 net = vec4(cell(corner), cell(corner + ivec2(1, 0)), cell(corner + ivec2(0, 1)), cell(corner + ivec2(1, 1)));
    vec4 dead = vec4(cell(corner + above), cell(corner + above + ivec2(1, 0)), cell(corner + above + ivec2(0, 1)),
                     cell(corner + above + ivec2(1, 1)));
    vec4 weight = vec4((1.0 - part.x) * (1.0 - part.y), part.x * (1.0 - part.y), (1.0 - part.x) * part.y,
                       part.x * part.y);
    float is_dead = step(0.5, dot(weight, dead));
    bool is_break = dot(dead, vec4(1.0)) != 4.0 * dead.x;
    vec4 own = weight * (1.0 - abs(dead - is_dead));
    float value = dot(own, net) / max(dot(own, vec4(1.0)), 1e-6);
    vec3 ground = colour_of(value / look[7].x);

    // The slope, USD for a pixel. Over days the result is a stair with a step for each payment of funding, and the lines
    // are those of its mean over a step.
    vec2 slope = vec2(mix(net.y - net.x, net.w - net.z, part.y), mix(net.z - net.x, net.w - net.y, part.x));
    float level = value;
    float row = at.y * size.y;
    float rows = min(look[0].a, 2.0 * min(row, size.y - row));
    if (rows >= 1.0) {
        vec2 sum = vec2(0.0);
        float total = 0.0;
        for (int y = int(floor(row - rows / 2.0)); y <= int(ceil(row + rows / 2.0)); ++y) {
            ivec2 left = ivec2(corner.x, y);
            ivec2 right = left + ivec2(1, 0);
            bool is_own = cell(left + above) == is_dead && cell(right + above) == is_dead;
            float share = is_own ? clamp(rows / 2.0 + 0.5 - abs(float(y) - row), 0.0, 1.0) : 0.0;
            sum += share * vec2(cell(left), cell(right));
            total += share;
        }
        if (total > 0.9 * rows) {
            level = mix(sum.x, sum.y, part.x) / total;
            ivec2 low = ivec2(corner.x, int(row - rows / 2.0 + 0.5));
            ivec2 high = ivec2(corner.x, int(row + rows / 2.0 + 0.5));
            slope = vec2((sum.y - sum.x) / total, (cell(high) - cell(low)) / float(high.y - low.y));
        }
    }
    slope *= size / pixels;
    float steep = length(slope);

    // The nearest line, if it is on this side of a liquidation; where it is level there is none.
    float away = level - floor(level / look[7].y + 0.5) * look[7].y;
    vec2 there = at * size - away * slope / (steep * steep) / pixels * size;
    bool is_on_map = all(greaterThanEqual(there, vec2(-1.0))) && all(lessThanEqual(there, size + 1.0));
    ivec2 nearest = clamp(ivec2(floor(there + 0.5)), ivec2(0), ivec2(size));
    bool has_line = !is_break && steep > look[7].y * 1e-4 && is_on_map && cell(nearest + above) == is_dead;
    bool is_zero = abs(level) < look[7].y / 2.0;
    float drawn = has_line ? covered(abs(away) / steep, is_zero ? look[9].y : look[9].x) : 0.0;

    // The edge of what is liquidated.
    vec2 fall = vec2(mix(dead.y - dead.x, dead.w - dead.z, part.y), mix(dead.z - dead.x, dead.w - dead.y, part.x));
    float edge = is_break ? covered(abs(dot(weight, dead) - 0.5) / max(length(fall * size / pixels), 1e-3), look[9].z) : 0.0;

    vec2 pixel = at * pixels;
    float across = (pixel.x - pixel.y) * 0.70710678;
    float hatch = is_dead * covered(abs(fract(across / look[9].w) - 0.5) * look[9].w, look[9].z);

    ground = mix(ground, look[6].rgb, look[6].a * max(hatch, edge));
    vec4 ink = is_zero ? look[10] : look[5];
    ground = mix(ground, ink.rgb, ink.a * drawn);
    colour = vec4(ground, look[11].z);
}
