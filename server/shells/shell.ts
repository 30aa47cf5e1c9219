/**
 * Interface that sessions use for a shell, which is a running process with a tty on any target.
 *
 * Output has an epoch and absolute byte offsets, and is read from an offset. Input carries its origin, so that a holder
 * recognizes input that is sent again. Therefore a shell that outlives this process has the same interface.
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

/** The part that does not answer, and a sentence about it. */
export type ShellAway = {
  readonly waitsFor: 'engine' | 'container' | 'holder';
  readonly message: string;
};

export type ShellEvents = {
  /** Emits output that starts at the absolute byte offset `offset`. The shell never reuses `bytes`. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** Output from the end of the last event to offset `to` is lost, because a holder had to drop it. */
  readonly onSkipped: (to: number) => void;
  /** The tty has `size` from output offset `at`. Emitted in order with the output, but not for the initial size. */
  readonly onSized: (at: number, size: TtySize) => void;
  /** The shell's working directory became known or changed. */
  readonly onDirectory: (directory: string) => void;
  /** The shell cannot be reached; with null it can be reached again. Also emitted when the reason changes. */
  readonly onAway: (absence: ShellAbsence | null) => void;
  /** Emitted once, after all other events. */
  readonly onEnd: (end: ShellEnd) => void;
};

/** Origin of input. By it, a holder recognizes input that is sent again. */
export type InputOrigin =
  /** Typed by a client: bytes from `offset` of its epoch (R7). */
  | { readonly kind: 'client'; readonly epoch: string; readonly offset: number }
  /** Reply of the terminal to queries in output below `outputOffset` (S11). */
  | { readonly kind: 'answer'; readonly outputOffset: number };

/** Location of a shell's holder, as plain data that is stored in the session's record. */
export type HolderLocation =
  | { readonly kind: 'local'; readonly folder: string }
  | {
      readonly kind: 'container';
      readonly container: FoundContainer;
      /** Start time of the container as the engine reports it. A restart of the container ends its shells. */
      readonly startedAt: string;
      readonly folder: string;
      readonly user?: string;
      /** Address of the engine: another engine does not know the container. */
      readonly engine?: string;
    };

/** Additional interface of a shell with a holder, which outlives this process. */
export type Held = {
  readonly location: HolderLocation;
  /** Reports that output below `offset` is stored durably here, so that the holder may drop it. */
  readonly acknowledge: (offset: number) => void;
  /** Detaches from the shell without ending it. No events follow. */
  readonly release: () => void;
  /** Reports that the session is deleted, so that the holder may drop the ended shell. */
  readonly forget: () => void;
};

export type Shell = {
  /** Random id of this shell's lifetime. The shell's offsets belong to it. */
  readonly epoch: string;
  /** Events that the shell survives (S13). */
  readonly durability: Durability;
  /** The container that the shell runs in. */
  readonly container?: FoundContainer;
  /** Absent if the shell ends with this process. */
  readonly held?: Held;
  /** Starts to read output from `offset`, which is 0 for a new shell. Called once. */
  readonly start: (offset: number, events: ShellEvents) => void;
  /**
   * Writes input after all earlier input. Resolves once the kernel or the engine has accepted all of it. Rejects if the shell
   * ends, even while the write is pending.
   */
  readonly write: (bytes: Uint8Array, origin: InputOrigin) => Promise<void>;
  /** Sets the tty's size. Of several calls, only the last must take effect. */
  readonly resize: (size: TtySize) => void;
  /** Stops reading, so that the tty fills up and blocks the process, as a slow terminal does. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves with true while a command other than the shell runs in the foreground, or may run. Never rejects. */
  readonly isBusy: () => Promise<boolean>;
  /** Ends the processes of the shell's tty session (hang-up, then kill). Resolves when they are gone. Idempotent. */
  readonly end: () => Promise<void>;
};

/** State of a shell that was found again through its holder. */
export type HeldState = {
  /** Offsets of the retained output. */
  readonly start: number;
  readonly end: number;
  /** Output offset below which queries were answered (S11). */
  readonly answeredTo: number;
  /** Current size. `sizes` has the newest changes in order, each with its number in the epoch (S8). */
  readonly size: TtySize;
  readonly sizes: readonly { readonly number: number; readonly at: number; readonly size: TtySize }[];
  /** End of the received input for each client epoch, ordered by last use, newest last (R7). */
  readonly inputs: readonly { readonly epoch: string; readonly received: number }[];
};

/** Result of a search for a shell at its location. */
export type FoundShell =
  | { readonly kind: 'found'; readonly shell: Shell; readonly held: HeldState }
  | { readonly kind: 'ended'; readonly end: ShellEnd };

/** Options for a new shell. */
export type ShellOptions = {
  readonly size: TtySize;
  readonly user?: string;
  readonly directory?: string;
  /** True if the shell should open in the default directory when the given one does not exist (S14). */
  readonly directoryOptional?: boolean;
  /** Program and arguments; absent for the target's default shell. */
  readonly command?: readonly string[];
  /** False to open the shell without shell integration (A4). */
  readonly shellIntegration?: boolean;
  /** Environment variables in addition to those of every shell (environment.ts). */
  readonly environment?: Readonly<Record<string, string>>;
};
