import { type PageParts, pageText } from '../page/page-text.ts';

const EMPTY = { name: [], service: [], zone: [], at: [], order: [] };

export interface LivePageOptions {
  readonly title: string;
  /** What to look for. */
  readonly about: string;
  /** The address of the site, without its scheme, and the path of the run. */
  readonly base: string;
  readonly path: string;
  readonly hasGallery: boolean;
}

/** The page of a run that the server makes. It learns the run by its socket. */
export const livePage = (
  parts: PageParts,
  { about, base, hasGallery, path, title }: LivePageOptions,
): string =>
  pageText(parts, {
    about: { model: title, outcome: '', endAt: 0, facts: [['look for', about]] },
    graph: {
      ...{ services: [], zones: [] },
      nodes: EMPTY,
      edges: { source: [], target: [], at: [] },
    },
    layout: { x: [], y: [], areas: [], tiers: [] },
    live: {
      socket: `ws://${base}${path.split('/').map(encodeURIComponent).join('/')}`,
      ...(hasGallery && { gallery: `http://${base}` }),
    },
  });
