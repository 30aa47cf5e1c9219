/** What is said in a pane whose terminal shows nothing yet. Pure. */

import type { LinkReason } from '../../../client/link/linkReason.ts';
import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../sentences.ts';
import { serverName } from '../servers/serverName.ts';

export type PaneState = {
  readonly sign: 'waiting' | 'away' | 'locked';
  readonly title: string;
  readonly text: string;
  /** Whether trying at once may help, and whether another address or token may. */
  readonly canTry: boolean;
  readonly canEdit: boolean;
};

type Shown = Pick<PaneView, 'state' | 'session' | 'targetName' | 'unreachable'>;
type Server = Pick<ServerView, 'name' | 'link' | 'kind'>;

/** What no further try changes. */
const NO_TRY: ReadonlySet<LinkReason['kind']> = new Set(['cut', 'no-network', 'token-rejected', 'no-token']);
/** What another address or token may change. */
const BY_ENTRY: ReadonlySet<LinkReason['kind']> = new Set([
  ...(['bad-url', 'name-not-found', 'refused', 'timeout', 'tls', 'not-holdfast'] as const),
  ...(['token-rejected', 'no-token'] as const),
]);

const NOTHING_TO_DO = { canTry: false, canEdit: false };

/** Null where something else tells it: a session that is over, or a shell that only has nothing to say. */
export function paneState(words: Words, pane: Shown, server: Server): PaneState | null {
  if (pane.state.kind !== 'opening' && pane.state.kind !== 'running') return null;
  return server.link.word === 'Connected' ? reached(words, pane) : notReached(words, pane, server);
}

function reached({ states }: Words, { state, targetName, unreachable }: Shown): PaneState | null {
  if (unreachable !== null) {
    const text = sentenceOf(unreachable.message);
    return { sign: 'away', title: states.unreachable, text, ...NOTHING_TO_DO };
  }
  if (state.kind === 'running') return null;
  return { sign: 'waiting', title: states.opening(targetName), text: states.openingText, ...NOTHING_TO_DO };
}

function notReached(words: Words, { session }: Shown, server: Server): PaneState {
  const { states } = words;
  const { link, kind } = server;
  const name = serverName(words, server);
  const reason = link.why?.kind;
  const canTry = reason === undefined || !NO_TRY.has(reason);
  const canEdit = kind === 'remote' && reason !== undefined && BY_ENTRY.has(reason);
  const why = link.why === null ? '' : sentenceOf(words.link.why(link.why));
  if (link.word === 'Signed out')
    return { sign: 'locked', title: states.signedOut(name), text: why, canTry, canEdit };
  if (link.word === 'Incompatible')
    return { sign: 'locked', title: states.incompatible(name), text: why, canTry, canEdit };
  const onward = session === null ? [] : states.goesOn;
  if (reason === undefined || reason === 'starting') {
    const text = [why, states.connectingText, onward].flat().filter((part) => part !== '');
    return { sign: 'waiting', title: states.connecting(name), text: text.join(' '), ...NOTHING_TO_DO };
  }
  const text = [why, onward].flat().join(' ');
  return { sign: 'away', title: states.notConnected(name), text, canTry, canEdit };
}
