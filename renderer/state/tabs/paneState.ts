/** The message in a pane whose terminal shows nothing yet. */

import type { LinkReason } from '../../../client/link/linkReason.ts';
import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../sentences.ts';
import { serverName } from '../servers/serverName.ts';

export type PaneState = {
  readonly icon: 'waiting' | 'away' | 'locked';
  readonly title: string;
  readonly text: string;
  /** True when an immediate retry may help. */
  readonly canTry: boolean;
  /** True when another address or token may help. */
  readonly canEdit: boolean;
};

type ShownPane = Pick<PaneView, 'state' | 'session' | 'targetName' | 'unreachable'>;
type Server = Pick<ServerView, 'name' | 'link' | 'kind'>;

/** Reasons that a retry cannot fix. */
const NO_TRY: ReadonlySet<LinkReason['kind']> = new Set(['cut', 'no-network', 'token-rejected', 'no-token']);
/** Reasons that another address or token may fix. */
const NEEDS_EDIT: ReadonlySet<LinkReason['kind']> = new Set([
  ...(['bad-url', 'name-not-found', 'refused', 'timeout', 'tls', 'not-holdfast'] as const),
  ...(['token-rejected', 'no-token'] as const),
]);

const NO_ACTIONS = { canTry: false, canEdit: false };

/**
 * The message. Null for an ended session, which has a bar of its own, and for a running shell, which may just
 * have printed nothing.
 */
export function paneState(words: Words, pane: ShownPane, server: Server): PaneState | null {
  if (pane.state.kind !== 'opening' && pane.state.kind !== 'running') return null;
  return server.link.word === 'Connected'
    ? connectedState(words, pane)
    : disconnectedState(words, pane, server);
}

function connectedState({ states }: Words, { state, targetName, unreachable }: ShownPane): PaneState | null {
  if (unreachable !== null) {
    const text = sentenceOf(unreachable.message);
    return { icon: 'away', title: states.unreachable, text, ...NO_ACTIONS };
  }
  if (state.kind === 'running') return null;
  return { icon: 'waiting', title: states.opening(targetName), text: states.openingText, ...NO_ACTIONS };
}

function disconnectedState(words: Words, { session }: ShownPane, server: Server): PaneState {
  const { states } = words;
  const { link, kind } = server;
  const name = serverName(words, server);
  const reason = link.why?.kind;
  const canTry = reason === undefined || !NO_TRY.has(reason);
  const canEdit = kind === 'remote' && reason !== undefined && NEEDS_EDIT.has(reason);
  const why = link.why === null ? '' : sentenceOf(words.link.why(link.why));
  if (link.word === 'Signed out')
    return { icon: 'locked', title: states.signedOut(name), text: why, canTry, canEdit };
  if (link.word === 'Incompatible')
    return { icon: 'locked', title: states.incompatible(name), text: why, canTry, canEdit };
  const outlook = session === null ? [] : states.goesOn;
  if (reason === undefined || reason === 'starting') {
    const text = [why, states.connectingText, outlook].flat().filter((part) => part !== '');
    return { icon: 'waiting', title: states.connecting(name), text: text.join(' '), ...NO_ACTIONS };
  }
  const text = [why, outlook].flat().join(' ');
  return { icon: 'away', title: states.notConnected(name), text, canTry, canEdit };
}
