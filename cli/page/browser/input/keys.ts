/** The actions of keys. They apply where no input or button uses the key. */
export interface KeyListener {
  pan(dx: number, dy: number): void;
  zoom(factor: number): void;
  fit(): void;
  play(): void;
  /** Goes so many events forth or back. */
  step(by: number): void;
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
    '.': () => listener.step(1),
    ',': () => listener.step(-1),
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
    // A held space key would play and pause in turn.
    if (event.key !== ' ' || !event.repeat) act();
  });
}
