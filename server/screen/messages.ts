/** What the relay and the screens' worker say to each other. */

import type { Profile, Size } from '../../protocol/messages/common.ts';

export type ToWorker =
  | { readonly type: 'open'; readonly id: number; readonly size: Size; readonly profile: Profile }
  | { readonly type: 'write'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'resize'; readonly id: number; readonly size: Size }
  | { readonly type: 'profile'; readonly id: number; readonly profile: Profile }
  | { readonly type: 'close'; readonly id: number };

export type FromWorker =
  /** `byteCount` more bytes were parsed. */
  | { readonly type: 'parsed'; readonly id: number; readonly byteCount: number }
  | { readonly type: 'answer'; readonly id: number; readonly text: string };
