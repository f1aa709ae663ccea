import { make } from '../dom.ts';
import { download } from './download.ts';
import { draw } from './svg.ts';

/** What the style sheet says of a drawing, which its file has to say itself. */
const PROPERTIES = [
  ...['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'paint-order'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
];

/** A button that saves a drawing of the page as an SVG file. */
export function saveButton(image: SVGSVGElement, name: string): HTMLButtonElement {
  const button = make('button', 'save', 'Save as SVG');
  button.type = 'button';
  button.addEventListener('click', () => download(svgText(image), name, 'image/svg+xml'));
  return button;
}

/** A drawing as a text that needs no style sheet. */
function svgText(image: SVGSVGElement): string {
  const copy = draw('svg', { xmlns: 'http://www.w3.org/2000/svg' });
  for (const name of ['width', 'height', 'viewBox']) {
    copy.setAttribute(name, image.getAttribute(name) ?? '');
  }
  for (const child of image.children) copy.append(child.cloneNode(true));
  const parts = copy.querySelectorAll('*');
  for (const [index, element] of image.querySelectorAll('*').entries()) {
    const style = getComputedStyle(element);
    const part = parts[index];
    part.removeAttribute('class');
    for (const name of PROPERTIES) part.setAttribute(name, style.getPropertyValue(name));
  }
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
  copy.prepend(draw('rect', { width: '100%', height: '100%', fill: paper }));
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
