import * as Flags from '@oclif/core/flags';
import type { AlphabetLowercase, BooleanFlag, OptionFlag } from '@oclif/core/interfaces';
import {
  type Model,
  type Result,
  type ScenarioInput,
  type SpanOptions,
  writeGraphJson,
  writeGraphMl,
} from '../../kernel/index.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import { textFlag } from '../terminal/text-flag.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { Measures } from './measures.ts';
import type { OutputFile } from './output-file.ts';

/** The facts that a recorder can read from its run. */
export interface RecordedRun {
  /** The model's name. */
  readonly arch: string;
  readonly model: Model;
  readonly scenario: ScenarioInput;
  /** The command line. */
  readonly args: string;
  /** Whether graphs show services in place of their instances. */
  readonly isCollapsed: boolean;
  /** The measures that are plotted. */
  readonly plotted: readonly string[];
  /** How spans are written. */
  readonly spanOptions: SpanOptions;
  /** Makes the line that repeats a run. */
  readonly again: (ran: Pick<Result, 'scenario' | 'outcome'>) => string;
  /** Has the run measured, and returns what measures it. */
  readonly measure: () => Measures;
  readonly interrupt: Interrupt;
  /** Makes the script of a user's own module for a page, or says why it cannot be one. */
  readonly pageModule: (path: string) => Promise<{ code: string } | { problem: string }>;
}

/** A file that the command can write for a run. */
export interface Output {
  /** The flag as error texts name it. */
  readonly word: string;
  /** For a flag that names no file: the file has the model's name and this extension. */
  readonly extension?: string;
  /** Another flag that asks for this file, by its extension, and opens it after the run. */
  readonly opener?: string;
  /**
   * For a flag that names no file: whether a file that begins so was written for this flag. Any other
   * file of that name is somebody's own.
   */
  readonly isOwn?: (start: string) => boolean;
  /**
   * Whether -r reloads the file. The file may then replace the graph that the run was reloaded
   * from.
   */
  readonly isReloadable?: boolean;
  /** Whether the file is finished after all others. */
  readonly isLast?: boolean;
  /** Opens the recorder. Recorders are loaded here, since most runs need none. */
  readonly record: (file: OutputFile, run: RecordedRun) => Promise<FileRecorder>;
}

/** A flag that names the file of an output. */
export type FileFlag = OptionFlag<string | undefined> & { readonly output: Output };

/** A flag that asks for an output, and leaves the file's name to it. */
export type SwitchFlag = BooleanFlag<boolean> & { readonly output: Output };

const fileFlag = (description: string, output: Output): FileFlag => ({
  ...textFlag({ helpValue: 'FILE', description }),
  output,
});

const switchFlag = (
  char: AlphabetLowercase,
  description: string,
  output: Output & { readonly extension: string },
): SwitchFlag => ({ ...Flags.boolean({ char, description }), output });

/**
 * All outputs of a run, each with its flag, in the order in which they are opened. An entry here
 * and its recorder are all that a new output needs.
 */
export const OUTPUTS = {
  cpuprofile: fileFlag('write a CPU profile for browser developer tools', {
    word: '-cpuprofile',
    // The profile covers the writing of the others.
    isLast: true,
    async record(file) {
      const { profileRecorder } = await import('./profile-recorder.ts');
      return profileRecorder(file);
    },
  }),
  graphml: switchFlag('g', 'write the graph to ARCH.graphml', {
    word: '-g',
    extension: '.graphml',
    isOwn: (start) => start.includes('<graphml'),
    async record(file, run) {
      const { graphRecorder } = await import('./graph-recorder.ts');
      return graphRecorder(file, writeGraphMl, run);
    },
  }),
  graphjson: switchFlag('j', 'write the graph to ARCH.json', {
    word: '-j',
    extension: '.json',
    isOwn: (start) => /"version"\s*:\s*"spigo-\d/.test(start),
    isReloadable: true,
    async record(file, run) {
      const { graphRecorder } = await import('./graph-recorder.ts');
      return graphRecorder(file, writeGraphJson, run);
    },
  }),
  trace: fileFlag('write every event as a line of JSON', {
    word: '--trace',
    async record(file, { scenario }) {
      const { traceRecorder } = await import('./trace-recorder.ts');
      return traceRecorder(file, scenario);
    },
  }),
  shiviz: fileFlag('write the causal history as a log that ShiViz reads', {
    word: '--shiviz',
    async record(file) {
      const { shivizRecorder } = await import('./shiviz-recorder.ts');
      return shivizRecorder(file);
    },
  }),
  spans: fileFlag('write the spans of all requests as lines of OTLP JSON', {
    word: '--spans',
    async record(file, { spanOptions }) {
      const { spanRecorder } = await import('./span-recorder.ts');
      return spanRecorder(file, spanOptions);
    },
  }),
  metrics: fileFlag('write response times, errors and loads of the services as JSON, or *.csv', {
    word: '--metrics',
    async record(file, { measure }) {
      const { metricsRecorder } = await import('./metrics-recorder.ts');
      return metricsRecorder(file, measure());
    },
  }),
  measures: fileFlag("write the model's measures over time as JSON, or *.csv", {
    word: '--measures',
    async record(file, { model }) {
      const { measuresRecorder } = await import('./measures-recorder.ts');
      return measuresRecorder(file, model);
    },
  }),
  svg: fileFlag("draw the measures of --plot over time, or all of the model's, as SVG", {
    word: '--svg',
    async record(file, { model, plotted }) {
      const { measuresChartRecorder } = await import('./measures-recorder.ts');
      return measuresChartRecorder(file, model, plotted);
    },
  }),
  // After the others, which should not wait until the page is laid out.
  html: fileFlag('write a page that shows the run, for any browser', {
    word: '--html',
    extension: '.html',
    opener: 'open',
    isOwn: (start) => start.includes('<meta name="generator" content="spigo">'),
    async record(file, run) {
      const { pageRecorder } = await import('./page-recorder.ts');
      return pageRecorder(file, run);
    },
  }),
};

/** An output that the flags ask for. */
export interface ChosenOutput {
  readonly output: Output;
  readonly path: string;
  /** Whether the command line names the file, and not the output. */
  readonly isNamed: boolean;
  /** Whether the file is opened after the run. */
  readonly isOpened: boolean;
}

/** The outputs that the flags of a command line ask for, in the order of `OUTPUTS`. */
export function chosenOutputs(
  flags: Readonly<Record<string, unknown>>,
  arch: string,
): ChosenOutput[] {
  return Object.entries(OUTPUTS).flatMap(([name, { output }]): ChosenOutput[] => {
    const isOpened = output.opener !== undefined && flags[output.opener] === true;
    const value = flags[name] ?? isOpened;
    if (typeof value === 'string') return [{ output, path: value, isNamed: true, isOpened }];
    if (value !== true) return [];
    return [{ output, path: arch + (output.extension ?? ''), isNamed: false, isOpened }];
  });
}
