// The benchmark: `npm run bench -- [--quick] [--long] [--only NAME] [--pairs N] [--json]`. It is no
// test. It marks a missed budget and does not fail.
import { parseArgs } from 'node:util';
import { casesOf } from './cases.ts';
import { type MeasuredCase, measureCase } from './pairs.ts';
import { ProcessFailed } from './process.ts';
import { tableHead, tableRows } from './table.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    pairs: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const pairCount = Number(values.pairs ?? (values.quick ? 1 : 5));
if (!(Number.isSafeInteger(pairCount) && pairCount > 0)) {
  throw new RangeError(`--pairs: got ${values.pairs}, expected a whole number from 1`);
}

const say = (text: string): void => {
  if (!values.json) process.stdout.write(`${text}\n`);
};

say(tableHead());
const measured: MeasuredCase[] = [];
for (const aCase of casesOf({ isQuick: values.quick, isLong: values.long })) {
  if (!aCase.name.includes(values.only)) continue;
  try {
    const one = await measureCase(aCase, pairCount);
    measured.push(one);
    say(tableRows(one));
  } catch (error) {
    if (!(error instanceof ProcessFailed)) throw error;
    process.stderr.write(`${aCase.name}: ${error.message}\n`);
    process.exitCode = 1;
  }
}
say('* reaches the aim   << misses the floor');
if (values.json) {
  const { version, platform, arch } = process;
  process.stdout.write(
    `${JSON.stringify({ node: version, platform, arch, findings: measured })}\n`,
  );
}
