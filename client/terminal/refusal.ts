/** Why a session, or a part of its output, is not to be had: the server's code, or a reason of the app's own. */

import type { RefusalCode } from '../../protocol/errors.ts';

export type RefusalReason =
  | RefusalCode
  /** Another connection of this device has it. */
  | 'displaced'
  /** The host left its gateway for good (G4). */
  | 'host-gone'
  /** The tab's server is not in the list any more. */
  | 'server-removed'
  /** The terminal began anew while its output was fetched. */
  | 'started-over';

/** `message` is the server's sentence, which names the thing; empty for the app's own reasons. */
export type Refusal = { readonly code: RefusalReason; readonly message: string };
