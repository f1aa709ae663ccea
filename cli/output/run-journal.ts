import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { SimulationError, shown } from '../../kernel/index.ts';
import type { SweepHeader } from './sweep-files.ts';

/** The figures of a run, by name; `null` where there was no number. */
export type EndFigures = Readonly<Record<string, number | null>>;

/**
 * A file that holds one line for each finished run of a sweep, below a header that says what is
 * swept. It only grows, so that a killed sweep loses what was not written yet. A last line that is
 * torn is dropped.
 */
export class RunJournal {
  /** The runs that the file holds, by number. */
  readonly runs = new Map<number, EndFigures>();
  private readonly descriptor: number;

  /**
   * Opens the file, or begins it.
   * @throws bad-argument for a file of another sweep, unreadable for one that is no such file,
   * unwritable.
   */
  constructor(
    private readonly path: string,
    header: SweepHeader,
  ) {
    const first = JSON.stringify(header);
    this.descriptor = this.attempt(() => openSync(path, 'a+'));
    const text = this.attempt(() => readFileSync(this.descriptor, 'utf8'));
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole === '' && !`${first}\n`.startsWith(text)) throw this.noJournal(text);
    if (whole !== '') this.read(whole, header);
    this.attempt(() => {
      ftruncateSync(this.descriptor, Buffer.byteLength(whole));
      if (whole === '') writeFileSync(this.descriptor, `${first}\n`);
    });
  }

  /** Keeps a run that is finished. @throws unwritable. */
  keep(run: number, figures: EndFigures): void {
    this.attempt(() => writeFileSync(this.descriptor, `${JSON.stringify({ run, figures })}\n`));
    this.runs.set(run, figures);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private read(whole: string, header: SweepHeader): void {
    const [first, ...lines] = whole.split('\n').slice(0, -1);
    const found = this.parse(first);
    if (found.format !== header.format) throw this.noJournal(first);
    for (const field of new Set([...Object.keys(header), ...Object.keys(found)])) {
      const [got, expected] = [found[field], header[field]].map((value) => shown(value));
      if (got === expected) continue;
      throw new SimulationError(
        'bad-argument',
        `--resume ${this.path}: got the runs of another sweep, whose ${field} is ${got}, expected ${expected}`,
      );
    }
    for (const line of lines) {
      const { run, figures } = this.parse(line);
      if (!Number.isSafeInteger(run) || !isFigures(figures)) throw this.noJournal(line);
      this.runs.set(Number(run), figures);
    }
  }

  private parse(line: string): Readonly<Record<string, unknown>> {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null) return { ...value };
    } catch {
      // The refusal shows the line.
    }
    throw this.noJournal(line);
  }

  private noJournal(line: string): SimulationError {
    const got = shown(line);
    const expected = 'a file that spigo sweep has begun';
    return new SimulationError(
      'unreadable',
      `--resume ${this.path}: got ${got}, expected ${expected}`,
    );
  }

  private attempt<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new SimulationError(
        'unwritable',
        `--resume ${this.path}: got a path that cannot be read and written (${code}), expected a file`,
      );
    }
  }
}

const isFigures = (value: unknown): value is EndFigures =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((figure) => figure === null || typeof figure === 'number');
