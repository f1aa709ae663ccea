import { make } from '../dom.ts';

/** Lets the browser save some data as a file. */
export function download(data: Blob | string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const link = make('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
