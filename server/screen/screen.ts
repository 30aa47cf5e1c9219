/** Interface of a session's emulated screen, which answers its applications' queries (S11). */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';

export type Screen = {
  /** Appends output; copies `bytes`. */
  readonly write: (bytes: Uint8Array) => void;
  /**
   * Parses output again that was written before, at `offset` of all written output; for `onLost`, and for a screen with a
   * past. Answers only queries that were not answered before, and takes open snapshots at the offsets of their requests.
   */
  readonly replay: (offset: number, bytes: Uint8Array) => void;
  /** Takes effect after all output written before, like the other settings. */
  readonly resize: (size: Size) => void;
  readonly setProfile: (profile: TerminalProfile) => void;
  /** Sets the focus that is reported to programs that enabled focus reports; initially unfocused. */
  readonly setFocused: (focused: boolean) => void;
  /** Makes a compressed snapshot after all output written before (R12); null when that fails. Never rejects. */
  readonly snapshot: () => Promise<Uint8Array | null>;
  /** Title and last line that is not blank, up to a second old. */
  readonly summary: () => ScreenSummary;
  /** Bytes written and not parsed yet. */
  readonly pendingBytes: () => number;
  readonly dispose: () => void;
};

/** At most 200 characters each, none of them a control character. */
export type ScreenSummary = { readonly title: string; readonly lastLine: string };

export type ScreenEvents = {
  /** Answers to the queries below `offset` of all written output. */
  readonly onAnswer: (bytes: Uint8Array, offset: number) => void;
  /** The number of pending bytes decreased. */
  readonly onProgress: () => void;
  /**
   * The screen's thread ended and a blank terminal replaced the screen. The listener must replay the output that is still
   * retained, with `resize` to the sizes that the tty had, before it returns.
   */
  readonly onLost: () => void;
};

/** Offsets of all output written to an earlier screen of the session, and of its answered queries. */
export type ScreenPast = { readonly written: number; readonly answeredTo: number };

/** Opens a screen. With a past it is blank until that is replayed, and later output continues there. */
export type OpenScreen = (
  size: Size,
  profile: TerminalProfile,
  events: ScreenEvents,
  past?: ScreenPast,
) => Screen;
