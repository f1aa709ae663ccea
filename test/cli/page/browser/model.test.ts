import { describe, expect, test } from 'vitest';
import { degreeClasses, degreeLabels } from '../../../../cli/page/browser/model/degree-classes.ts';
import { graphOf, type PageGraph } from '../../../../cli/page/browser/model/graph.ts';
import { Player } from '../../../../cli/page/browser/model/player.ts';
import { Selection, standsOut } from '../../../../cli/page/browser/model/selection.ts';
import { Timeline } from '../../../../cli/page/browser/model/timeline.ts';
import type { GraphRecord } from '../../../../kernel/index.ts';
import { columnsOf, edge, node } from '../graphs.ts';

/** The graph of these records; where its nodes are is of no interest here. */
function pageGraph(records: readonly GraphRecord[]): PageGraph {
  const columns = columnsOf(records);
  const zeros = columns.nodes.name.map(() => 0);
  return graphOf(columns, { x: zeros, y: zeros, areas: [] });
}

const STORY = [
  node('a', 'pirate', 'east'),
  node('b', 'pirate', 'west'),
  edge('a', 'b', 2),
  node('c', 'captain', 'east', 3),
  edge('c', 'a', 3),
  edge('c', 'c', 8),
];

/** Ten nodes and ten edges at once, then ten edges, one every second. */
const BURST = [
  ...Array.from({ length: 10 }, (_, index) => node(`${index}`)),
  ...Array.from({ length: 10 }, (_, index) => edge('0', `${index}`)),
  ...Array.from({ length: 10 }, (_, index) => edge('1', `${index}`, (index + 1) * 1e6)),
];

describe('the timeline', () => {
  const graph = pageGraph(STORY);
  const degrees = (): number[] => graph.nodes.map(({ degree }) => degree);

  test('shows nodes and edges in their order, and sizes follow', () => {
    const timeline = new Timeline(graph, 10);
    const seen = [0, 1, 2, 3, 4, 5, 6].map((count) => {
      timeline.show(count);
      return [timeline.shownNodes, timeline.shownEdges, degrees().join()];
    });
    expect(seen).toEqual([
      [0, 0, '0,0,0'],
      [1, 0, '0,0,0'],
      [2, 0, '0,0,0'],
      [2, 1, '1,1,0'],
      [3, 1, '1,1,0'],
      [3, 2, '2,1,1'],
      [3, 3, '2,1,3'],
    ]);
    timeline.show(3);
    expect(degrees()).toEqual([1, 1, 0]);
  });

  test('stays within what there is', () => {
    const timeline = new Timeline(graph, 10);
    timeline.show(99);
    expect(timeline.shown).toBe(6);
    timeline.show(-1);
    expect([timeline.shown, timeline.now]).toEqual([0, 0]);
  });

  test('knows how much there was at an instant, that instant included', () => {
    const timeline = new Timeline(graph, 10);
    expect([0, 1, 2, 3, 7, 8, 99].map((at) => timeline.countAt(at))).toEqual([2, 2, 3, 5, 5, 6, 6]);
  });

  test('goes by arrival where by time most would come at once', () => {
    expect(new Timeline(graph, 10).defaultPace).toBe('time');
    expect(new Timeline(graph, 0).defaultPace).toBe('arrival');
    expect(new Timeline(pageGraph(BURST), 10e6).defaultPace).toBe('arrival');
  });
});

describe('playing', () => {
  const play = (isReduced = false) => {
    const timeline = new Timeline(pageGraph(BURST), 10e6);
    return { timeline, player: new Player(timeline, () => isReduced) };
  };

  test('begins at the start when it was at the end, and pauses there', () => {
    const { timeline, player } = play();
    player.toggle();
    expect([player.isPlaying, timeline.shown]).toEqual([true, 0]);
    for (let frame = 0; frame < 10_000 && player.isPlaying; frame += 1) player.advance(16);
    expect([player.isPlaying, timeline.shown]).toEqual([false, 30]);
  });

  test('takes some seconds, whatever the run’s duration', () => {
    for (const endAt of [10, 10e6, 30 * 86400e6]) {
      const timeline = new Timeline(pageGraph(BURST), endAt);
      const player = new Player(timeline, () => false);
      player.setPace('time');
      player.toggle();
      let wallMs = 0;
      for (; player.isPlaying; wallMs += 16) player.advance(16);
      expect(wallMs).toBeGreaterThan(3_000);
      expect(wallMs).toBeLessThan(16_000);
    }
  });

  test('goes on from where it was paused', () => {
    const { timeline, player } = play();
    player.seek(0.5);
    player.toggle();
    player.advance(100);
    player.toggle();
    const { shown } = timeline;
    player.advance(1_000);
    expect(timeline.shown).toBe(shown);
    expect(shown).toBeGreaterThanOrEqual(15);
  });

  test('goes twice as fast at twice the speed', () => {
    const [usual, fast] = [1, 2].map((speed) => {
      const { player } = play();
      player.speed = speed;
      player.toggle();
      player.advance(1_000);
      return player.position;
    });
    expect(fast).toBeCloseTo(usual * 2);
  });

  test('goes in few steps where motion is to be reduced', () => {
    const { player } = play(true);
    player.toggle();
    const positions = new Set<number>();
    for (let frame = 0; frame < 60; frame += 1) {
      player.advance(16);
      positions.add(player.position);
    }
    expect(positions.size).toBe(2);
  });

  test('by time stands still while nothing arrives; by arrival it does not', () => {
    const { timeline, player } = play();
    player.setPace('time');
    player.seek(0.05);
    expect(timeline.shown).toBe(20);
    player.setPace('arrival');
    expect(player.position).toBeCloseTo(20 / 30);
    player.seek(0.5);
    expect(timeline.shown).toBe(15);
  });
});

describe('what stands out', () => {
  const graph = pageGraph(STORY);
  const [a, b, c] = graph.nodes;
  const names = (selection: Selection): string =>
    [...(selection.emphasis.nodes ?? [])]
      .map(({ name }) => name)
      .sort()
      .join('');
  const start = () => {
    const timeline = new Timeline(graph, 10);
    return { timeline, selection: new Selection(graph, timeline) };
  };

  test('is the node that is pointed at, and its neighbours', () => {
    const { timeline, selection } = start();
    selection.chosen = b;
    expect(names(selection)).toBe('ab');
    selection.hovered = a;
    expect(names(selection)).toBe('abc');
    expect(graph.edges.map((one) => standsOut(selection.emphasis, one))).toEqual([
      true,
      true,
      false,
    ]);
    // Before they were neighbours.
    timeline.show(2);
    expect(names(selection)).toBe('a');
  });

  test('is what was searched, whatever the case', () => {
    const { selection } = start();
    selection.search(' A ');
    expect([names(selection), selection.found]).toEqual(['a', [a]]);
    selection.search('zzz');
    expect(selection.emphasis.nodes?.size).toBe(0);
    selection.search('');
    expect(selection.emphasis).toEqual({});
  });

  test('is the group that the legend points at', () => {
    const { selection } = start();
    expect(selection.grouping).toBe('service');
    selection.group = 0;
    expect(names(selection)).toBe('ab');
    selection.grouping = 'zone';
    expect(names(selection)).toBe('ac');
    expect(selection.groupOf(c)).toBe(0);
  });

  test('groups nodes by what differs: service, zone, or else number of edges', () => {
    const grouping = (records: GraphRecord[]): string => {
      const graph = pageGraph(records);
      return new Selection(graph, new Timeline(graph, 0)).grouping;
    };
    expect(grouping([node('a'), node('b', 'captain')])).toBe('service');
    expect(grouping([node('a', 'pirate', 'east'), node('b')])).toBe('zone');
    expect(grouping([node('a'), node('b')])).toBe('degree');
  });
});

test('classes of degrees have most nodes in the first, and hubs in the last', () => {
  const graph = pageGraph([
    ...Array.from({ length: 100 }, (_, index) => node(`${index}`)),
    ...Array.from({ length: 50 }, (_, index) => edge('0', `${index + 50}`)),
    ...Array.from({ length: 10 }, (_, index) => edge('1', `${index + 60}`)),
  ]);
  const classes = degreeClasses(graph);
  expect(classes).toEqual([0, 1, 2, 50]);
  expect(degreeLabels(classes)).toEqual(['0 edges', '1 edge', '2–49 edges', '50+ edges']);
  expect(degreeClasses({ nodes: [] })).toEqual([0]);
  const ring = graphOf(
    columnsOf([node('a'), node('b'), node('c'), edge('a', 'b'), edge('b', 'c'), edge('c', 'a')]),
    { x: [0, 0, 0], y: [0, 0, 0], areas: [] },
  );
  for (const one of ring.nodes) one.degree = 2;
  expect(degreeClasses(ring)).toEqual([0]);
});
