import { escaped, hashOf } from '../page/page-text.ts';
import type { Entry } from './gallery.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.75rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0; }
.entries { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); }
article { border: 1px solid #8886; border-radius: 0.5rem; padding: 0.75rem 1rem; }
h3 { font-size: 1rem; margin: 0 0 0.25rem; }
p { margin: 0; }
a { color: #0060a8; }
a:focus-visible { outline: 3px solid #e69f00; outline-offset: 2px; }
code { overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { a { color: #7cc4ff; } }
`;

/** The page that lists all runs, with what to look for in each. */
export function galleryPage(entries: readonly Entry[], base: string): string {
  const groups = [...new Set(entries.map(({ group }) => group))];
  const policy = `default-src 'none'; style-src ${hashOf(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const sections = groups.map((group) => {
    const own = entries.filter((entry) => entry.group === group);
    return `<h2>${escaped(group)}</h2>\n<div class="entries">\n${own.map((entry) => article(entry, base)).join('\n')}\n</div>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>spigo: gallery</title>
<style>${STYLE}</style>
</head>
<body>
<h1>spigo</h1>
<p>Choose a run. It plays on this machine, and all who have its page open watch the same run. Pause it, step, crash actors, cut links: what you do goes into its scenario.</p>
<nav aria-label="Runs"><ul>
${entries.map((entry) => `<li>${link(entry, base)}</li>`).join('\n')}
</ul></nav>
${sections.join('\n')}
</body>
</html>
`;
}

const article = (entry: Entry, base: string): string =>
  `<article><h3>${link(entry, base)}</h3><p>${escaped(entry.about)}</p></article>`;

const link = ({ path, title }: Entry, base: string): string =>
  `<a href="http://${escaped(base)}${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(title)}</a>`;
