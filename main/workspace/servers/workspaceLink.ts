/** What the workspace needs of a link to a server. */

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
  | 'suspended'
  | 'watchTargets'
  | 'targets'
  | 'view'
  | 'subscribe'
  | 'add'
  | 'sessions'
  | 'profileChanged'
>;

/** Makes the link of the server entry `id` to `url`; the token is asked for at every try, and all it dials with is `over` what can be cut. */
export type MakeLink = (
  id: string,
  url: string,
  token: () => string | null,
  over: (dial: Dial) => Dial,
) => WorkspaceLink;
