import { formatDuration } from '../../data/time.ts';
import type { Diagram, DiagramRow } from './diagram.ts';

/** Writes a diagram in the language of Mermaid, for the text of an issue. */
export function drawMermaid({ columns, leftOut, rows }: Diagram): readonly string[] {
  const last = Math.max(0, columns.length - 1);
  const more = leftOut === 0 ? [] : [`  Note over a0,a${last}: ${leftOut} more left out`];
  return [
    'sequenceDiagram',
    ...columns.map((name, index) => `  participant a${index} as ${escaped(name)}`),
    ...rows.map((row) => `  ${lineOf(row)}`),
    ...(columns.length === 0 ? [] : more),
  ];
}

function lineOf(row: DiagramRow): string {
  const label = escaped(`${formatDuration(row.at)} ${row.label}`);
  switch (row.kind) {
    case 'message':
      return `a${row.from}${row.isDropped ? '-x' : '->>'}a${row.to}: ${label}`;
    case 'span':
      return `Note over a${row.first}${row.first === row.last ? '' : `,a${row.last}`}: ${label}`;
    case 'event':
      return `Note over a${row.column}: ${label}`;
    case 'failure':
      return `Note over a${row.column}: ${label} !`;
  }
}

/** Mermaid ends a statement at a semicolon, and begins an entity at a number sign. */
const escaped = (text: string): string =>
  text.replace(/[;#<>:]/g, (character) => `#${character.charCodeAt(0)};`);
