/** Messages between the main thread and the screen worker. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import type { ScreenSummary } from './screen.ts';

/** Messages to one screen. Each one takes effect after all earlier ones. */
export type ToScreen =
  | { readonly type: 'write'; readonly bytes: Uint8Array }
  /** Output whose queries were already answered. It is parsed again without replies. */
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
   * `byteCount` more bytes were parsed, and `answer` has the replies to their queries. Both are in one message: if the thread
   * dies, a query was answered exactly if its bytes count as parsed.
   */
  | { readonly type: 'parsed'; readonly byteCount: number; readonly answer: string }
  | { readonly type: 'snapshot'; readonly request: number; readonly bytes: Uint8Array | null }
  | { readonly type: 'summary'; readonly summary: ScreenSummary }
  /** The emulator threw an error and was replaced by a blank one. */
  | { readonly type: 'broke'; readonly error: string };

export type FromWorker = { readonly id: number } & FromScreen;

/** Start data of the worker: a shared cell with the id of the screen that it is working on, or 0. */
export type WorkerData = { readonly busyWith: SharedArrayBuffer };
