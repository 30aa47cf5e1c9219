/** Transport to a holder, local or in a container, that can be dialed repeatedly. */

import type { Socket } from 'node:net';
import type { ShellAway, ShellEnd } from '../shell.ts';

/** One connection to a holder. */
export type HolderStream = {
  /** Bytes to the holder, and wrapped bytes from it. */
  readonly stream: Socket;
  /** Unwraps the holder's bytes from a chunk. Throws on a malformed stream. */
  readonly unwrap: (chunk: Buffer) => readonly Uint8Array[];
  /** Called when it closed before the holder's welcome: end of the shell, or undefined when the next dial may succeed. */
  readonly verdict: () => Promise<ShellEnd | undefined>;
};

export type Dialed =
  | { readonly kind: 'open'; readonly connection: HolderStream }
  /** Temporary failure: the engine is unreachable, or the container paused. */
  | { readonly kind: 'away'; readonly away: ShellAway }
  /** Permanent failure: the holder has ended. */
  | { readonly kind: 'gone'; readonly end: ShellEnd };

export type HolderPipe = {
  /** Never rejects. */
  readonly dial: () => Promise<Dialed>;
  /** Calls back when another dial may succeed; returns the unsubscriber. */
  readonly onBack: (listener: () => void) => () => void;
  /** Calls back when an open connection stalls because its container was paused; returns the unsubscriber. */
  readonly onStall: (listener: (away: ShellAway) => void) => () => void;
  /** Releases resources; no dial follows. */
  readonly close: () => void;
};
