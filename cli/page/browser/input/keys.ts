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

/** Keys that a button leaves to the page, so that one may step on after a click on it. */
const STEPS = new Set(['.', ',']);
const WRITTEN = 'input:not([type=range]), textarea, select';
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
    // An open window has its own keys.
    if (document.querySelector('dialog[open]') !== null) return;
    const isStep = STEPS.has(event.key) && !(event.target as Element).matches(WRITTEN);
    if (!isFree && !isStep && event.key !== 'Escape') return;
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    // A held space key would play and pause in turn.
    if (event.key !== ' ' || !event.repeat) act();
  });
}
