in vec4 its_colour;
out vec4 pixel;

void main() { pixel = its_colour; }
