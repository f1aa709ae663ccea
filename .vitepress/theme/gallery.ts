import { withBase } from 'vitepress';
import { defineComponent, h, shallowRef } from 'vue';
import { type Run, data as runs } from './runs.data.ts';

/** The few examples come first. */
const groups = [...new Set(runs.map(({ group }) => group))].reverse();

/** Shows the page of one run, and chooses among all of them. */
export const Gallery = defineComponent(() => {
  const shown = shallowRef<Run>(runs.find(({ title }) => title === 'raft-cut') ?? runs[0]);
  const button = (run: Run) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': run === shown.value,
        onClick: () => {
          shown.value = run;
        },
      },
      run.title,
    );
  return () => {
    const { about, title } = shown.value;
    const src = withBase(`/gallery/${title}.html`);
    return h('div', { class: 'gallery' }, [
      ...groups.map((group) =>
        h('div', { class: 'gallery-runs', role: 'group', 'aria-label': group }, [
          h('span', group),
          ...runs.filter((run) => run.group === group).map(button),
        ]),
      ),
      h('p', { 'aria-live': 'polite' }, about),
      h('iframe', { src, title: `The run ${title}`, loading: 'lazy' }),
      h('p', h('a', { href: src, target: '_blank' }, `Open ${title} in a page of its own`)),
    ]);
  };
});
