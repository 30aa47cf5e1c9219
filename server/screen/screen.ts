/** What a session needs of the emulated screen that answers its applications' questions (S11). */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';

export type Screen = {
  /** Copies `bytes`, which follow what was written before. */
  readonly write: (bytes: Uint8Array) => void;
  /**
   * For `onLost`, and a screen with a past: `bytes` were written before, at `offset` of all that was. Their questions are answered
   * unless they were already; snapshots that were asked for are taken where they were asked for.
   */
  readonly replay: (offset: number, bytes: Uint8Array) => void;
  /** Takes effect after what was written before, as do the other settings. */
  readonly resize: (size: Size) => void;
  readonly setProfile: (profile: TerminalProfile) => void;
  /** Whether somebody looks at it; what a program is told that asks to be told of the focus. At first nobody does. */
  readonly setFocused: (focused: boolean) => void;
  /** Compressed, of the terminal after everything written before (R12); null when none could be made. Never rejects. */
  readonly snapshot: () => Promise<Uint8Array | null>;
  /** The terminal's title and the last line of its screen that is not blank, as of about a second ago. */
  readonly summary: () => ScreenSummary;
  /** Bytes written that were not parsed yet. */
  readonly pendingBytes: () => number;
  readonly dispose: () => void;
};

/** At most 200 characters each, none of them a control character. */
export type ScreenSummary = { readonly title: string; readonly lastLine: string };

export type ScreenEvents = {
  /** What a terminal would type in answer to questions below `offset` of all that was written. */
  readonly onAnswer: (bytes: Uint8Array, offset: number) => void;
  /** Fewer bytes are pending than before. */
  readonly onProgress: () => void;
  /**
   * The screen's thread is gone and a blank terminal took its place: before this returns, the session replays what it
   * still holds of what was written, all of it or its end, with `resize` to the sizes that the tty had.
   */
  readonly onLost: () => void;
};

/** What was written to an earlier screen of the session, and below which offset its questions were answered. */
export type ScreenPast = { readonly written: number; readonly answeredTo: number };

/** A screen with a past is blank until that is replayed; what is written goes on from there. */
export type OpenScreen = (
  size: Size,
  profile: TerminalProfile,
  events: ScreenEvents,
  past?: ScreenPast,
) => Screen;
