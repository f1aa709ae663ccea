import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { packageFolder } from '../package-folder.ts';
import type { PageData } from './page-data.ts';

/** The parts that every page is made of. */
export interface PageParts {
  readonly frame: string;
  readonly style: string;
  readonly script: string;
  /** What the page's worker runs: the kernel and the built-in models. */
  readonly worker: string;
  /** The licences of the packages in it. */
  readonly notices: string;
}

/** The parts as the build left them. */
export function readParts(): PageParts {
  const folder = new URL('dist/cli/page/', packageFolder());
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    frame: read('browser/page.html'),
    style: read('browser/page.css'),
    script: read('browser/main.js'),
    worker: read('worker/main.js'),
    notices: read('worker/notices.md'),
  };
}

/**
 * Makes the whole page as one text. Its policy lets only its own script and worker run, and lets
 * nothing load from hosts or files. `module` is the code of a user's own model, which the worker runs.
 */
export function pageText(
  { frame, style, script, worker, notices }: PageParts,
  data: PageData,
  module = '',
): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...(data.run === undefined ? [] : ['worker-src blob:']),
    ...(data.live === undefined ? [] : [`connect-src ${new URL(data.live.socket).origin}`]),
  ];
  const pieces: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`,
    title: `<title>${escaped(`${data.about.model} ${data.about.outcome}`)}</title>`,
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${dataText(data)}</script>`,
    worker:
      data.run === undefined
        ? ''
        : `<template><pre>\n${escaped(notices)}</pre></template>\n<script type="application/json" id="worker">${dataText(worker + module)}</script>`,
    script: `<script>${script}</script>`,
  };
  return frame.replace(/<!-- (\w+) -->/g, (_, name: string) => pieces[name]);
}

/** Writes data as JSON without `<`, which could end the script element or begin a comment. */
const dataText = (data: PageData | string): string =>
  JSON.stringify(data).replaceAll('<', '\\u003c');

export const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
