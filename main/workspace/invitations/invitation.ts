/** Parser of `holdfast://` addresses (docs/INTERFACES.md). Pure. */

import type { Words } from '../../../shared/words/english.ts';
import { SESSION_ID } from '../../../protocol/ids.ts';
import { parseServerUrl } from '../../../client/link/serverUrl.ts';
import { safeTitle } from '../words.ts';

export const INVITATION_SCHEME = 'holdfast';

/** Max length of an address, characters; valid addresses are shorter. */
const MAX_CHARS = 2_000;
/** Max length of a server's name, characters. */
const MAX_NAME_CHARS = 100;

export type Invitation =
  /** Invites to show an existing session; its server is not named. */
  | { readonly kind: 'session'; readonly session: string }
  /** Invites to add a server; an address cannot contain a token. */
  | { readonly kind: 'server'; readonly name: string; readonly url: string };

export type InvitationResult =
  | { readonly ok: true; readonly invitation: Invitation }
  /** `reason` is the key of the explanation among the UI texts. */
  | { readonly ok: false; readonly reason: InvitationProblem };

export type InvitationProblem = keyof Words['notices']['addresses'];

/** Returns the invitation in an address, or the reason that the app refuses it. */
export function parseInvitation(text: string): InvitationResult {
  if (text.length > MAX_CHARS) return refused('tooLong');
  const url = URL.parse(text);
  if (url === null || url.protocol !== `${INVITATION_SCHEME}:`) return refused('unreadable');
  if (url.username !== '' || url.password !== '' || url.port !== '' || url.hash !== '')
    return refused('strangeParts');
  switch (url.host) {
    case 'attach':
      return sessionInvitation(url);
    case 'server':
      return serverInvitation(url);
    default:
      return refused('unknownWish');
  }
}

function sessionInvitation({ pathname, search }: URL): InvitationResult {
  const session = pathname.slice(1);
  if (!SESSION_ID.test(session) || search !== '') return refused('noSession');
  return { ok: true, invitation: { kind: 'session', session } };
}

function serverInvitation({ pathname, searchParams }: URL): InvitationResult {
  const names = [...searchParams.keys()];
  const isKnown =
    names.every((name) => name === 'url' || name === 'name') && new Set(names).size === names.length;
  if (!isKnown || pathname.length > 1) return refused('strangeServer');
  const address = parseServerUrl(searchParams.get('url') ?? '');
  // A password in an address from outside is someone else's, and would be sent to that server.
  if (!address.ok || new URL(address.url).username !== '') return refused('noServer');
  if (!address.url.startsWith('wss:')) return refused('insecure');
  const name = safeTitle(searchParams.get('name') ?? '')?.slice(0, MAX_NAME_CHARS);
  return {
    ok: true,
    invitation: { kind: 'server', name: name ?? new URL(address.url).host, url: address.url },
  };
}

function refused(reason: InvitationProblem): InvitationResult {
  return { ok: false, reason };
}
