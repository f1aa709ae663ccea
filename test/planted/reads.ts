import { on, type Property, type Self, sometimes, type WorldView } from '../../models/spigo.ts';

/** What actors record about a register: the beginning and the end of writes and reads. */
export type Deed = Begin | End;

interface Begin {
  readonly type: 'writing' | 'reading';
  readonly id: number;
}

interface End {
  readonly type: 'written' | 'read';
  readonly id: number;
  readonly version: number;
}

/** Records a deed for the properties. */
export const recordDeed = (deed: Deed, self: Pick<Self, 'record'>): void => self.record(deed);

/**
 * A read that begins after a write was confirmed sees this write or a later one, and no write that
 * nobody has begun. A write that begins after another one was confirmed has a higher version.
 */
export const readsSeeWrites: Property = on(
  'reads and writes see what was confirmed before them',
  { memory: () => new Register() },
  (_event, register, world) => register.look(world),
);

export const someReadEnds: Property = sometimes('a read sees a write', ({ history }) =>
  history.some(({ data }) => {
    const deed = data as Deed;
    return deed.type === 'read' && deed.version > 0;
  }),
);

class Register {
  private seen = 0;
  private begunCount = 0;
  private confirmed = 0;
  /** What was confirmed when each read or write began. */
  private readonly atBegin = new Map<number, number>();

  look({ history }: WorldView): true | string {
    while (this.seen < history.length) {
      const { actor, data } = history[this.seen];
      this.seen += 1;
      const why = this.judge(actor, data as Deed);
      if (why !== undefined) return why;
    }
    return true;
  }

  private judge(actor: string, deed: Deed): string | undefined {
    const before = this.atBegin.get(deed.id) ?? 0;
    switch (deed.type) {
      case 'writing':
      case 'reading':
        if (deed.type === 'writing') this.begunCount += 1;
        this.atBegin.set(deed.id, this.confirmed);
        return undefined;
      case 'written':
        if (deed.version <= before) return `${actor} writes ${deed.version} after ${before}`;
        this.confirmed = Math.max(this.confirmed, deed.version);
        return this.unknown(actor, deed);
      case 'read':
        if (deed.version < before) return `${actor} reads ${deed.version} after ${before}`;
        return this.unknown(actor, deed);
    }
  }

  private unknown(actor: string, { version }: End): string | undefined {
    return version > this.begunCount ? `${actor} has ${version}, which nobody wrote` : undefined;
  }
}
