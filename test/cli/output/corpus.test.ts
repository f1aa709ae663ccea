import { expect, onTestFinished, test } from 'vitest';
import { Corpus } from '../../../cli/output/corpus.ts';
import { Folder } from '../command.ts';

/** The corpus of a model in a folder of its own, which is the working folder during the test. */
function corpusIn(folder: Folder, model = 'mine'): Corpus {
  workIn(folder);
  return new Corpus(model);
}

function workIn(folder: Folder): void {
  const before = process.cwd();
  process.chdir(folder.path);
  onTestFinished(() => process.chdir(before));
}

test('a corpus has one file a signature, and the last token of it', () => {
  const folder = new Folder();
  const corpus = corpusIn(folder);
  expect(corpus.entries()).toEqual([]);
  const paths = [
    corpus.save({ signature: 'a', token: 'spigo1.x' }),
    corpus.save({ signature: 'b', token: 'spigo1.y' }),
    corpus.save({ signature: 'a', token: 'spigo1.z' }),
  ];
  expect(paths[2]).toBe(paths[0]);
  expect(paths[0]).toMatch(/^\.spigo\/corpus\/mine\/[0-9a-f]{16}\.json$/);
  const entries = corpus.entries().map(({ signature, token }) => [signature, token]);
  expect(new Map(entries as [string, string][])).toEqual(
    new Map([
      ['a', 'spigo1.z'],
      ['b', 'spigo1.y'],
    ]),
  );
});

test('a file that is no entry is left out', () => {
  const folder = new Folder({
    '.spigo/corpus/mine/a.json': '{ "signature": "a"',
    '.spigo/corpus/mine/b.json': '{ "signature": 1, "token": "spigo1.x" }',
    '.spigo/corpus/mine/c.txt': '{ "signature": "c", "token": "spigo1.x" }',
    '.spigo/corpus/mine/d.json': '{ "signature": "d", "token": "spigo1.x" }',
  });
  expect(
    corpusIn(folder)
      .entries()
      .map(({ signature }) => signature),
  ).toEqual(['d']);
});

test('no name of a model leads out of the corpus', () => {
  expect(corpusIn(new Folder(), '..').folder).toBe('.spigo/corpus/.._');
});

test('a check that goes beyond what is tolerated tries all entries, and keeps its own apart', () => {
  workIn(new Folder());
  const within = new Corpus('mine');
  const beyond = new Corpus('mine', { isBeyond: true });
  within.save({ signature: 'a', token: 'spigo1.x' });
  expect(beyond.save({ signature: 'b', token: 'spigo1.y' })).toMatch(
    /^\.spigo\/corpus\/mine\/beyond\/[0-9a-f]{16}\.json$/,
  );
  const signatures = (corpus: Corpus) => corpus.entries().map(({ signature }) => signature);
  expect(signatures(within)).toEqual(['a']);
  expect(signatures(beyond)).toEqual(['a', 'b']);
});
