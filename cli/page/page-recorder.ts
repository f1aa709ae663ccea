import { collapsed, GraphFeed, type Scenario } from '../../kernel/index.ts';
import type { FileRecorder } from '../output/file-recorder.ts';
import type { OutputFile } from '../output/output-file.ts';
import type { Interrupt } from '../session/interrupt.ts';
import { aboutRun } from './about.ts';
import { GraphCollector } from './graph-collector.ts';
import { layOut } from './lay-out.ts';
import { pageText, readParts } from './page-text.ts';

export interface PageOptions {
  readonly arch: string;
  /** The command line. */
  readonly args: string;
  /** Whether it shows services in place of their instances. */
  readonly isCollapsed: boolean;
  /** The line that makes a run again. */
  readonly again: (scenario: Scenario) => string;
  /** A second signal, while the graph is laid out, ends that too. */
  readonly interrupt: Interrupt;
}

/** Writes the page that shows the run, when it is over. */
export function pageRecorder(file: OutputFile, options: PageOptions): FileRecorder {
  const { arch, args, isCollapsed, again, interrupt } = options;
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
      const graph = collector.finish();
      const { signalCount } = interrupt;
      const layout = await layOut(graph, {
        isHurried: () => interrupt.signalCount > signalCount,
        onShare,
      });
      const about = aboutRun(result, { model: arch, args, again: again(result.scenario) });
      file.write(pageText(readParts(), { about, graph, layout }));
    },
  };
}
