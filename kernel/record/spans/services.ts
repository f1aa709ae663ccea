import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Span } from '../../actors/span.ts';

/** Which service each actor is of and where it lives, as the nodes of the graph told so far. */
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

  /** The actor's service; one that is no node stands for itself, by its name. */
  of(actor: Channel): string {
    return this.services.get(actor) ?? actor.name;
  }

  /** The actor's zone, if it is a node that lives in one. */
  zoneOf(actor: Channel): string | undefined {
    return this.zones.get(actor);
  }

  /** The labels of the actor's node; none where it has no such. */
  labelsOf(actor: Channel): Readonly<Record<string, string>> {
    return this.labels.get(actor) ?? {};
  }

  /** The service that a span of this actor tells of: of a server its own, of a call that of the peer. */
  measuredBy(span: Span, from: Channel): string {
    return this.of(span.role === 'server' ? from : span.peer);
  }
}
