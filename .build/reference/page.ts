import {
  ApiDeclaredItem,
  ApiDocumentedItem,
  type ApiItem,
  ApiItemContainerMixin,
  ApiItemKind,
} from '@microsoft/api-extractor-model';
import type { Door } from './doors.ts';

/** The kinds of exports, in the order of a page. */
const SECTIONS: readonly (readonly [title: string, kind: ApiItemKind])[] = [
  ['Functions', ApiItemKind.Function],
  ['Values', ApiItemKind.Variable],
  ['Classes', ApiItemKind.Class],
  ['Interfaces', ApiItemKind.Interface],
  ['Types', ApiItemKind.TypeAlias],
];

/** The name of a door's page. */
export const fileOf = ({ name }: Door): string => `${name.replace('/', '-')}.md`;

/** Writes the page of a door. @throws Error for an export of a kind that it does not know. */
export function pageOf({ name, entry }: Door): string {
  const known = SECTIONS.map(([, kind]) => kind);
  const stranger = entry.members.find(({ kind }) => !known.includes(kind));
  if (stranger !== undefined) throw new Error(`${name}: ${stranger.displayName}: ${stranger.kind}`);
  const parts = SECTIONS.flatMap(([title, kind]) => {
    const items = entry.members.filter((item) => item.kind === kind);
    return items.length === 0 ? [] : [`## ${title}`, ...byName(items).map(describe)];
  });
  const intro = 'This page is written from the types, by `npm run reference`.';
  return `${[`# ${name}`, intro, ...parts].join('\n\n')}\n`;
}

/** The items of each name: a function may have several signatures. */
function byName(items: readonly ApiItem[]): readonly (readonly ApiItem[])[] {
  const groups = new Map<string, ApiItem[]>();
  for (const item of items) {
    groups.set(item.displayName, [...(groups.get(item.displayName) ?? []), item]);
  }
  return [...groups.values()];
}

function describe(items: readonly ApiItem[]): string {
  const code = items.map(declarationOf).join('\n');
  const parts = [`### ${items[0].displayName}`, `\`\`\`ts not-run\n${code}\n\`\`\``];
  const texts = items.map(commentOf).filter((text) => text !== '');
  const members = items.flatMap(membersOf).flatMap(describeMember);
  if (members.length > 0) texts.push(members.join('\n'));
  return [...parts, ...texts].join('\n\n');
}

/** The members of a class or an interface that its users see. */
const membersOf = (item: ApiItem): readonly ApiItem[] =>
  ApiItemContainerMixin.isBaseClassOf(item)
    ? item.members.filter((member) => !signatureOf(member).startsWith('protected '))
    : [];

/** The declaration of an item, with its members. */
function declarationOf(item: ApiItem): string {
  const text = signatureOf(item).replace(/^export (declare )?/, '');
  const members = membersOf(item).map((member) => indented(signatureOf(member), '  '));
  return members.length === 0 ? text : `${text} {\n${members.join('\n')}\n}`;
}

function signatureOf(item: ApiItem): string {
  const text = item instanceof ApiDeclaredItem ? item.excerpt.text.trim() : '';
  return item.kind === ApiItemKind.Variable ? `const ${text};` : text;
}

const indented = (text: string, by: string): string => by + text.replaceAll('\n', `\n${by}`);

function describeMember(member: ApiItem): string[] {
  const text = commentOf(member);
  const name = member.kind === ApiItemKind.Constructor ? 'constructor' : member.displayName;
  return text === '' ? [] : [`- \`${name}\`: ${indented(text, '  ').trim()}`];
}

/** The comment of an item, as Markdown. */
function commentOf(item: ApiItem): string {
  const comment = item instanceof ApiDocumentedItem ? item.tsdocComment?.emitAsTsdoc() : undefined;
  return (
    (comment ?? '')
      .replace(/^\/\*\*|\*\/\s*$/g, '')
      .replace(/^[ \t]*\* ?/gm, '')
      .replace(/@throws\s+/g, 'Throws ')
      // What api-extractor says of a constructor without a comment.
      .replace(/^Constructs a new instance of the `\w+` class$/m, '')
      .trim()
  );
}
