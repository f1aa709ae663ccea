import type { Point } from '../model/view.ts';
import type { LiveScene } from './live-scene.ts';
import type { Scene } from './scene.ts';

/** With more messages than this, their types would cover each other. */
const TYPED_MAX = 40;
const RADIUS = 4.5;
const FALL = 46;
const FONT = '11px system-ui, sans-serif';

/** A message on the screen. */
export interface FlightPlace {
  readonly id: string;
  readonly type: string;
  readonly at: Point;
}

/** Where the messages in flight are on the screen. */
export function flightPlaces({ live, view }: Pick<Scene, 'live' | 'view'>): FlightPlace[] {
  if (live === undefined) return [];
  return live.picture.flights.flatMap(({ id, type, from, to, sentAt, at }): FlightPlace[] => {
    const place = placeOf(live, { from, to, share: shareOf(live.clock, sentAt, at) });
    return place === undefined ? [] : [{ id, type, at: view.toScreen(place) }];
  });
}

/** Paints messages in flight, each a dot with its type, and lost ones, which fall. */
export function paintFlights(context: CanvasRenderingContext2D, scene: Scene): void {
  const { live, theme, view } = scene;
  if (live === undefined) return;
  const places = flightPlaces(scene);
  const isTyped = places.length <= TYPED_MAX;
  context.font = FONT;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  dots(
    context,
    places.map(({ at }) => at),
    { colour: theme('ink'), rim: theme('paper') },
  );
  if (isTyped) {
    for (const { at, type } of places)
      text(context, scene, { at, words: type, colour: theme('ink') });
  }
  for (const { event, share } of live.falls) {
    if (event.from === undefined) continue;
    const place = placeOf(live, { from: event.from, to: event.to, share: 0.82 });
    if (place === undefined) continue;
    const start = view.toScreen(place);
    const at = { x: start.x, y: start.y + (live.isStill ? 0 : FALL * share * share) };
    context.globalAlpha = live.isStill ? 1 : 1 - share;
    dots(context, [at], { colour: theme('fault'), rim: theme('paper') });
    const words = `${event.type} ✕ ${event.dropped}`;
    if (isTyped) text(context, scene, { at, words, colour: theme('fault') });
    context.globalAlpha = 1;
  }
}

/** The part of the way that lies behind a message. A message that takes no time is shown halfway. */
function shareOf(clock: number, sentAt: number, at: number): number {
  if (at <= sentAt) return 0.5;
  return Math.max(0, Math.min(1, (clock - sentAt) / (at - sentAt)));
}

/** A place on the way, in the graph. A message to oneself, and one from outside, is above its actor. */
function placeOf(
  { nodes }: LiveScene,
  { from, to, share }: { from: number; to: number; share: number },
): Point | undefined {
  const [source, target] = [nodes[from], nodes[to]];
  if (target === undefined) return undefined;
  if (source === target) return { x: target.x, y: target.y - 30 };
  if (source === undefined) {
    return from < 0 ? { x: target.x, y: target.y - 60 * (1 - share) } : undefined;
  }
  return {
    x: source.x + (target.x - source.x) * share,
    y: source.y + (target.y - source.y) * share,
  };
}

/** Paints dots of one look. One path of them all is far faster than one for each. */
function dots(
  context: CanvasRenderingContext2D,
  places: readonly Point[],
  { colour, rim }: { colour: string; rim: string },
): void {
  context.beginPath();
  for (const { x, y } of places) {
    context.moveTo(x + RADIUS, y);
    context.ellipse(x, y, RADIUS, RADIUS, 0, 0, Math.PI * 2);
  }
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = rim;
  context.stroke();
}

function text(
  context: CanvasRenderingContext2D,
  { theme }: Scene,
  { at, words, colour }: { at: Point; words: string; colour: string },
): void {
  context.lineWidth = 3;
  context.strokeStyle = theme('paper');
  context.strokeText(words, at.x + RADIUS + 4, at.y);
  context.fillStyle = colour;
  context.fillText(words, at.x + RADIUS + 4, at.y);
}
