import { option, readOption, SimulationError, type SpanOptions } from '../../kernel/index.ts';

/** The flags that tell how spans are written. */
interface SpanOptionFlags {
  readonly spans?: string | undefined;
  readonly epoch?: string | undefined;
  readonly 'spans-sample'?: string | undefined;
}

const SHARE = option.number(1, { min: 0, max: 1 });

/**
 * Reads how spans are written. @throws bad-option for a time that is none or out of bounds, for a
 * share outside of 0 to 1, and for either without a file of spans.
 */
export function spanOptionsOf(flags: SpanOptionFlags): SpanOptions {
  const { spans, epoch, 'spans-sample': sample } = flags;
  const flag =
    epoch !== undefined ? '--epoch' : sample !== undefined ? '--spans-sample' : undefined;
  if (flag !== undefined && spans === undefined) {
    throw new SimulationError('bad-option', `${flag}: got no --spans, expected the file of spans`);
  }
  return {
    ...(epoch !== undefined && { epoch: epochOf(epoch) }),
    ...(sample !== undefined && { sample: Number(readOption(SHARE, sample, '--spans-sample')) }),
  };
}

/** A day or an instant of ISO 8601, with its zone. Without one, it would depend on the machine. */
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const EPOCH_MIN = Date.parse('1970-01-02');
const EPOCH_MAX = Date.parse('2200-01-01');

/** Whether a text is a time of a day that there is: `Date` takes 30 February for 2 March. */
function isTime(text: string): boolean {
  const day = text.slice(0, 10);
  const at = Date.parse(day);
  return TIME.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function epochOf(text: string): number {
  const epoch = text === 'now' ? Date.now() : isTime(text) ? Date.parse(text) : Number.NaN;
  if (epoch >= EPOCH_MIN && epoch <= EPOCH_MAX) return epoch;
  throw new SimulationError(
    'bad-option',
    `--epoch: got ${JSON.stringify(text)}, expected now, or a time from 1970-01-02 to 2200 such as 2026-01-31T12:00:00Z`,
  );
}
