import { contextOf } from './canvas.ts';

/** How far a text is moved down, in its size, so that it stands as on a canvas. */
const DOWN: Readonly<Partial<Record<CanvasTextBaseline, number>>> = { middle: 0.35, top: 0.85 };
const ANCHORS: Readonly<Partial<Record<CanvasTextAlign, string>>> = {
  center: 'middle',
  right: 'end',
};

/**
 * The elements of an SVG image of what is painted. It knows the paths and texts of this page's painters. All
 * their arcs are whole circles.
 */
export function svgElements(paint: (context: CanvasRenderingContext2D) => void): string[] {
  const elements: string[] = [];
  let path = '';
  // A context keeps colours and widths, and measures texts. What it would draw is written instead.
  const context = contextOf(document.createElement('canvas'));
  const circle = (x: number, y: number, radius: number): void => {
    const turn = `a${short(radius)} ${short(radius)} 0 1 0`;
    path += `M${at(x - radius, y)}${turn} ${at(2 * radius, 0)}${turn} ${at(-2 * radius, 0)}`;
  };
  const drawn = (look: string): void => {
    if (path !== '') elements.push(`<path d="${path}" ${look}/>`);
  };
  const written = (text: string, x: number, y: number, look: string): void => {
    const down = DOWN[context.textBaseline] ?? 0;
    const anchor = ANCHORS[context.textAlign] ?? 'start';
    elements.push(
      `<text x="${short(x)}" y="${short(y)}" dy="${down}em" text-anchor="${anchor}" ${fontOf(context)} ${look}>${escaped(text)}</text>`,
    );
  };
  paint(
    Object.assign(context, {
      beginPath: () => {
        path = '';
      },
      moveTo: (x: number, y: number) => {
        path += `M${at(x, y)}`;
      },
      lineTo: (x: number, y: number) => {
        path += `L${at(x, y)}`;
      },
      quadraticCurveTo: (byX: number, byY: number, x: number, y: number) => {
        path += `Q${at(byX, byY)} ${at(x, y)}`;
      },
      closePath: () => {
        path += 'Z';
      },
      rect: (x: number, y: number, width: number, height: number) => {
        path += `M${at(x, y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
      },
      roundRect: (x: number, y: number, width: number, height: number, radius: number) => {
        path += roundRect({ x, y, width, height, radius });
      },
      arc: circle,
      ellipse: circle,
      fill: () => drawn(fillOf(context)),
      stroke: () => drawn(`fill="none" ${strokeOf(context)}`),
      fillText: (text: string, x: number, y: number) => written(text, x, y, fillOf(context)),
      strokeText: (text: string, x: number, y: number) =>
        written(text, x, y, `fill="none" ${strokeOf(context)}`),
    }),
  );
  return elements;
}

const short = (value: number): string => String(Math.round(value * 100) / 100);
const at = (x: number, y: number): string => `${short(x)} ${short(y)}`;

function roundRect({
  x,
  y,
  width,
  height,
  radius,
}: Readonly<Record<'x' | 'y' | 'width' | 'height' | 'radius', number>>): string {
  const turn = `a${short(radius)} ${short(radius)} 0 0 1`;
  const [across, down] = [short(width - 2 * radius), short(height - 2 * radius)];
  return [
    `M${at(x + radius, y)}h${across}${turn} ${at(radius, radius)}v${down}${turn} ${at(-radius, radius)}`,
    `h-${across}${turn} ${at(-radius, -radius)}v-${down}${turn} ${at(radius, -radius)}Z`,
  ].join('');
}

/** The fonts of this page have a size and a family, and may have a weight. */
function fontOf({ font }: CanvasRenderingContext2D): string {
  const [, weight = '400', size, family] = /^(?:(\w+) )?([\d.]+px) (.*)$/.exec(font) ?? [];
  return `font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
}

const fillOf = ({ fillStyle, globalAlpha }: CanvasRenderingContext2D): string =>
  colour('fill', String(fillStyle), globalAlpha);

function strokeOf(context: CanvasRenderingContext2D): string {
  const { globalAlpha, lineJoin, lineWidth, strokeStyle } = context;
  const dash = context.getLineDash();
  return [
    colour('stroke', String(strokeStyle), globalAlpha),
    `stroke-width="${short(lineWidth)}" stroke-linejoin="${lineJoin}"`,
    ...(dash.length === 0 ? [] : [`stroke-dasharray="${dash.join(' ')}"`]),
  ].join(' ');
}

/** A colour of a canvas has a sign before six digits or, if it is not opaque, four numbers. */
function colour(name: 'fill' | 'stroke', text: string, globalAlpha: number): string {
  const [, red, green, blue, own = '1'] =
    /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(text) ?? [];
  const plain = red === undefined ? text : `rgb(${red},${green},${blue})`;
  const alpha = Number(own) * globalAlpha;
  return `${name}="${plain}"${alpha < 1 ? ` ${name}-opacity="${short(alpha)}"` : ''}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
