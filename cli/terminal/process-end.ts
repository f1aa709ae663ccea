interface ProcessEnd {
  /** Whether the command has ended, or ends its process itself. Else a module of a model has ended it. */
  isOurs: boolean;
  /** The module that is being loaded. */
  loading?: string | undefined;
}

export const processEnd: ProcessEnd = { isOurs: false };

/** Ends the process at once. */
export function endProcess(code: number): never {
  processEnd.isOurs = true;
  process.exit(code);
}
