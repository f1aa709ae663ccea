import { pngOf, svgOf } from '../paint/pictures.ts';
import type { Scene } from '../paint/scene.ts';
import { download } from './download.ts';

/** Saves what the graph shows as a file. */
export async function savePicture(
  scene: Scene,
  { format, name }: { readonly format: 'svg' | 'png'; readonly name: string },
): Promise<void> {
  const file = `${name.replaceAll(/[^\w.-]/g, '_')}.${format}`;
  if (format === 'svg') download(svgOf(scene), file, 'image/svg+xml');
  else download(await pngOf(scene), file, 'image/png');
}
