import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pageText } from '../../../cli/page/page-text.ts';
import { node, pageDataOf } from './graphs.ts';

const parts = {
  frame: '<!-- policy --><!-- title --><!-- style --><!-- data --><!-- worker --><!-- script -->',
  style: 'p{color:red}',
  script: 'go("$&$1")',
  worker: 'run("</script>")',
  notices: 'A <b@example.org> & others',
};

const page = (name: string): string => pageText(parts, pageDataOf([node(name, name, name)]));

describe('the text of a page', () => {
  test('holds its parts as they are', () => {
    expect(page('a')).toContain('<style>p{color:red}</style>');
    expect(page('a')).toContain('<script>go("$&$1")</script>');
    expect(page('a')).not.toContain('<!--');
  });

  test('lets nothing run but its own script, and nothing load', () => {
    const [, policy = ''] = /content="([^"]*)"/.exec(page('a')) ?? [];
    const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hash(parts.script)}'`,
      `style-src 'sha256-${hash(parts.style)}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('holds its worker as data, and lets it run, where it makes the run again', () => {
    const run = { scenario: { seed: '1' }, events: 7, fingerprint: 'f' };
    const text = pageText(parts, { ...pageDataOf([]), run }, ';own("<!--")');
    const [, worker = ''] = /id="worker">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(worker)).toBe('run("</script>");own("<!--")');
    expect(worker).not.toContain('<');
    expect(text).toContain('<pre>\nA &lt;b@example.org&gt; &amp; others</pre>');
    expect(text).toContain('; worker-src blob:"');
    expect(page('a')).not.toMatch(/worker-src|id="worker"/);
  });

  test.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '<!-- script -->',
    '$&',
    '\u2028',
  ])('holds %j as data only', (name) => {
    const text = page(name);
    const [, data = ''] = /id="data">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(data).graph.nodes.name).toEqual([name]);
    expect(text.split('<script').length).toBe(3);
    expect(data).not.toContain('<');
  });

  test('has a title in which nothing is read as HTML', () => {
    const { about, ...data } = pageDataOf([]);
    const text = pageText(parts, { ...data, about: { ...about, model: '</title>&<b>' } });
    expect(text).toContain('<title>&lt;/title&gt;&amp;&lt;b&gt; complete at 10s</title>');
  });
});
