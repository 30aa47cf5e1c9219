/** Transport to a holder, local or in a container. It can be dialed repeatedly. */

import type { Socket } from 'node:net';
import type { ShellAway, ShellEnd } from '../shell.ts';

/** One connection to a holder. */
export type HolderStream = {
  /** Carries bytes to the holder, and wrapped bytes from it. */
  readonly stream: Socket;
  /** Unwraps the holder's bytes in a chunk. Throws on a malformed stream. */
  readonly unwrap: (chunk: Buffer) => readonly Uint8Array[];
  /**
   * Called when the stream closed before the holder's welcome. Returns the end of the shell, or undefined if the next dial may
   * succeed.
   */
  readonly verdict: () => Promise<ShellEnd | undefined>;
};

export type Dialed =
  | { readonly kind: 'open'; readonly connection: HolderStream }
  /** Temporary failure: the engine is unreachable, or the container is paused. */
  | { readonly kind: 'away'; readonly away: ShellAway }
  /** Permanent failure: the holder has ended. */
  | { readonly kind: 'gone'; readonly end: ShellEnd };

export type HolderPipe = {
  /** Connects to the holder. Never rejects. */
  readonly dial: () => Promise<Dialed>;
  /** Calls back when another dial may succeed. Returns a function that unsubscribes. */
  readonly onBack: (listener: () => void) => () => void;
  /** Calls back when an open connection stalls because its container was paused. Returns a function that unsubscribes. */
  readonly onStall: (listener: (away: ShellAway) => void) => () => void;
  /** Releases resources. No dial follows. */
  readonly close: () => void;
};
