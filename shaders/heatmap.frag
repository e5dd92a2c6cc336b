// Colours a grid of results: a diverging map with zero in the middle, contour lines, hatching where a hedge was
// liquidated. Between four cells it blends those on its own side of a liquidation only, so that the break stays sharp.
//   look[0] to [4]  the colours from the greatest loss to the greatest gain
//   look[5], [6]    ink of the contour lines and of the hatching, with opacity
//   look[7]         result of the last colour, distance of the contour lines; columns, rows
//   look[8]         the corners on the screen, pixels
//   look[9]         widths of a contour line, the line of zero, a line of the hatching, and how far these are apart
//   look[10]        ink of the line of zero
//   look[11]        size of the screen, opacity of all, number of the first corner

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

    // The slope in units a pixel; where it is level there is no line.
    vec2 slope = vec2(mix(net.y - net.x, net.w - net.z, part.y), mix(net.z - net.x, net.w - net.y, part.x));
    float steep = length(slope * size / pixels);
    float lines = value / look[7].y;
    float away = abs(lines - floor(lines + 0.5)) * look[7].y;
    bool has_line = !is_break && steep > look[7].y * 1e-4;
    bool is_zero = abs(value) < look[7].y / 2.0;
    float line = has_line && !is_zero ? covered(away / steep, look[9].x) : 0.0;
    float zero = has_line && is_zero ? covered(abs(value) / steep, look[9].y) : 0.0;

    vec2 pixel = at * pixels;
    float across = (pixel.x - pixel.y) * 0.70710678;
    float hatch = is_dead * covered(abs(fract(across / look[9].w) - 0.5) * look[9].w, look[9].z);

    ground = mix(ground, look[6].rgb, look[6].a * hatch);
    ground = mix(ground, look[5].rgb, look[5].a * line);
    ground = mix(ground, look[10].rgb, look[10].a * zero);
    colour = vec4(ground, look[11].z);
}
