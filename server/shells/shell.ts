/**
 * Interface of a shell, a running process with a tty on any target, as sessions use it.
 *
 * Output has an epoch and absolute byte offsets and is read from an offset; input carries its origin, which a holder
 * recognizes when it is sent again. A shell that outlives this process therefore has the same interface.
 */

import type { Durability, FoundContainer } from '../../protocol/messages/common.ts';

/** Reason for the end of a shell. */
export type ShellEnd =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly signal?: string }
  | { readonly kind: 'container-stopped'; readonly detail: string }
  | { readonly kind: 'container-removed'; readonly detail: string }
  | { readonly kind: 'engine-lost'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** A tty's size in character cells. */
export type TtySize = { readonly cols: number; readonly rows: number };

/** A shell that cannot be reached, since when (wall time, ms), and why (S15). It may or may not still run. */
export type ShellAbsence = ShellAway & { readonly since: number };

/** Part that does not answer, and a sentence about it. */
export type ShellAway = {
  readonly waitsFor: 'engine' | 'container' | 'holder';
  readonly message: string;
};

export type ShellEvents = {
  /** Emits output that starts at the absolute byte offset `offset`. The shell never reuses `bytes`. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** Output from the end of the last event to `to` is lost: a holder printed more than it retains. */
  readonly onSkipped: (to: number) => void;
  /** The tty has `size` from output offset `at`; emitted in order with the output, and not for the initial size. */
  readonly onSized: (at: number, size: TtySize) => void;
  /** The shell's working directory became known or changed. */
  readonly onDirectory: (directory: string) => void;
  /** The shell cannot be reached, or with null can be again; emitted also when the reason changes. */
  readonly onAway: (absence: ShellAbsence | null) => void;
  /** Emitted once, after all other events. */
  readonly onEnd: (end: ShellEnd) => void;
};

/** Origin of input, by which a holder recognizes input that is sent again. */
export type InputOrigin =
  /** Typed by a client: bytes from `offset` of its epoch (R7). */
  | { readonly kind: 'client'; readonly epoch: string; readonly offset: number }
  /** Answer of the terminal to queries in output below `outputOffset` (S11). */
  | { readonly kind: 'answer'; readonly outputOffset: number };

/** Location of a shell's holder; plain data, stored in the session's record. */
export type HolderLocation =
  | { readonly kind: 'local'; readonly folder: string }
  | {
      readonly kind: 'container';
      readonly container: FoundContainer;
      /** Start time of the container as the engine reports it: a restart ends its shells. */
      readonly startedAt: string;
      readonly folder: string;
      readonly user?: string;
      /** Address of the engine: another engine does not know the container. */
      readonly engine?: string;
    };

/** Additional interface of a shell with a holder, which outlives this process. */
export type Held = {
  readonly location: HolderLocation;
  /** Reports that output below `offset` is stored durably here: the holder may drop it. */
  readonly acknowledge: (offset: number) => void;
  /** Detaches from the shell without ending it; no events follow. */
  readonly release: () => void;
  /** The session is deleted: the holder may drop the ended shell. */
  readonly forget: () => void;
};

export type Shell = {
  /** Random id of this shell's lifetime, to which its offsets belong. */
  readonly epoch: string;
  /** Events that it survives (S13). */
  readonly durability: Durability;
  /** The container it runs in. */
  readonly container?: FoundContainer;
  /** Absent when it ends with this process. */
  readonly held?: Held;
  /** Starts to read output from `offset`, 0 for a new shell. Called once. */
  readonly start: (offset: number, events: ShellEvents) => void;
  /**
   * Writes input behind all earlier input. Resolves once the tty took all of it: the kernel or the engine accepted the write.
   * Rejects when the shell has ended, also while the write is pending.
   */
  readonly write: (bytes: Uint8Array, origin: InputOrigin) => Promise<void>;
  /** Sets the tty's size; only the last of several calls has to take effect. */
  readonly resize: (size: TtySize) => void;
  /** Stops reading, so that the tty fills and blocks the process, like a slow terminal. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the processes of its tty session (hang-up, then kill); resolves when they are gone. Idempotent. */
  readonly end: () => Promise<void>;
};

/** State of a shell that was found again with its holder. */
export type HeldState = {
  /** Offsets of the retained output. */
  readonly start: number;
  readonly end: number;
  /** Output offset below which queries were answered (S11). */
  readonly answeredTo: number;
  /** Current size. `sizes` are the newest changes in order, each with its number in the epoch (S8). */
  readonly size: TtySize;
  readonly sizes: readonly { readonly number: number; readonly at: number; readonly size: TtySize }[];
  /** End of the received input of each client epoch, the one used last at the end (R7). */
  readonly inputs: readonly { readonly epoch: string; readonly received: number }[];
};

/** Result of a search for a shell in its location. */
export type FoundShell =
  | { readonly kind: 'found'; readonly shell: Shell; readonly held: HeldState }
  | { readonly kind: 'ended'; readonly end: ShellEnd };

/** Options for a new shell. */
export type ShellOptions = {
  readonly size: TtySize;
  readonly user?: string;
  readonly directory?: string;
  /** If the directory does not exist, the shell opens in the default one (S14). */
  readonly directoryOptional?: boolean;
  /** Program and arguments; the target's default shell when absent. */
  readonly command?: readonly string[];
  /** False to open the shell without shell integration (A4). */
  readonly shellIntegration?: boolean;
  /** Additional environment variables besides those of every shell (environment.ts). */
  readonly environment?: Readonly<Record<string, string>>;
};
