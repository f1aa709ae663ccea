import { describe, expect } from 'vitest';
import { ms, type Span, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { failure, play } from './stage.ts';

describe('self.report', () => {
  const span: Span = {
    kind: 'span',
    role: 'server',
    name: 'Ask',
    trace: 1,
    span: 2,
    start: 1000,
    waited: us(0),
    served: ms(1),
  };

  /** Reports a span at 2 ms; what an observer of spans and of the graph hears of it. */
  const reported = (report: Span) => {
    const heard: unknown[] = [];
    const { result } = play(
      (setup) =>
        setup.spawn('one', () => ({
          start: (self) => self.after(ms(2), 'T'),
          timer: (_timer, self) => self.report(report),
        })),
      {},
      {
        observers: [
          { span: (one, from, at) => heard.push([one, from.name, at]) },
          { report: () => heard.push('graph') },
        ],
      },
    );
    return { heard, result };
  };

  test('a span is told to observers of spans, and is no part of the graph', () => {
    const { heard, result } = reported(span);
    expect(heard).toEqual([[span, 'one', 2000]]);
    expect(result.graph).toEqual({ nodes: 0, edges: 0 });
  });

  test('what is no span fails its actor, and nobody hears of it', () => {
    const call = { ...span, role: 'client', peer: undefined, attempt: 1 };
    const wrong: object[] = [
      { trace: 0 },
      { trace: Number.NaN },
      { span: 1.5 },
      { parent: -1 },
      { start: 2001 },
      { start: -1 },
      { role: 'peer' },
      { name: '' },
      { error: 7 },
      { waited: -1 },
      { served: 0.5 },
      call,
    ];
    for (const part of wrong) {
      const { heard, result } = reported({ ...span, ...part } as Span);
      expect(heard).toEqual([]);
      expect(result.outcome).toMatchObject(failure('one'));
    }
    const { outcome } = reported({ ...span, served: -1 } as Span).result;
    expect(outcome).toMatchObject({
      error:
        'SimulationError: "one" reports a span of which served is -1, expected whole microseconds from 0',
    });
  });

  test('many edges at once are told one by one to whoever does not hear them at once', () => {
    const heard: unknown[] = [];
    const { result } = play(
      (setup) => {
        const targets = ['two', 'three'].map((name) => setup.spawn(name, () => ({})));
        setup.spawn('one', () => ({ start: (self) => self.report({ kind: 'edges', targets }) }));
      },
      {},
      {
        observers: [
          {
            report: (report, { name }) =>
              report.kind === 'edge' && heard.push([name, report.target.name]),
          },
          { edges: (targets, { name }, at) => heard.push([name, targets.length, at]) },
          {
            report: () => heard.push('not at once'),
            edges: (targets) => heard.push(targets.map(({ name }) => name)),
          },
        ],
      },
    );
    expect(heard).toEqual([
      ['one', 'two'],
      ['one', 'three'],
      ['one', 2, 0],
      ['two', 'three'],
    ]);
    expect(result.graph).toEqual({ nodes: 0, edges: 2 });
  });

  test('what can be recorded in no graph fails its actor, whether or not anybody listens', () => {
    const control = String.fromCharCode(1);
    const wrong: [report: object, says: string][] = [
      [{ kind: 'node', service: `a${control}b` }, '"one" reports a node of service "a\\u0001b"'],
      [{ kind: 'node', service: 7 }, '"one" reports a node of service 7: expected'],
      [{ kind: 'edge', target: 'two' }, '"one" reports an edge to "two": expected a channel'],
      [{ kind: 'edge', target: Object.create(null) }, '"one" reports an edge to {}'],
      [{ kind: 'node', service: 's', labels: null }, 'a node with labels null: expected texts'],
      [{ kind: 'node', service: 's', labels: { machine: 7 } }, 'with labels {"machine":7}'],
      [{ kind: 'node', service: 's', labels: { machine: undefined } }, 'with labels {}'],
      [{ kind: 'edges' }, '"one" reports edges to nothing: expected a list of channels'],
      [{ kind: 'edges', targets: [7] }, '"one" reports an edge to 7: expected a channel'],
      [
        { kind: 'graph' },
        '"one" reports a "graph": expected a node, an edge, edges, a state or a span',
      ],
    ];
    for (const [report, says] of wrong) {
      const { heard, result } = reported(report as Span);
      expect(heard).toEqual([]);
      expect(result.outcome).toMatchObject(failure('one', says));
    }
    const zone = `z${control}`;
    const { result } = play((setup) =>
      setup.spawn('one', () => ({ start: (self) => self.report({ kind: 'node', service: '' }) }), {
        zone,
      }),
    );
    expect(result.outcome).toMatchObject(failure('one', 'node in zone "z\\u0001"'));
  });
});
