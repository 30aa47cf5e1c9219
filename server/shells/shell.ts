/**
 * What a session needs of a running process with a tty, wherever it runs.
 *
 * A shell is a source with its own epoch and absolute byte offsets, read from an offset and
 * written with an offset, never a bare stream: so a shell that lives in another process, and
 * outlives this one, fits the same interface.
 */

/** Why a shell is over. `exitCode` is known only when the process itself ended. */
export type ShellEnd =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly signal?: string }
  | { readonly kind: 'container-stopped'; readonly detail: string }
  | { readonly kind: 'container-removed'; readonly detail: string }
  | { readonly kind: 'engine-lost'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** A tty's size in character cells. */
export type TtySize = { readonly cols: number; readonly rows: number };

export type ShellEvents = {
  /** Output that starts at the absolute byte offset `offset`. The shell never reuses `bytes`. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** Called once, after the last output. Nothing follows it. */
  readonly onEnd: (end: ShellEnd) => void;
};

export type Shell = {
  /** Random id of this shell's life; offsets of another epoch mean nothing here. */
  readonly epoch: string;
  /** Reads output from `offset` on. Called once by the session; `offset` is 0 for a new shell. */
  readonly start: (offset: number, events: ShellEvents) => void;
  /**
   * Takes input that starts at the absolute input offset `offset`; the unseen tail alone is written.
   * Resolves with the offset up to which the tty has taken input, once the write was accepted by the kernel or engine.
   * Rejects when the shell is over.
   */
  readonly write: (offset: number, bytes: Uint8Array) => Promise<number>;
  /** Sets the tty's size; only the last of several calls counts. */
  readonly resize: (size: TtySize) => void;
  /** Stops reading, so that the tty fills and holds the process back, as a slow terminal would. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the process (hang-up, then kill) and everything it left behind; resolves when it is gone. Idempotent. */
  readonly end: () => Promise<void>;
};

/** How a target opens a shell. */
export type ShellOptions = {
  readonly size: TtySize;
  readonly user?: string;
  readonly directory?: string;
  /** Program and arguments; the target's usual shell when absent. */
  readonly command?: readonly string[];
  /** Further environment; `TERM`, `COLORTERM` and the session's id are set by the opener. */
  readonly environment?: Readonly<Record<string, string>>;
};
