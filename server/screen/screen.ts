/** Interface of a session's emulated screen, which answers the queries of the session's programs (S11). */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';

export type Screen = {
  /** Appends a copy of `bytes` to the output. */
  readonly write: (bytes: Uint8Array) => void;
  /**
   * Parses output again that was written before, at `offset` of all written output. It is used after `onLost`, and for a screen
   * with a past. Only queries that were not answered before are answered. Pending snapshots are taken at the offsets of their
   * requests.
   */
  readonly replay: (offset: number, bytes: Uint8Array) => void;
  /** Sets the size. Like other settings, it takes effect after all output written before. */
  readonly resize: (size: Size) => void;
  readonly setProfile: (profile: TerminalProfile) => void;
  /** Sets the focus for programs that enabled focus reports. At first the screen has no focus. */
  readonly setFocused: (focused: boolean) => void;
  /** Makes a compressed snapshot after all output written before (R12). Resolves with null if that fails, and never rejects. */
  readonly snapshot: () => Promise<Uint8Array | null>;
  /** Returns the title and the last non-blank line. They may be up to a second old. */
  readonly summary: () => ScreenSummary;
  /** Returns the number of bytes that were written and not parsed yet. */
  readonly pendingBytes: () => number;
  readonly dispose: () => void;
};

/** Each text has at most 200 characters, and no control characters. */
export type ScreenSummary = { readonly title: string; readonly lastLine: string };

export type ScreenEvents = {
  /** Replies to the queries below `offset` of all written output. */
  readonly onAnswer: (bytes: Uint8Array, offset: number) => void;
  /** Called when the number of pending bytes has decreased. */
  readonly onProgress: () => void;
  /**
   * Called when the screen's thread has ended and a blank terminal has replaced the screen. Before it returns, the listener
   * must replay the output that is still retained. It must call `resize` with the sizes that the tty had.
   */
  readonly onLost: () => void;
};

/** Offsets up to which output was written to an earlier screen of the session, and up to which its queries were answered. */
export type ScreenPast = { readonly written: number; readonly answeredTo: number };

/** Opens a screen. With a past, it is blank until that past is replayed, and later output continues there. */
export type OpenScreen = (
  size: Size,
  profile: TerminalProfile,
  events: ScreenEvents,
  past?: ScreenPast,
) => Screen;
