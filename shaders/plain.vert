// Triangles of Dear ImGui's that have a colour and no texture. Where its own shader has its attributes and by the same
// product, so that the pixels are the same.

layout (location = 0) in vec2 corner;
layout (location = 2) in vec4 colour;
uniform mat4 projection;
out vec4 its_colour;

void main() {
    its_colour = colour;
    gl_Position = projection * vec4(corner.xy, 0.0, 1.0);
}
