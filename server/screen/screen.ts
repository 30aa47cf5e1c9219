/** What a session needs of the emulated screen that answers its applications' questions (S11). */

import type { Profile, Size } from '../../protocol/messages/common.ts';

export type Screen = {
  /** Copies `bytes`, which follow what was written before. */
  readonly write: (bytes: Uint8Array) => void;
  /** Takes effect after what was written before. */
  readonly resize: (size: Size) => void;
  readonly setProfile: (profile: Profile) => void;
  /** Bytes written that were not parsed yet. */
  readonly pendingBytes: () => number;
  readonly dispose: () => void;
};

export type ScreenEvents = {
  /** What a terminal would type in answer to a question. */
  readonly onAnswer: (bytes: Uint8Array) => void;
  /** Fewer bytes are pending than before. */
  readonly onProgress: () => void;
};

export type OpenScreen = (size: Size, profile: Profile, events: ScreenEvents) => Screen;
