import type { DiagramStory } from '../../../../kernel/check/diagram/diagram.ts';

const second = 1_000_000;

/** A vote that is lost, and what comes of it. */
export const story: DiagramStory = {
  events: [
    { at: 0, kind: 'start', to: 'm10', label: 'start', distance: 9 },
    { at: second, kind: 'timer', to: 'm2', label: 'timer election', distance: 5 },
    {
      at: 1.5 * second,
      kind: 'message',
      from: 'm2',
      to: 'm10',
      label: 'vote term=1',
      distance: 4,
      sentAt: second,
    },
    {
      at: 3 * second,
      kind: 'message',
      from: 'm10',
      to: 'm2',
      label: 'grant',
      dropped: 'cut',
      distance: 3,
      sentAt: 2.9 * second,
    },
    { at: 4 * second, kind: 'fault', to: 'm10', label: 'crash', distance: 2 },
    {
      at: 5 * second,
      kind: 'message',
      from: 'm2',
      to: 'm2',
      label: 'again to itself',
      distance: 1,
    },
  ],
  spans: [
    { label: 'cut m2|m10 2 s..4 s', from: 2 * second, to: 4 * second, actors: ['m2', 'm10'] },
  ],
  end: { at: 5 * second, actor: 'm2', label: 'a leader is elected' },
};
