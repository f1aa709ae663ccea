import { paintAreas } from './paint-areas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintFlights } from './paint-flights.ts';
import { paintLabels } from './paint-labels.ts';
import { paintNodes } from './paint-nodes.ts';
import { paintCuts, paintTraffic } from './paint-traffic.ts';
import type { Scene } from './scene.ts';

/** Paints all of a scene but its ground, without the short cuts of a frame. */
export function paintAll(context: CanvasRenderingContext2D, scene: Scene): void {
  paintAreas(context, scene);
  paintTraffic(context, scene);
  paintCuts(context, scene);
  paintEdges(context, scene, { hasQuiet: true });
  paintNodes(context, scene, { hasQuiet: true });
  paintLabels(context, scene);
  paintFlights(context, scene);
}
