import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { type ApiEntryPoint, ApiModel } from '@microsoft/api-extractor-model';

/** A door of the package with the model of its types. */
export interface Door {
  /** How a program imports it, such as `spigo/check`. */
  readonly name: string;
  readonly entry: ApiEntryPoint;
}

/** Without the globals of a platform: api-extractor renames an export that has the name of a global. */
const COMPILER_OPTIONS = {
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2023'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

const SILENT = { default: { logLevel: 'none' } };

/**
 * Reads the types of all doors of the package in a folder, which has been built.
 * @throws Error if the declarations do not compile.
 */
export function readDoors(root: string): readonly Door[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const doors = Object.entries<{ types?: string }>(exports).flatMap(([path, { types }]) =>
    types === undefined ? [] : [{ name: join('spigo', path), types: resolve(root, types) }],
  );
  const folder = mkdtempSync(join(tmpdir(), 'spigo-reference-'));
  const files = doors.map(({ types }) => types);
  const configs = files.map((types, index) =>
    ExtractorConfig.prepare({
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: types,
        compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files } },
        docModel: { enabled: true, apiJsonFilePath: join(folder, `${index}.api.json`) },
        messages: { extractorMessageReporting: SILENT, tsdocMessageReporting: SILENT },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(root, 'package.json'),
    }),
  );
  try {
    const compilerState = CompilerState.create(configs[0], { additionalEntryPoints: files });
    return configs.map((config, index) => {
      const options = { compilerState, localBuild: true, messageCallback: hush };
      const { errorCount } = Extractor.invoke(config, options);
      if (errorCount > 0) throw new Error(`${files[index]}: its types do not compile`);
      const { entryPoints } = new ApiModel().loadPackage(config.apiJsonFilePath);
      return { name: doors[index].name, entry: entryPoints[0] };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Errors are counted and printed; what api-extractor says of its progress is not. */
function hush(message: { logLevel: string; handled: boolean }): void {
  message.handled = message.logLevel !== 'error';
}
