/** Sentences and names that the workspace says. */

import { byteWords } from '../../preload/amounts.ts';
import type { Target } from '../../protocol/messages/common.ts';
import type { TabRecord } from '../stores/tabsStore.ts';

/** Id of this computer's own server among the servers. */
export const EMBEDDED_ID = 'this-computer';

/** Characters of a program's title that are kept. */
const MAX_TITLE_CHARS = 200;
/** Control characters, and those that turn the direction of text: a program must not forge what stands beside its title. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A time of day as the page says it, e.g. `14:02`; with the day when that is not today. */
export function clockWords(time: number, now = Date.now()): string {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ month: 'short', day: 'numeric' } as const);
  return new Date(time).toLocaleString('en-GB', { ...day, hour: '2-digit', minute: '2-digit' });
}

/** The mark in place of output that nobody holds any more (R6). */
export function skippedMark(byteCount: number): string {
  return `── ${byteWords(byteCount)} of output is no longer held by the server ──`;
}

/** The line in place of output that is more than a terminal is filled with. */
export function notLoadedMark(byteCount: number): string {
  return `── ${byteWords(byteCount)} of output before this were not loaded: use Save output… ──`;
}

/** The line between a former shell's screen and what follows in the same tab. */
export function successorMark(time: number): string {
  return `── this shell is over; another one begins here, ${clockWords(time)} ──`;
}

/** The mark above a snapshot that stands for skipped output (R11); `since` is when that began to be printed. */
export function snapshotMark(byteCount: number, since: string | null): string {
  const when = since === null ? '' : `, printed since ${since}`;
  return `${byteWords(byteCount)} of output before this are not shown${when}`;
}

export function tooMuchHeld(title: string): string {
  return `Too much input waits in “${title}”; what was typed last was not taken.`;
}

export function loadFailure(title: string, message: string): string {
  return `Output of “${title}” could not be loaded: ${message}.`;
}

/** To its server this computer is a host with a name, `given`; to its user it is this computer. */
export function shownTargetName(
  { server, target }: Pick<TabRecord, 'server' | 'target'>,
  given: string,
): string {
  return server === EMBEDDED_ID && target.kind === 'local' ? targetWords(target) : given;
}

/** What a tab is called: the user's name, else the program's title, else its target. */
export function titleOf(record: Pick<TabRecord, 'name' | 'programTitle' | 'targetName'>): string {
  return record.name ?? record.programTitle ?? record.targetName;
}

/** A program's title as it may be shown, or null when nothing is left of it. */
export function safeTitle(title: string): string | null {
  const safe = title.replaceAll(UNSAFE, ' ').trim().slice(0, MAX_TITLE_CHARS);
  return safe === '' ? null : safe;
}

/** A target's name until its server says a better one. */
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
