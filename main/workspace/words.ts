/** Names of targets and tabs, and what is said with them. */

import type { Refusal } from '../../client/terminal/refusal.ts';
import type { Words } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { Target } from '../../protocol/messages/common.ts';
import type { PaneRecord } from '../stores/tabsStore.ts';

/** Id of this computer's own server among the servers. */
export const EMBEDDED_ID = 'this-computer';

/** Characters of a program's title that are kept. */
const MAX_TITLE_CHARS = 200;
/** Control characters, and those that turn the direction of text: a program must not forge what stands beside its title. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** To its server this computer is a host with a name, `given`; to its user it is this computer. */
export function shownTargetName(
  { servers }: Words,
  { server, target }: Pick<PaneRecord, 'server' | 'target'>,
  given: string,
): string {
  return server === EMBEDDED_ID && target.kind === 'local' ? servers.thisComputer : given;
}

type Titled = Pick<PaneRecord, 'server' | 'target' | 'name' | 'programTitle' | 'targetName'>;

export const tooMuchHeld =
  (record: Titled): LocalizedText =>
  (words) =>
    words.notices.tooMuchHeld(titleIn(words, record));

export function loadFailure(record: Titled, { code, message }: Refusal): LocalizedText {
  return (words) => words.notices.notLoaded(titleIn(words, record), words.sessions.refused(code, message));
}

/** What a tab is called: the user's name, else the program's title, else its target. */
export function titleIn(words: Words, record: Titled): string {
  return record.name ?? record.programTitle ?? shownTargetName(words, record, record.targetName);
}

/** A program's title as it may be shown, or null when nothing is left of it. */
export function safeTitle(title: string): string | null {
  const safe = title.replaceAll(UNSAFE, ' ').trim().slice(0, MAX_TITLE_CHARS);
  return safe === '' ? null : safe;
}

/** A target's name until its server says a better one; this computer's is said in words where it is shown. */
export function targetWords(target: Target): string {
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
