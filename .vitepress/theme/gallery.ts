import { useData, withBase } from 'vitepress';
import { defineComponent, h, onMounted, shallowRef, watch } from 'vue';
import { type Run, data as runs } from './runs.data.ts';

/** The few examples come first. */
const groups = [...new Set(runs.map(({ group }) => group))].reverse();

/** Shows the page of one run, and chooses among all of them. */
export const Gallery = defineComponent(() => {
  const shown = shallowRef<Run>(runs.find(({ title }) => title === 'raft-cut') ?? runs[0]);
  const frame = shallowRef<HTMLIFrameElement>();
  const { isDark } = useData();
  /** The site's theme can be another than the system's, which the run's page follows by itself. */
  const followTheme = (): void => {
    const select = frame.value?.contentDocument?.querySelector<HTMLSelectElement>('#theme');
    if (select === undefined || select === null) return;
    select.value = isDark.value ? 'dark' : 'light';
    select.dispatchEvent(new Event('change'));
  };
  watch(isDark, followTheme);
  // The page may be there before this script is.
  onMounted(followTheme);
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
      h('iframe', {
        ...{ ref: frame, src, title: `The run ${title}`, loading: 'lazy' },
        onLoad: followTheme,
      }),
      h('p', h('a', { href: src, target: '_blank' }, `Open ${title} in a page of its own`)),
    ]);
  };
});
