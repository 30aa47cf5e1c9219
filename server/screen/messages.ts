/** What the relay and the screens' worker say to each other. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import type { ScreenSummary } from './screen.ts';

/** Takes effect in its order, behind everything that the screen was told before. */
export type ToScreen =
  | { readonly type: 'write'; readonly bytes: Uint8Array }
  /** Printed before, answered before: to be parsed again in silence. */
  | { readonly type: 'replay'; readonly bytes: Uint8Array }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'profile'; readonly profile: TerminalProfile }
  | { readonly type: 'focus'; readonly focused: boolean }
  | { readonly type: 'snapshot'; readonly request: number };

export type ToWorker =
  | {
      readonly type: 'open';
      readonly id: number;
      readonly size: Size;
      readonly profile: TerminalProfile;
      readonly focused: boolean;
    }
  | { readonly type: 'close'; readonly id: number }
  | ({ readonly id: number } & ToScreen);

export type FromScreen =
  /**
   * `byteCount` more bytes were parsed, and `answer` is what they ask for. It is one message, so that whatever
   * happens to the thread each question was answered exactly if its bytes count as parsed.
   */
  | { readonly type: 'parsed'; readonly byteCount: number; readonly answer: string }
  | { readonly type: 'snapshot'; readonly request: number; readonly bytes: Uint8Array | null }
  | { readonly type: 'summary'; readonly summary: ScreenSummary }
  /** The emulator broke on what it was told, and starts blank. */
  | { readonly type: 'broke'; readonly error: string };

export type FromWorker = { readonly id: number } & FromScreen;

/** What the worker is started with: a cell that holds the id of the screen it works on, 0 for none. */
export type WorkerData = { readonly busyWith: SharedArrayBuffer };
