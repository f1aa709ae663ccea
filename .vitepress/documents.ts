/** Documents that stand together in the sidebar, by their paths in the project. */
export interface Group {
  readonly name: string;
  readonly paths: readonly string[];
}

/** All documents, in the order of reading. */
export const GROUPS: readonly Group[] = [
  {
    name: 'Begin',
    paths: [
      'README.md',
      'docs/tutorial.md',
      'docs/tutorial-check.md',
      'docs/tutorial-services.md',
      'docs/tutorial-gossip.md',
      'docs/tutorial-page.md',
      'docs/tutorial-determinism.md',
      'docs/gallery/README.md',
      'docs/examples/README.md',
      'docs/command.md',
    ],
  },
  {
    name: 'Write a protocol',
    paths: ['docs/protocols.md', 'docs/models.md', 'docs/network.md', 'docs/programs.md'],
  },
  {
    name: 'Break it',
    paths: [
      'docs/check.md',
      'docs/faults.md',
      'docs/faults-links.md',
      'docs/operations.md',
      'docs/determinism.md',
    ],
  },
  { name: 'Look and measure', paths: ['docs/page.md', 'docs/sweep.md'] },
  {
    name: 'What comes with spigo',
    paths: [
      'docs/services.md',
      'docs/pirates.md',
      'docs/gossip.md',
      'docs/gossip-own.md',
      'docs/gossip-numbers.md',
    ],
  },
  {
    name: 'Reference',
    paths: [
      'docs/reference/spigo.md',
      'docs/reference/spigo-check.md',
      'docs/reference/spigo-services.md',
      'docs/reference/spigo-gossip.md',
      'docs/reference/spigo-metrics.md',
      'docs/reference/spigo-kernel.md',
    ],
  },
  {
    name: 'The project',
    paths: [
      'docs/comparison.md',
      'CHANGELOG.md',
      'docs/contributing.md',
      'kernel/README.md',
      'models/README.md',
    ],
  },
];

/** The paths of all documents. */
export const PATHS: readonly string[] = GROUPS.flatMap(({ paths }) => paths);

/** The documents of rooms of code. Their pages stand together. */
const OF_CODE = /^(kernel|models)\/README\.md$/;

/** The page of a document, as a path in the site. */
export const pageOf = (path: string): string =>
  path
    .replace(OF_CODE, 'code/$1.md')
    .replace(/^docs\//, '')
    .replace(/(^|\/)README\.md$/, '$1index.md')
    .toLowerCase();

/** The anchor that GitHub makes of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');
