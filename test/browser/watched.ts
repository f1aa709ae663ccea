import type { Page } from 'playwright-core';
import { GraphCollector } from '../../cli/page/graph-collector.ts';
import { graphOfActors } from '../../cli/page/graph-of-actors.ts';
import type { GraphColumns, PageData } from '../../cli/page/page-data.ts';
import { pageText, readParts } from '../../cli/page/page-text.ts';
import {
  GraphFeed,
  type Model,
  type Result,
  type ScenarioInput,
  simulate,
} from '../../kernel/index.ts';
import { layoutOf } from '../cli/page/graphs.ts';
import { type Opened, type OpenOptions, openPage } from './browser.ts';

/** A page that makes a run again, and the run as Node has made it. */
export interface Watched extends Opened {
  readonly result: Result;
}

/** The page of a run of a built-in model, and its data. */
export function runPage(
  model: Model,
  input: Partial<ScenarioInput> = {},
): { text: string; result: Result } {
  const feed = new GraphFeed();
  const result = simulate(model, { seed: '1', ...input }, { observers: [feed] });
  const { scenario, outcome, fingerprint } = result;
  const graph = graphOf(feed, result);
  const data: PageData = {
    about: { model: model.name, outcome: 'over', endAt: outcome.at, facts: [] },
    graph,
    layout: layoutOf(graph),
    run: { scenario, events: outcome.events, fingerprint },
  };
  return { text: pageText(readParts(), data), result };
}

function graphOf(feed: GraphFeed, result: Result): GraphColumns {
  const collector = new GraphCollector('test');
  feed.isClosed = true;
  for (const record of feed.records()) if (record !== undefined) collector.add(record);
  return collector.isEmpty ? graphOfActors(result) : collector.finish();
}

/** Opens the page of a run, and waits until the page has made the run again. */
export async function openRun(
  model: Model,
  input: Partial<ScenarioInput> = {},
  options: OpenOptions = {},
): Promise<Watched> {
  const { text, result } = runPage(model, input);
  const opened = await openPage(text, { isClockReal: true, ...options });
  await opened.page.waitForSelector('#own-fingerprint', { state: 'attached' });
  return { ...opened, result };
}

/** Waits until the page shows that event. */
export const shows = (page: Page, event: number): Promise<unknown> =>
  page.waitForFunction(
    (words) => document.querySelector('#now')?.textContent?.includes(words),
    `event ${event.toLocaleString('en-US')} of`,
  );
