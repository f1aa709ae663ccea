import type { Duration, Instant } from '../data/time.ts';
import type { Report, SpawnOptions } from './actor.ts';
import { ActorSelf } from './actor-self.ts';
import type { Channel } from './channel.ts';

/**
 * The `Self` of a run whose faults may crash an actor inside a handler, after so many sends and
 * writes. From then on, whatever the handler does has no effect. It serves all handlers, since an
 * actor may keep it.
 */
export class MortalSelf extends ActorSelf {
  /** The sends and writes of the present handler that still have an effect. */
  private left = 0;

  /** A handler begins. The actor crashes after so many sends and writes; never for `Infinity`. */
  arm(after: number): void {
    this.left = after;
  }

  /** Whether the actor has crashed in the present handler. */
  get isDead(): boolean {
    return this.left === 0;
  }

  override send(to: Channel<never>, message: unknown): void {
    if (this.isDead) return;
    super.send(to, message);
    this.left--;
  }

  protected override write(key: string, data: unknown): void {
    if (this.isDead) return;
    super.write(key, data);
    this.left--;
  }

  protected override sync(): void {
    if (!this.isDead) super.sync();
  }

  override after(delay: Duration, timer: unknown): void {
    if (!this.isDead) super.after(delay, timer);
  }

  override at(instant: Instant, timer: unknown): void {
    if (!this.isDead) super.at(instant, timer);
  }

  override every(period: Duration, timer: unknown): void {
    if (!this.isDead) super.every(period, timer);
  }

  override cancel(timer: unknown): boolean {
    return !this.isDead && super.cancel(timer);
  }

  override spawn(
    at: string | Channel,
    make: () => unknown,
    options: SpawnOptions = {},
  ): Channel<unknown> {
    return this.isDead ? this.channelOf(at) : super.spawn(at, make, options);
  }

  override leave(): void {
    if (!this.isDead) super.leave();
  }

  override stop(): void {
    if (!this.isDead) super.stop();
  }

  override report(report: Report): void {
    if (!this.isDead) super.report(report);
  }

  override count(name: string): void {
    if (!this.isDead) super.count(name);
  }

  override gauge(name: string, value: number): void {
    if (!this.isDead) super.gauge(name, value);
  }

  override observe(name: string, value: number): void {
    if (!this.isDead) super.observe(name, value);
  }

  override log(text: string): void {
    if (!this.isDead) super.log(text);
  }

  override record(data: unknown): void {
    if (!this.isDead) super.record(data);
  }
}
