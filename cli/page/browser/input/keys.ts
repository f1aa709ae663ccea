/** What keys do, wherever no input or button has a use for them. */
export interface KeyListener {
  pan(dx: number, dy: number): void;
  zoom(factor: number): void;
  fit(): void;
  play(): void;
  search(): void;
  clear(): void;
}

const STEP = 60;
const ZOOM = 1.25;

export function listenToKeys(listener: KeyListener): void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => listener.pan(STEP, 0),
    ArrowRight: () => listener.pan(-STEP, 0),
    ArrowUp: () => listener.pan(0, STEP),
    ArrowDown: () => listener.pan(0, -STEP),
    '+': () => listener.zoom(ZOOM),
    '=': () => listener.zoom(ZOOM),
    '-': () => listener.zoom(1 / ZOOM),
    '0': listener.fit,
    ' ': listener.play,
    '/': listener.search,
    Escape: listener.clear,
  };
  document.addEventListener('keydown', (event) => {
    const isFree = event.target === document.body || event.target instanceof HTMLCanvasElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isFree && event.key !== 'Escape') return;
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    // Held down, it would play and pause in turn.
    if (event.key !== ' ' || !event.repeat) act();
  });
}
