/** A way to a holder that can be opened again and again. */

import type { Socket } from 'node:net';
import type { ShellAway, ShellEnd } from '../shell.ts';

/** One connection to a holder. */
export type HolderStream = {
  /** Takes bytes for the holder; gives bytes from it, wrapped. */
  readonly stream: Socket;
  /** What of a chunk of the stream comes from the holder. Throws when the stream is none of ours. */
  readonly unwrap: (chunk: Buffer) => readonly Uint8Array[];
  /** Asked when it closed before the holder's welcome: how the shell ended, or undefined when the next try may succeed. */
  readonly verdict: () => Promise<ShellEnd | undefined>;
};

export type Dialed =
  | { readonly kind: 'open'; readonly connection: HolderStream }
  /** Not now: the engine is away, its container paused. */
  | { readonly kind: 'away'; readonly away: ShellAway }
  /** Never again. */
  | { readonly kind: 'gone'; readonly end: ShellEnd };

export type HolderPipe = {
  /** Never rejects. */
  readonly dial: () => Promise<Dialed>;
  /** Calls back when another try may succeed now; returns how to stop. */
  readonly onBack: (listener: () => void) => () => void;
  /** Calls back when an open connection carries nothing for now: its container was paused; returns how to stop. */
  readonly onStall: (listener: (away: ShellAway) => void) => () => void;
  /** No more is dialed. */
  readonly close: () => void;
};
