/** Reasons why a session, or a part of its output, is not available: codes from the server, and the client's own. */

import type { RefusalCode } from '../../protocol/errors.ts';

export type RefusalReason =
  | RefusalCode
  /** Another connection of this device took over the session. */
  | 'displaced'
  /** The host left its gateway for good (G4). */
  | 'host-gone'
  /** The pane's server was removed from the list. */
  | 'server-removed'
  /** The terminal was reset while its earlier output was being fetched. */
  | 'started-over';

/** `message` is the server's text, which names the session or target. It is empty for the client's own reasons. */
export type Refusal = { readonly code: RefusalReason; readonly message: string };
