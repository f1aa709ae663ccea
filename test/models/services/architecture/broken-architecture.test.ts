import { describe, expect } from 'vitest';
import { shippedArchitectures } from '../../../../models/architectures/index.ts';
import { readArchitecture } from '../../../../models/services/architecture/architecture-reader.ts';
import { test } from '../../../property.ts';
import { arbitraryField, broken } from './breakage.ts';
import { refusalOf } from './refused.ts';

describe('an architecture file that is wrong in one field', () => {
  test.prop([broken], { numRuns: 2000 })(
    'is refused in one line that names the file, the place and the field',
    ({ file, says }) => {
      const line = refusalOf(file);
      for (const text of ['my.json: ', ...says]) expect(line).toContain(text);
      expect(line).toMatch(/^my\.json: [^\p{Cc}\p{Zl}\p{Zp}]+$/u);
      expect(line).toMatch(/expected|unknown field/);
      expect(line.length).toBeLessThanOrEqual(400);
    },
  );

  test.prop([arbitraryField], { numRuns: 2000 })(
    'is refused, or it is none, whatever the field holds: nothing else is thrown',
    (file) => {
      try {
        expect(readArchitecture(file, 'my.json').file).toBe(file);
      } catch (error) {
        expect(error).toMatchObject({ code: 'services/bad-architecture' });
      }
    },
  );
});

describe('an architecture file that is right', () => {
  for (const [name, file] of shippedArchitectures) {
    test(`such as ${name} is read twice to the same, and left as it was`, () => {
      const before = JSON.stringify(file);
      const first = readArchitecture(file, name);
      expect(readArchitecture(JSON.parse(before), name)).toEqual(first);
      expect(first.file).toBe(file);
      expect(JSON.stringify(file)).toBe(before);
    });
  }
});
