import { styleText } from 'node:util';

/** Whether a stream shows colours: an interactive terminal, unless NO_COLOR asks for none. */
const hasColour = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';

type Format = Parameters<typeof styleText>[0];

/** The text in a colour or weight, where the stream shows them. */
export const style = (stream: NodeJS.WriteStream, format: Format, text: string): string =>
  // Node's own check is of standard output, whatever the stream, and takes an empty NO_COLOR for a no.
  text !== '' && hasColour(stream) ? styleText(format, text, { validateStream: false }) : text;

/** Columns of a stream's terminal; `otherwise` where there is none, or one that does not say (0). */
export const widthOf = (stream: NodeJS.WriteStream, otherwise = 80): number =>
  stream.columns > 0 ? stream.columns : otherwise;
