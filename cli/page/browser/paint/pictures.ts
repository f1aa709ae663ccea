import { contextOf } from './canvas.ts';
import { paintAll } from './paint-all.ts';
import type { Scene } from './scene.ts';
import { svgElements } from './svg-elements.ts';

/** The pixels of a picture for each CSS pixel. */
const RATIO = 2;

/** The scene as an SVG image, in the size of the view. */
export function svgOf(scene: Scene): string {
  const { theme, view } = scene;
  const [width, height] = [Math.round(view.width), Math.round(view.height)];
  const elements = svgElements((context) => paintAll(context, scene));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${theme('paper')}"/>`,
    ...elements,
    '</svg>\n',
  ].join('\n');
}

/** The scene as a PNG image, of twice the resolution of the view. */
export function pngOf(scene: Scene): Promise<Blob> {
  const { theme, view } = scene;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(view.width * RATIO);
  canvas.height = Math.round(view.height * RATIO);
  const context = contextOf(canvas);
  context.scale(RATIO, RATIO);
  context.fillStyle = theme('paper');
  context.fillRect(0, 0, view.width, view.height);
  paintAll(context, scene);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('the picture is too large')) : resolve(blob),
    ),
  );
}
