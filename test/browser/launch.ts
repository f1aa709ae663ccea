import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens; empty where there is none. */
    browserEndpoint: string;
  }
}

/** Starts one browser for all files: its start takes longer than most tests. Without a browser the tests say so. */
export default async function launch({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    provide('browserEndpoint', '');
    return async () => undefined;
  }
  const server = await chromium.launchServer({
    executablePath,
    // Nobody looks, so that a frame need not wait for a screen.
    args: ['--disable-gpu-vsync', '--disable-frame-rate-limit'],
  });
  provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
