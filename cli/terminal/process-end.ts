/** Whether the command has ended, or ends its process itself. Else a module of a model has ended it. */
export const processEnd = { isOurs: false };

/** Ends the process at once. */
export function endProcess(code: number): never {
  processEnd.isOurs = true;
  process.exit(code);
}
