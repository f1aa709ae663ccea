import { styleText } from 'node:util';

/** Whether a stream shows colours: an interactive terminal, unless NO_COLOR asks for none. */
export const hasColour = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';

type Format = Parameters<typeof styleText>[0];

/** Gives the text a colour or weight, if the stream shows them. */
export const style = (stream: NodeJS.WriteStream, format: Format, text: string): string =>
  // Node's own check looks at standard output, whatever the stream, and reads an empty NO_COLOR as a refusal.
  text !== '' && hasColour(stream) ? styleText(format, text, { validateStream: false }) : text;

/** The columns of a stream's terminal; `otherwise` if there is none, or if it does not tell (0). */
export const widthOf = (stream: NodeJS.WriteStream, otherwise = 80): number =>
  stream.columns > 0 ? stream.columns : otherwise;
