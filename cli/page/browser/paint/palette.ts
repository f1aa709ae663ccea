import type { Selection } from '../model/selection.ts';

const COLOURS = 7;
const SHADES = 5;

/** When the colours are used up, they are used again with another shape. */
export type Shape = 'circle' | 'square' | 'diamond' | 'triangle';
export const SHAPES: readonly Shape[] = ['circle', 'square', 'diamond', 'triangle'];

/** The look of a group's nodes. The style sheet defines the named colour. */
export interface Look {
  readonly colour: ColourName;
  readonly shape: Shape;
}

/** The present look of a group. Group -1 holds the nodes without a group. */
export function lookOf(
  { grouping, degreeClasses }: Pick<Selection, 'grouping' | 'degreeClasses'>,
  group: number,
): Look {
  if (group === -1) return { colour: 'group-none', shape: 'circle' };
  if (grouping === 'degree') {
    const last = Math.max(1, degreeClasses.length - 1);
    const shade = Math.round((group / last) * (SHADES - 1));
    return { colour: `shade-${shade}`, shape: 'circle' };
  }
  if (grouping === 'state') {
    // Neighbours differ in both, so that a state is known by its shape alone.
    const shape = SHAPES[(group + Math.floor(group / COLOURS)) % SHAPES.length];
    return { colour: `group-${group % COLOURS}`, shape };
  }
  const shape = SHAPES[Math.floor(group / COLOURS) % SHAPES.length];
  return { colour: `group-${group % COLOURS}`, shape };
}

const PLAIN = [
  'paper',
  'ink',
  'quiet',
  'edge',
  'area',
  'out',
  'in',
  'fresh',
  'fault',
  'line',
] as const;
type ColourName = (typeof PLAIN)[number] | `group-${number | 'none'}` | `shade-${number}`;

/** All colours that a node may have. */
export const NODE_COLOURS: readonly ColourName[] = [
  ...Array.from({ length: COLOURS }, (_, index) => `group-${index}` as const),
  'group-none',
  ...Array.from({ length: SHADES }, (_, index) => `shade-${index}` as const),
];

/** Finds a colour of the theme in the style sheet. */
export type Theme = (name: ColourName) => string;

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const colours = new Map<ColourName, string>();
  return (name) => {
    const colour = colours.get(name) ?? style.getPropertyValue(`--${name}`).trim();
    colours.set(name, colour);
    return colour;
  };
}

/** The parts of a colour that is written with 3 or 6 digits, each [0, 1]. @throws Error for another colour. */
export function rgbOf(colour: string): number[] {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) throw new Error(`got the colour ${colour}, expected #rgb or #rrggbb`);
  const size = digits.length / 3;
  return [0, 1, 2].map((part) => {
    const text = digits.slice(part * size, (part + 1) * size);
    return Number.parseInt(text.repeat(2 / size), 16) / 255;
  });
}
