import type { Channel } from '../../kernel/index.ts';

/** The requests of a node to the service. The lines name the answers. */
type Request =
  /** Takes a free name: `Registered`, or `Denied`. */
  | { readonly type: 'Register'; readonly name: string }
  /** Comes online: `Authenticated`, or `Denied`. */
  | { readonly type: 'Authenticate'; readonly id: number }
  /** Goes offline. No answer. */
  | { readonly type: 'SignOut'; readonly id: number }
  /** Gives up its name and id for good. No answer. */
  | { readonly type: 'Leave'; readonly id: number }
  /** Asks for the id of a name: `Found`, or `Unregistered`. */
  | { readonly type: 'Find'; readonly name: string }
  /** Calls the node of that id, which answers on `channel`. The service answers `Denied` or `Offline`, or nothing. */
  | {
      readonly type: 'Connect';
      readonly id: number;
      readonly caller: number;
      readonly channel: Channel;
    };

/** The answers of the service, and the calls that it passes on. */
type Answer =
  | { readonly type: 'Registered'; readonly id: number }
  | { readonly type: 'Authenticated' }
  /** Refuses a request. `about` is a name that is taken, or an id that is unknown, offline or not the sender's. */
  | {
      readonly type: 'Denied';
      readonly request: 'Register' | 'Authenticate' | 'Connect';
      readonly about: number | string;
    }
  | { readonly type: 'Found'; readonly id: number; readonly name: string }
  | { readonly type: 'Unregistered'; readonly name: string }
  /** Tells the called node who calls, and where to answer. */
  | {
      readonly type: 'Connected';
      readonly id: number;
      readonly name: string;
      readonly channel: Channel;
    }
  /** Tells the caller that the called node is offline. */
  | { readonly type: 'Offline'; readonly id: number };

/**
 * A called node's answer, directly to its caller: a name to find, or none when it knows nobody. The
 * service introduces nodes to each other by the same message.
 */
interface NameDrop {
  readonly type: 'NameDrop';
  readonly name: string | null;
}

/** The messages of the Skype network. Only `NameDrop` is also sent between nodes. */
export type SkypeMessage = Request | Answer | NameDrop;

/** The messages of one verb. */
export type Of<Type extends SkypeMessage['type']> = Extract<SkypeMessage, { readonly type: Type }>;
