import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Span } from '../../actors/span.ts';

/**
 * Knows the service, the zone and the labels of each actor, from the reported nodes of the graph.
 */
export class Services implements Observer {
  private readonly services = new Map<Channel, string>();
  private readonly zones = new Map<Channel, string>();
  private readonly labels = new Map<Channel, Readonly<Record<string, string>>>();

  report(report: HeardReport, from: Channel): void {
    if (report.kind !== 'node') return;
    this.services.set(from, report.service);
    if (report.zone !== undefined) this.zones.set(from, report.zone);
    if (report.labels !== undefined) this.labels.set(from, report.labels);
  }

  /** The actor's service. For an actor that is no node, it is the actor's name. */
  of(actor: Channel): string {
    return this.services.get(actor) ?? actor.name;
  }

  /** The actor's zone, if its node has one. */
  zoneOf(actor: Channel): string | undefined {
    return this.zones.get(actor);
  }

  /** The labels of the actor's node. They may be none. */
  labelsOf(actor: Channel): Readonly<Record<string, string>> {
    return this.labels.get(actor) ?? {};
  }

  /**
   * What a span of this actor measures: its own service, by the actor, or the service of the peer of
   * a call, by the service that calls.
   */
  measuredBy(span: Span, from: Channel): [service: string, by: string] {
    return span.role === 'client' || span.role === 'producer'
      ? [this.of(span.peer), this.of(from)]
      : [this.of(from), from.name];
  }
}
