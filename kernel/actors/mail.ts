import type { DataHash } from '../data/hash.ts';
import type { Home } from '../data/identity.ts';
import { Mix } from '../data/mix.ts';
import { FOREVER, type Instant, isDelay } from '../data/time.ts';
import type { Engine } from '../engine/engine.ts';
import { ORDERING } from '../engine/engine-options.ts';
import type { RunSeed } from '../random/run-seed.ts';
import type { ActorLookout } from './actor-lookout.ts';
import { Address, isAddress } from './address.ts';
import { Connections } from './connections.ts';
import type { Counters } from './counts.ts';
import { MessageEnvelope } from './envelope.ts';
import type { FrozenData } from './frozen-data.ts';
import type { Arrival, Fate, Network } from './network.ts';
import type { Observation } from './observation.ts';
import type { DropReason } from './observer.ts';
import { refuseChannel, refuseLatency, refuseMessage, refuseVerdict } from './refusals.ts';

/** What tells messages from the other children of an event. Part of the laws. */
const MESSAGE_KEY = 0;

/** Tells a copy of a message from the message. Part of the laws. */
const COPY_KEY = 0x3c6ef372;

const mix = new Mix();

/** What the mail of a run needs of it. */
export interface MailOptions {
  readonly seed: RunSeed;
  readonly home: Home;
  readonly hash: DataHash;
  readonly network: Network | undefined;
  readonly frozenData: FrozenData | undefined;
  readonly lookout: ActorLookout;
  readonly counters: Counters;
  readonly observation: Observation;
}

/** Takes messages from their senders to the network, and asks it what becomes of them. */
export class Mail {
  readonly connections = new Connections();
  private readonly envelope: MessageEnvelope;
  /** Whether the network is asked when messages arrive. */
  private readonly isJudged: boolean;

  constructor(
    private readonly engine: Engine,
    private readonly options: MailOptions,
  ) {
    const nobody = new Address(0, 0, options.home, -1, '');
    const draws = options.seed.draws('network/latency');
    this.envelope = new MessageEnvelope(draws, nobody, nobody);
    this.isJudged = options.network?.verdict !== undefined;
  }

  /** Sends a message. Refuses `to` if it is not a channel of the run. */
  send(from: Address, to: unknown, message: unknown): void {
    const { engine } = this;
    const { counters, frozenData, hash, home, lookout, network } = this.options;
    if (!isAddress(to) || to.home !== home) refuseChannel(from, to);
    hash.of(message);
    if (hash.hasProblem || message === undefined) refuseMessage(from, to, message);
    const { high: dataHigh, low: dataLow } = hash;
    frozenData?.note(from, message, 'sent');
    const { high, low } = engine.child(to.idHigh ^ MESSAGE_KEY, to.idLow);
    if (network === undefined) {
      lookout.expectNow(to);
      engine.post(0, to, from, ORDERING.steady, high, low, message);
    } else {
      this.sendBy(network, from, to, high, low, message);
    }
    engine.fingerprint.send(from, high, low, dataHigh, dataLow);
    // Not before: a message beyond the limit of pending events is not sent.
    counters.sent++;
  }

  private sendBy(
    network: Network,
    from: Address,
    to: Address,
    idHigh: number,
    idLow: number,
    message: unknown,
  ): void {
    const { engine, envelope } = this;
    const { now } = engine;
    const fate = network.fate(envelope.set(from, to, message, now, idHigh, idLow));
    const { latency } = fate;
    if (!isDelay(latency, 0, now)) refuseLatency(latency);
    if (latency === 0) this.options.lookout.expectNow(to);
    const ordered = fate.isSteady ? ORDERING.steady : ORDERING.fifo;
    const ordering = fate.isOrdered ? ordered : ORDERING.none;
    if (fate.isConnection === true) this.connections.open(from, to);
    engine.post(latency, to, from, ordering, idHigh, idLow, message);
    // The object that says the fate is used again for the copies.
    const { copies = 0 } = fate;
    for (let copy = 1; copy <= copies; copy++) {
      this.sendCopy(network, from, to, idHigh, idLow, copy, message);
    }
  }

  private sendCopy(
    network: Network,
    from: Address,
    to: Address,
    idHigh: number,
    idLow: number,
    copy: number,
    message: unknown,
  ): void {
    const { engine, envelope } = this;
    const { high, low } = mix.reset(idHigh, idLow).absorb(COPY_KEY, copy);
    const { latency }: Fate = network.fate(envelope.set(from, to, message, engine.now, high, low));
    if (!isDelay(latency, 0, engine.now)) refuseLatency(latency);
    engine.post(latency, to, from, ORDERING.none, high, low, message);
    this.options.counters.duplicated++;
  }

  /** What becomes of a message that arrives: a verdict, or the instant until which it is held. */
  judge(slot: number): Arrival {
    const { connections, engine, envelope } = this;
    const { store } = engine;
    const from = store.sender(slot) as Address;
    const to = store.receiver(slot) as Address;
    const sentAt = store.sentAt(slot);
    if (this.isJudged) {
      const asked = envelope.set(
        from,
        to,
        store.payload(slot),
        sentAt,
        engine.idHigh,
        engine.idLow,
      );
      const verdict: unknown = this.options.network?.verdict?.(asked, engine.now);
      if (typeof verdict !== 'string' && !isLater(verdict, engine.now)) refuseVerdict(verdict);
      if (verdict !== 'delivered') return verdict;
    }
    return connections.brokenAt(from, to) > sentAt ? 'broken' : 'delivered';
  }

  /** Drops a message that has arrived. */
  drop(slot: number, reason: DropReason): void {
    const { counters, observation } = this.options;
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    const from = store.sender(slot) as Address;
    const message = store.payload(slot);
    store.release(slot);
    counters.drop(reason);
    if (observation.hasEvents) observation.event('message', address, from, message, reason);
  }
}

const isLater = (verdict: unknown, now: Instant): verdict is Instant =>
  Number.isInteger(verdict) && Number(verdict) > now && Number(verdict) <= FOREVER;
