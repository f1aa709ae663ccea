import type { Guard } from './running-slice.ts';

type Members = Record<string, unknown>;

/** Makes the stand-in for a member while a slice runs. `original` reads the replaced value. */
export type StandIn = (original: () => unknown) => unknown;

interface Slot {
  /** The object that has the member itself: the owner, or one of its prototypes. */
  readonly holder: Members;
  readonly name: string;
  readonly standIn: unknown;
  original: unknown;
}

/** Replaces writable members of an object in place. It adds and deletes none. */
export class GuardedMembers implements Guard {
  private owner: object | undefined = undefined;
  private slots: Slot[] = [];
  /** How many of the slots are replaced. */
  private replaced = 0;
  /** Whether a member of the owner hides one of its prototype. It may be deleted before the next slice. */
  private isPassing = false;

  /** `find` returns the present object, since a test may have replaced it. */
  constructor(
    private readonly find: () => object | undefined,
    private readonly standIns: Readonly<Record<string, StandIn>>,
  ) {}

  install(): void {
    const owner = this.find();
    if (owner !== this.owner) this.look(owner);
    const { slots } = this;
    for (const slot of slots) {
      const { holder, name } = slot;
      slot.original = holder[name];
      holder[name] = slot.standIn;
      this.replaced += 1;
      if (holder !== owner && (owner as Members)[name] !== slot.standIn) return this.installAgain();
    }
  }

  /** The object has got a member of its own since, which hides the one of its prototype. */
  private installAgain(): void {
    this.undo();
    this.owner = undefined;
    this.install();
  }

  undo(): void {
    const { slots } = this;
    while (this.replaced > 0) {
      this.replaced -= 1;
      const slot = slots[this.replaced];
      slot.holder[slot.name] = slot.original;
      slot.original = undefined;
    }
    if (this.isPassing) this.owner = undefined;
  }

  private look(owner: object | undefined): void {
    this.owner = owner;
    this.slots = [];
    this.isPassing = false;
    for (const [name, standInFor] of Object.entries(this.standIns)) {
      const holder = holderOf(owner, name);
      if (holder === undefined) continue;
      const slot: Slot = {
        holder,
        name,
        standIn: standInFor(() => slot.original),
        original: undefined,
      };
      this.slots.push(slot);
      const isOverPrototype = holderOf(Object.getPrototypeOf(holder), name) !== undefined;
      this.isPassing ||= holder === owner && isOverPrototype;
    }
  }
}

/** The object that has the member, if the member is writable. */
function holderOf(owner: object | undefined, name: string): Members | undefined {
  for (let holder = owner; holder; holder = Object.getPrototypeOf(holder) as object | undefined) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor !== undefined) return descriptor.writable ? (holder as Members) : undefined;
  }
  return undefined;
}
