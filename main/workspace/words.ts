/** Names of targets and panes, and notices that contain them. */

import type { Refusal } from '../../client/terminal/refusal.ts';
import type { Words } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { Target } from '../../protocol/messages/common.ts';
import type { PaneRecord } from '../stores/tabsStore.ts';

/** Server id of the embedded server on this computer. */
export const EMBEDDED_ID = 'this-computer';

/** Max length of a program's title, characters. */
const MAX_TITLE_CHARS = 200;
/**
 * Control characters and characters that change the text direction. With them, a program could forge the text
 * beside its title.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Name of a target in the UI: the name that the server reported, or "This computer" on the embedded server.
 */
export function shownTargetName(
  { servers }: Words,
  { server, target }: Pick<PaneRecord, 'server' | 'target'>,
  reported: string,
): string {
  return server === EMBEDDED_ID && target.kind === 'local' ? servers.thisComputer : reported;
}

type Titled = Pick<PaneRecord, 'server' | 'target' | 'name' | 'programTitle' | 'targetName'>;

/** Notice that a pane's input was discarded because too much is pending. */
export function tooMuchPendingInput(record: Titled): LocalizedText {
  return (words) => words.notices.tooMuchPending(titleIn(words, record));
}

/** Notice that a pane's earlier output could not be fetched. */
export function loadFailure(record: Titled, { code, message }: Refusal): LocalizedText {
  return (words) => words.notices.notLoaded(titleIn(words, record), words.sessions.refused(code, message));
}

/** Title of a pane: the user's name for it, else the program's title, else its target's name. */
export function titleIn(words: Words, record: Titled): string {
  return record.name ?? record.programTitle ?? shownTargetName(words, record, record.targetName);
}

/** A program's title without unsafe characters; null when nothing is left. */
export function safeTitle(title: string): string | null {
  const safe = title.replaceAll(UNSAFE, ' ').trim().slice(0, MAX_TITLE_CHARS);
  return safe === '' ? null : safe;
}

/** Name of a target until its server reports one; `shownTargetName` translates the name of this computer. */
export function defaultTargetName(target: Target): string {
  switch (target.kind) {
    case 'local':
      return 'This computer';
    case 'container':
      return target.container;
    case 'service':
      return target.task === undefined ? target.service : `${target.service}.${target.task}`;
    case 'compose':
      return [target.project, target.service, target.number ?? ''].filter((part) => part !== '').join('-');
  }
}
