// What the graphics card runs. Places and lengths are in CSS pixels.

/** So many nodes are in a row of the texture. */
export const ROW = 1_024;

/** The flags of a node, behind its colour (4 bits) and its shape (2 bits). */
export const FLAG = { bright: 64, lifeless: 128, down: 256, paused: 512 } as const;

/** The points of an edge that bends, and of a loop. */
export const CURVE_POINTS = 14;

/** Which of the items are drawn: all, those that are dimmed, or those that stand out. */
export const PASS = { all: 0, quiet: 1, bright: 2 } as const;
export type Pass = (typeof PASS)[keyof typeof PASS];

const HEAD = `#version 300 es
precision highp float;
precision highp int;
`;

/** The texture holds each node's place, its radius, and its look: a whole number, and how new it is. */
const NODES = `${HEAD}
uniform highp sampler2D nodes;
uniform vec2 size;
uniform int pass;
vec4 nodeAt(uint index) {
  return texelFetch(nodes, ivec2(index % ${ROW}u, index / ${ROW}u), 0);
}
vec4 onScreen(vec2 at, bool isBright) {
  bool isDrawn = pass == ${PASS.all} || (pass == ${PASS.bright}) == isBright;
  return isDrawn ? vec4(at.x / size.x * 2.0 - 1.0, 1.0 - at.y / size.y * 2.0, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
`;

/** One instance is an edge. Level edges bend in graphs with tiers, as on the plain canvas. */
export const EDGE_VERTEX = `${NODES}
layout(location = 0) in uvec2 ends;
uniform int points;
uniform bool bends;
uniform vec2 loop;
uniform vec2 fresh;
uniform float stride;
uniform vec3 colour;
uniform vec3 freshColour;
uniform float alpha;
out vec4 ink;
void main() {
  vec4 a = nodeAt(ends.x);
  vec4 b = nodeAt(ends.y);
  float part = float(gl_VertexID) / float(points - 1);
  vec2 at = mix(a.xy, b.xy, part);
  vec2 way = b.xy - a.xy;
  if (ends.x == ends.y) {
    float radius = (a.z / loop.x + 4.5) * loop.y;
    at = a.xy + radius * vec2(sin(part * 6.2832), cos(part * 6.2832) - 1.0);
  } else if (bends && abs(way.y) <= abs(way.x) * 0.04) {
    float by = min(0.2, 80.0 / abs(way.x));
    vec2 bend = (a.xy + b.xy) / 2.0 + vec2(way.y, -way.x) * by;
    at = mix(mix(a.xy, bend, part), mix(bend, b.xy, part), part);
  }
  int both = int(a.w) & int(b.w);
  gl_Position = onScreen(at, (both & ${FLAG.bright}) != 0);
  float newness = fresh.y == 0.0 ? 0.0 : clamp(1.0 - (fresh.x - float(gl_InstanceID) * stride) / fresh.y, 0.0, 1.0);
  float shown = mix(alpha, 1.0, newness);
  ink = vec4(newness > 0.0 ? freshColour : colour, 1.0) * shown;
}
`;

export const EDGE_FRAGMENT = `${HEAD}
in vec4 ink;
out vec4 pixel;
void main() {
  pixel = ink;
}
`;

/** One instance is a node. It is a square, with room for its outline and for the ring of a new node. */
export const NODE_VERTEX = `${NODES}
out vec2 place;
flat out float radius;
flat out float newness;
flat out int look;
void main() {
  vec4 node = nodeAt(uint(gl_InstanceID));
  look = int(node.w);
  radius = node.z;
  newness = fract(node.w);
  float corners = ((look >> 4) & 3) > 1 ? 1.4 : 1.0;
  float reach = max(radius * corners + 1.5, newness > 0.0 ? radius + 8.5 : 0.0);
  place = (vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0) * reach;
  gl_Position = onScreen(node.xy + place, (look & ${FLAG.bright}) != 0);
}
`;

/** All shapes have about the area of the circle. */
export const NODE_FRAGMENT = `${HEAD}
in vec2 place;
flat in float radius;
flat in float newness;
flat in int look;
uniform vec3 colours[16];
uniform vec3 paper;
uniform vec3 quiet;
uniform vec3 fault;
uniform vec3 freshColour;
uniform float ratio;
uniform float alpha;
out vec4 pixel;
float beyond(int shape) {
  vec2 p = abs(place);
  if (shape == 0) return length(place) - radius;
  if (shape == 1) return max(p.x, p.y) - radius * 0.89;
  if (shape == 2) return (p.x + p.y - radius * 1.25) * 0.7071;
  return max(place.y, 0.866 * p.x - 0.5 * place.y) - radius * 0.7;
}
float inside(float distance) {
  return clamp(0.5 - distance * ratio, 0.0, 1.0);
}
void over(vec3 colour, float share) {
  pixel = pixel * (1.0 - share) + vec4(colour, 1.0) * share;
}
void main() {
  bool isEmpty = (look & ${FLAG.lifeless}) != 0;
  float distance = beyond((look >> 4) & 3);
  pixel = vec4(0.0);
  if (newness > 0.0) over(freshColour, inside(abs(length(place) - radius - 3.0 - newness * 4.0) - 0.75));
  over(isEmpty ? quiet : paper, inside(distance - 0.6));
  over(isEmpty ? paper : colours[look & 15], inside(distance + 0.6));
  float mark = max(3.0, radius * 0.55);
  vec2 p = abs(place);
  float cross = max(abs(p.x - p.y) * 0.7071, max(p.x, p.y) - mark);
  float bars = max(abs(p.x - mark * 0.5), p.y - mark);
  if ((look & ${FLAG.down}) != 0) over(fault, inside(cross - 1.0));
  if ((look & ${FLAG.paused}) != 0) {
    over(paper, inside(bars - 2.0));
    over(fault, inside(bars - 1.0));
  }
  pixel *= alpha;
  if (pixel.a == 0.0) discard;
}
`;
