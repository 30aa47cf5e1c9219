/** The part of a link that the workspace uses. */

import type { Dial } from '../../../client/link/dial.ts';
import type { Link } from '../../../client/link/link.ts';

export type WorkspaceLink = Pick<
  Link,
  | 'start'
  | 'stop'
  | 'reconnectNow'
  | 'tokenChanged'
  | 'networkChanged'
  | 'probe'
  | 'watched'
  | 'suspended'
  | 'watchTargets'
  | 'targets'
  | 'view'
  | 'subscribe'
  | 'add'
  | 'sessions'
  | 'profileChanged'
>;

/**
 * Makes the link from the server entry `id` to `url`. `token` is read at each dial. `over` wraps the dialer,
 * so that the user can cut the link.
 */
export type MakeLink = (
  id: string,
  url: string,
  token: () => string | null,
  over: (dial: Dial) => Dial,
) => WorkspaceLink;
