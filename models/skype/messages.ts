import type { Channel } from '../../kernel/index.ts';

/** What a node asks of the service; but for the first and `Find`, by the id that it was given. */
type Request =
  /** Takes a name, which nobody else may have: `Registered`, or `Denied`. */
  | { readonly type: 'Register'; readonly name: string }
  /** Comes online: `Authenticated`, or `Denied`. */
  | { readonly type: 'Authenticate'; readonly id: number }
  /** Goes offline. No answer. */
  | { readonly type: 'SignOut'; readonly id: number }
  /** Gives up its name and id, for good. No answer. */
  | { readonly type: 'Leave'; readonly id: number }
  /** Asks whose id a name is: `Found`, or `Unregistered`. */
  | { readonly type: 'Find'; readonly name: string }
  /** Hands over a channel for the node of that id to answer on: `Denied`, `Offline`, or it answers. */
  | {
      readonly type: 'Connect';
      readonly id: number;
      readonly caller: number;
      readonly channel: Channel;
    };

/** What the service answers, or passes on. */
type Answer =
  | { readonly type: 'Registered'; readonly id: number }
  | { readonly type: 'Authenticated' }
  /** What was asked, and the name or id because of which not: taken, unknown, not online, not its own. */
  | {
      readonly type: 'Denied';
      readonly request: 'Register' | 'Authenticate' | 'Connect';
      readonly about: number | string;
    }
  | { readonly type: 'Found'; readonly id: number; readonly name: string }
  | { readonly type: 'Unregistered'; readonly name: string }
  /** To the node that is called: who calls, and where to answer. */
  | {
      readonly type: 'Connected';
      readonly id: number;
      readonly name: string;
      readonly channel: Channel;
    }
  /** To the caller: the node of that id is not there now. */
  | { readonly type: 'Offline'; readonly id: number };

/**
 * A node's answer to its caller, past the service: a name to find, or none when it knows nobody. In the same
 * words the service introduces those who do not know each other yet.
 */
interface NameDrop {
  readonly type: 'NameDrop';
  readonly name: string | null;
}

/** The verbs of the Skype network: between nodes and the service, but for `NameDrop`. */
export type SkypeMessage = Request | Answer | NameDrop;

/** The messages of one verb. */
export type Of<Type extends SkypeMessage['type']> = Extract<SkypeMessage, { readonly type: Type }>;
