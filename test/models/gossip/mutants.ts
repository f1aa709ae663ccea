import type { Model } from '../../../kernel/index.ts';
import { Averager, averaging } from '../../../models/gossip/aggregation/averaging.ts';
import { pushSum, Summer } from '../../../models/gossip/aggregation/push-sum.ts';
import { Branches } from '../../../models/gossip/broadcast/branches.ts';
import { plumtree } from '../../../models/gossip/broadcast/plumtree.ts';
import { PlumtreeNode } from '../../../models/gossip/broadcast/plumtree-node.ts';
import { antiEntropy } from '../../../models/gossip/epidemics/anti-entropy.ts';
import { Monger, rumor } from '../../../models/gossip/epidemics/rumor.ts';
import { VersionedStore } from '../../../models/gossip/kit/versioned-store.ts';
import { Cyclon } from '../../../models/gossip/membership/cyclon.ts';
import { HyParView } from '../../../models/gossip/membership/hyparview.ts';
import { cyclon } from '../../../models/gossip/overlay/cyclon.ts';
import { hyparview } from '../../../models/gossip/overlay/hyparview.ts';
import { scuttlebutt } from '../../../models/gossip/scuttlebutt/scuttlebutt.ts';
import { States } from '../../../models/gossip/scuttlebutt/states.ts';
import { swim } from '../../../models/gossip/swim/swim.ts';
import { SwimNode } from '../../../models/gossip/swim/swim-node.ts';

type Method = (...parameters: never[]) => unknown;

/** A protocol of which one rule is broken: a method of a class does something else. */
export interface Mutant {
  readonly rule: string;
  readonly model: Model;
  /** A seed that finds it soon, if the default one does not. */
  readonly seed?: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly of: object;
  readonly method: string;
  /** Makes the broken method of the right one. */
  readonly broken: (right: Method) => Method;
}

/** Calls a method on its object, whose fields it may also set. */
type Call = (self: never, ...parameters: unknown[]) => unknown;
const callOf =
  (method: Method): Call =>
  (self, ...parameters) =>
    Reflect.apply(method, self, parameters);

/** A broken method that does something after the right one. */
const then =
  (after: (self: Record<string, never>, ...parameters: never[]) => void) =>
  (right: Method): Method =>
    function (this: never, ...parameters: never[]) {
      const returned = callOf(right)(this, ...parameters);
      after(this, ...parameters);
      return returned;
    };

const nothing = (): Method => () => undefined;

const small = { population: 8 };

export const MUTANTS: readonly Mutant[] = [
  {
    rule: 'a site that was removed stays removed',
    model: rumor,
    options: small,
    of: Monger.prototype,
    method: 'contacted',
    broken: then((self) => {
      const { staging } = self as unknown as {
        staging: { set(stage: string, cycle: number): void };
      };
      staging.set('susceptible', 99);
    }),
  },
  {
    rule: 'a later entry replaces an earlier one',
    model: antiEntropy,
    options: { ...small, informed: 4, deletion: '20s', direction: 'push-pull' },
    of: VersionedStore.prototype,
    method: 'merge',
    broken: (right) =>
      function (this: VersionedStore, ...[entry, cycle]: never[]) {
        this.drop((entry as { key: string }).key, cycle);
        return callOf(right)(this as never, entry, cycle);
      },
  },
  {
    rule: 'both take the mean',
    model: averaging,
    options: { ...small, cycles: 10 },
    of: Averager.prototype,
    method: 'hear',
    broken: then((self) => Object.assign(self, { units: 2 * Number(self.units) + 1 })),
  },
  {
    rule: 'a node keeps what it does not send',
    model: pushSum,
    options: { ...small, cycles: 10 },
    of: Summer.prototype,
    method: 'cycle',
    broken: then((self) => Object.assign(self, { sum: Number(self.sum) - 2 ** 41 })),
  },
  {
    rule: 'a view does not take its owner or a peer twice',
    model: cyclon,
    options: { ...small, cycles: 5 },
    of: Cyclon.prototype,
    method: 'merge',
    broken: () =>
      function (this: Record<string, never>, ...[received]: never[]) {
        (this.pointers as unknown[]).push(...(received as unknown[]));
      },
  },
  {
    rule: 'a neighbour is not in the passive view',
    model: hyparview,
    options: { ...small, cycles: 10 },
    of: HyParView.prototype,
    method: 'link',
    broken: then((self, peer) => {
      (self.passive as unknown as { add(peer: never): void }).add(peer);
    }),
  },
  {
    rule: 'a view does not take its owner',
    model: hyparview,
    options: { ...small, cycles: 10 },
    of: HyParView.prototype,
    method: 'letIn',
    broken: then((self, _joined, own) => {
      (self.passive as unknown as { add(peer: never): void }).add(
        (own as { channel: never }).channel,
      );
    }),
  },
  {
    rule: 'who is gone from the view is neither eager nor lazy',
    model: plumtree,
    options: { ...small, quiet: 2, cycles: 8 },
    of: Branches.prototype,
    method: 'follow',
    broken: () =>
      function (this: Branches, ...[view]: never[]) {
        for (const peer of view as Iterable<never>) if (!this.lazy.has(peer)) this.eager.add(peer);
      },
  },
  {
    rule: 'a neighbour that turns lazy is not eager',
    model: plumtree,
    options: { ...small, quiet: 2, cycles: 8 },
    of: Branches.prototype,
    method: 'makeLazy',
    broken: () =>
      function (this: Branches, ...[peer]: never[]) {
        this.lazy.add(peer);
      },
  },
  {
    rule: 'a broadcast is delivered once',
    model: plumtree,
    options: { ...small, quiet: 2, cycles: 8 },
    of: PlumtreeNode.prototype,
    method: 'take',
    broken: () =>
      function (this: Record<string, never>, ...parameters: never[]) {
        Reflect.apply(this.deliver as unknown as Method, this, parameters);
      },
  },
  {
    rule: 'an incarnation is kept on the disk',
    seed: '5',
    model: swim,
    options: { ...small, cycles: 20 },
    of: SwimNode.prototype,
    method: 'raise',
    broken: () =>
      function (this: Record<string, never>, ...[incarnation]: never[]) {
        Object.assign(this, { incarnation });
      },
  },
  {
    rule: 'only a member raises its own incarnation',
    model: swim,
    options: { ...small, cycles: 40 },
    of: SwimNode.prototype,
    method: 'accuse',
    broken: (right) =>
      function (this: Record<string, never>, ...[member, self]: never[]) {
        const members = this.members as unknown as Map<never, { incarnation: number }>;
        const known = members.get(member);
        if (known !== undefined)
          members.set(member, { ...known, incarnation: known.incarnation + 1 });
        return callOf(right)(this as never, member, self);
      },
  },
  {
    rule: 'a suspicion that is not refuted is confirmed',
    model: swim,
    options: { ...small, cycles: 60 },
    of: SwimNode.prototype,
    method: 'confirm',
    broken: nothing,
  },
  {
    rule: 'writes are taken only by who has all earlier ones',
    model: scuttlebutt,
    options: { ...small, cycles: 15, writing: 12, mtu: 2 },
    of: States.prototype,
    method: 'after',
    broken: (right) =>
      function (this: never, ...parameters: never[]) {
        return (callOf(right)(this, ...parameters) as unknown[]).reverse();
      },
  },
];
