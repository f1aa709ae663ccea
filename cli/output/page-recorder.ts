import { collapsed, GraphFeed, type Result } from '../../kernel/index.ts';
import { aboutRun } from '../page/about.ts';
import { GraphCollector } from '../page/graph-collector.ts';
import { graphOfActors } from '../page/graph-of-actors.ts';
import { layOut } from '../page/lay-out.ts';
import type { FailureAccount } from '../page/page-data.ts';
import { pageText, readParts } from '../page/page-text.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import { tell } from '../terminal/tell.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { OutputFile } from './output-file.ts';

export interface PageOptions {
  readonly arch: string;
  /** The command line. */
  readonly args: string;
  /** Whether the page shows services instead of instances. */
  readonly isCollapsed: boolean;
  /** The failure on which the page opens. */
  readonly failure?: FailureAccount;
  /** Makes the command line that repeats a run. */
  readonly again: (ran: Pick<Result, 'scenario' | 'outcome'>) => string;
  /** A signal while the graph is laid out ends the layout early. */
  readonly interrupt: Interrupt;
  readonly pageModule: (path: string) => Promise<{ code: string } | { problem: string }>;
}

/** Writes the page of a run at its end. */
export function pageRecorder(file: OutputFile, options: PageOptions): FileRecorder {
  const { arch, args, isCollapsed, failure, again, interrupt, pageModule } = options;
  const feed = new GraphFeed();
  const records = isCollapsed ? collapsed(feed.records()) : feed.records();
  const collector = new GraphCollector(`--html ${file.path}`);
  const collect = (): void => {
    while (!feed.isDrained) {
      const record = records.next().value;
      if (record !== undefined) collector.add(record);
    }
  };
  return {
    observer: feed,
    file,
    flush: collect,
    async finish(result, onShare) {
      collect();
      const graph = collector.isEmpty ? graphOfActors(result) : collector.finish();
      // The first signal has ended the run, if there was one. A second may have come with it.
      const before = Math.min(1, interrupt.signalCount);
      const layout = await layOut(graph, {
        isHurried: () => interrupt.signalCount > before,
        onShare,
      });
      const told = aboutRun(result, { model: arch, args, again: again(result) });
      const about = failure === undefined ? told : { ...told, outcome: failure.what };
      const { scenario, outcome, fingerprint } = result;
      const run = { scenario, events: outcome.events, fingerprint };
      const { model } = scenario;
      const isOwn = typeof model === 'object' && typeof model.module === 'string';
      const own = isOwn ? await pageModule(String(model.module)) : { code: '' };
      if ('problem' in own) {
        tell(`${file.path}: the page shows the graph alone, since ${own.problem}`);
      }
      const isShown = !isCollapsed && 'code' in own;
      const data = {
        ...{ about, graph, layout },
        ...(isShown && { run }),
        ...(failure !== undefined && { failure }),
      };
      file.write(pageText(readParts(), data, 'code' in own ? own.code : ''));
    },
  };
}
