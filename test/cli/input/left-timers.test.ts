import { expect, test } from 'vitest';
import { noteTimers, releaseTimers } from '../../../cli/input/left-timers.ts';

test('timers that run on after a module was loaded are released', async () => {
  const left: NodeJS.Timeout[] = [];
  const { setInterval: before } = globalThis;
  const loaded = await noteTimers(async () => {
    left.push(
      setInterval(() => undefined, 1e6),
      setTimeout(() => undefined, 1e6),
    );
    clearInterval(setInterval(() => undefined, 1e6));
    await new Promise((resolve) => setTimeout(resolve, 1));
    return 'loaded';
  });
  expect([loaded, globalThis.setInterval === before]).toEqual(['loaded', true]);
  const others = setInterval(() => undefined, 1e6);
  expect(left.map((timer) => timer.hasRef())).toEqual([true, true]);
  expect(releaseTimers()).toBe(2);
  expect([...left, others].map((timer) => timer.hasRef())).toEqual([false, false, true]);
  expect(releaseTimers()).toBe(0);
  for (const timer of [...left, others]) clearInterval(timer);
});
