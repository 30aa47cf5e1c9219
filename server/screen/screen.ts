/** What a session needs of the emulated screen that answers its applications' questions (S11). */

import type { Profile, Size } from '../../protocol/messages/common.ts';

export type Screen = {
  /** Copies `bytes`, which follow what was written before. */
  readonly write: (bytes: Uint8Array) => void;
  /** Takes effect after what was written before. */
  readonly resize: (size: Size) => void;
  readonly setProfile: (profile: Profile) => void;
  /** Compressed, of the terminal after everything written before (R12); null when none could be made. Never rejects. */
  readonly snapshot: () => Promise<Uint8Array | null>;
  /** The terminal's title and the last line of its screen that is not blank, as of about a second ago. */
  readonly summary: () => ScreenSummary;
  /** Bytes written that were not parsed yet. */
  readonly pendingBytes: () => number;
  readonly dispose: () => void;
};

/** At most 255 characters each. */
export type ScreenSummary = { readonly title: string; readonly lastLine: string };

export type ScreenEvents = {
  /** What a terminal would type in answer to a question. */
  readonly onAnswer: (bytes: Uint8Array) => void;
  /** Fewer bytes are pending than before. */
  readonly onProgress: () => void;
};

export type OpenScreen = (size: Size, profile: Profile, events: ScreenEvents) => Screen;
