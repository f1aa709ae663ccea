import { expect, test } from 'vitest';
import { layOut } from '../../../../kernel/check/diagram/layout.ts';
import { drawMermaid } from '../../../../kernel/check/diagram/mermaid.ts';
import { story } from './story.ts';

test('a diagram in the language of Mermaid', () => {
  expect(drawMermaid(layOut(story, { rowsMax: 8, columnsMax: 6 }))).toEqual([
    'sequenceDiagram',
    '  participant a0 as m2',
    '  participant a1 as m10',
    '  Note over a0: 1s timer election',
    '  a0->>a1: 1.5s vote term=1',
    '  Note over a0,a1: 2s cut m2|m10 2 s..4 s',
    '  a1-xa0: 3s grant (cut)',
    '  Note over a0,a1: 4s end of cut m2|m10 2 s..4 s',
    '  Note over a1: 4s crash',
    '  Note over a0: 5s again to itself',
    '  Note over a0: 5s a leader is elected !',
    '  Note over a0,a1: 1 more left out',
  ]);
});

test('characters that Mermaid reads otherwise are escaped', () => {
  const events = [{ at: 0, kind: 'timer' as const, to: 'a;b', label: 'x#1: <y>', distance: 0 }];
  const lines = drawMermaid(layOut({ events, spans: [] }, { rowsMax: 8, columnsMax: 6 }));
  expect(lines.slice(1)).toEqual([
    '  participant a0 as a#59;b',
    '  Note over a0: 0s x#35;1#58; #60;y#62;',
  ]);
});

test('a diagram of nothing has no notes', () => {
  expect(drawMermaid({ columns: [], rows: [], leftOut: 3 })).toEqual(['sequenceDiagram']);
});
