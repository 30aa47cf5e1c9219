/**
 * What a session needs of a running process with a tty, wherever it runs.
 *
 * Output has an epoch and absolute byte offsets and is read from an offset; input carries its origin, which a holder
 * recognizes when it is sent again. A shell that outlives this process therefore has the same interface.
 */

import type { Durability, FoundContainer } from '../../protocol/messages/common.ts';

/** Why a shell is over. `exitCode` is known only when the process itself ended. */
export type ShellEnd =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly signal?: string }
  | { readonly kind: 'container-stopped'; readonly detail: string }
  | { readonly kind: 'container-removed'; readonly detail: string }
  | { readonly kind: 'engine-lost'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** A tty's size in character cells. */
export type TtySize = { readonly cols: number; readonly rows: number };

/** A shell that can not be reached for now, since when (wall time, ms), and why (S15). Nobody knows whether it goes on. */
export type ShellAbsence = ShellAway & { readonly since: number };

/** What does not answer, and a sentence about it. */
export type ShellAway = {
  readonly waitsFor: 'engine' | 'container' | 'holder';
  readonly message: string;
};

export type ShellEvents = {
  /** Output that starts at the absolute byte offset `offset`. The shell never reuses `bytes`. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** Output from where the last one ended up to `to` is lost: more was printed out of reach than is kept. */
  readonly onSkipped: (to: number) => void;
  /** The tty has `size` from output offset `at` on; told in order with the output. The size it began with is not told. */
  readonly onSized: (at: number, size: TtySize) => void;
  /** The shell's working directory is known, or changed. */
  readonly onDirectory: (directory: string) => void;
  /** It can not be reached, or, with null, can be again; told also when the reason changes. */
  readonly onAway: (absence: ShellAbsence | null) => void;
  /** Called once, after the last output. Nothing follows it. */
  readonly onEnd: (end: ShellEnd) => void;
};

/** Whose input it is, so that a shell that outlives this process recognizes what comes again. */
export type InputOrigin =
  /** Typed by a client: bytes from `offset` of its epoch on (R7). */
  | { readonly kind: 'client'; readonly epoch: string; readonly offset: number }
  /** The terminal's answer to questions in output below `outputOffset` (S11). */
  | { readonly kind: 'answer'; readonly outputOffset: number };

/** Where a shell that outlives this process is found again; plain data, kept in a session's record. */
export type HolderLocation =
  | { readonly kind: 'local'; readonly folder: string }
  | {
      readonly kind: 'container';
      readonly container: FoundContainer;
      /** When the container was started, as the engine says it: a restart ends its shells. */
      readonly startedAt: string;
      readonly folder: string;
      readonly user?: string;
    };

/** What a shell has that outlives this process. */
export type Held = {
  readonly location: HolderLocation;
  /** Everything below the output offset is safe here even if this process dies: the holder need not keep it for long. */
  readonly acknowledge: (offset: number) => void;
  /** Lets go of it without ending it; nothing is told afterwards. */
  readonly release: () => void;
  /** The session is forgotten: what is kept of the ended shell may go. */
  readonly forget: () => void;
};

export type Shell = {
  /** Random id of this shell's life; offsets of another epoch mean nothing here. */
  readonly epoch: string;
  /** What it outlives (S13). */
  readonly durability: Durability;
  /** The container it runs in. */
  readonly container?: FoundContainer;
  /** Absent when it ends with this process. */
  readonly held?: Held;
  /** Reads output from `offset` on. Called once by the session; `offset` is 0 for a new shell. */
  readonly start: (offset: number, events: ShellEvents) => void;
  /**
   * Writes input behind all earlier input. Resolves once the tty took all of it: the kernel or the engine accepted the write.
   * Rejects when the shell has ended, also while the write is pending.
   */
  readonly write: (bytes: Uint8Array, origin: InputOrigin) => Promise<void>;
  /** Sets the tty's size; only the last of several calls counts. */
  readonly resize: (size: TtySize) => void;
  /** Stops reading, so that the tty fills and holds the process back, as a slow terminal would. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the process (hang-up, then kill) and everything it left behind; resolves when it is gone. Idempotent. */
  readonly end: () => Promise<void>;
};

/** What a shell that was found again knows of its life so far. */
export type HeldState = {
  /** Offsets of the output that its holder has. */
  readonly start: number;
  readonly end: number;
  /** Questions in output below were answered (S11). */
  readonly answeredTo: number;
  /** The size it has now, after `sizes`, the newest of its changes in order: number `number` of its epoch (S8). */
  readonly size: TtySize;
  readonly sizes: readonly { readonly number: number; readonly at: number; readonly size: TtySize }[];
  /** How far input of each epoch was received, the epoch used last at the end (R7). */
  readonly inputs: readonly { readonly epoch: string; readonly received: number }[];
};

/** What became of a shell that was left in its place. */
export type FoundShell =
  | { readonly kind: 'found'; readonly shell: Shell; readonly held: HeldState }
  | { readonly kind: 'over'; readonly end: ShellEnd };

/** How a target opens a shell. */
export type ShellOptions = {
  readonly size: TtySize;
  readonly user?: string;
  readonly directory?: string;
  /** Where the directory does not exist, the shell opens where it usually would (S14). */
  readonly directoryOptional?: boolean;
  /** Program and arguments; the target's usual shell when absent. */
  readonly command?: readonly string[];
  /** False for a shell that is not asked to mark its prompts and commands (A4). */
  readonly shellIntegration?: boolean;
  /** Further environment; `TERM`, `COLORTERM` and the session's id are set by the opener. */
  readonly environment?: Readonly<Record<string, string>>;
};
