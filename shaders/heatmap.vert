// A rectangle of Dear ImGui's, of which only the numbers of its corners are used.

uniform vec4 look[12];
out vec2 at; // 0 to 1, from the lower left corner

void main() {
    int corner = gl_VertexID - int(look[11].w);
    at = vec2(corner == 1 || corner == 2 ? 1.0 : 0.0, corner < 2 ? 1.0 : 0.0);
    vec2 pixel = vec2(mix(look[8].x, look[8].z, at.x), mix(look[8].w, look[8].y, at.y));
    gl_Position = vec4(pixel.x * 2.0 / look[11].x - 1.0, 1.0 - pixel.y * 2.0 / look[11].y, 0.0, 1.0);
}
