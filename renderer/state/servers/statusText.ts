/** What the status line says of a link. Pure. */

import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../sentences.ts';
import { serverName } from './serverName.ts';

/** The words of the status; they start with the link's state and change only when it does. */
export function linkSentence(words: Words, server: ServerView): string {
  const { word, since, why } = server.link;
  const detail = why === null ? '' : words.link.why(why);
  return words.link.sentence(word, serverName(words, server), since > 0 ? since : null, detail);
}

/** What changes every second: kept out of the status, so that nobody has it read out each time. */
export function linkTicker({ link: words }: Words, link: LinkView, now: number): string {
  if (link.word === 'Connected') return link.rttMs === null ? '' : words.roundTrip(Math.round(link.rttMs));
  if (link.retryAt === null) return '';
  const left = link.retryAt - now;
  return left <= 0 ? words.tryingNow : words.nextTry(left);
}

/** A directory in about so many characters: its end says more than its beginning. */
const DIRECTORY_CHARS = 40;

export function shortDirectory(directory: string): string {
  if (directory.length <= DIRECTORY_CHARS) return directory;
  const cut = directory.indexOf('/', directory.length - DIRECTORY_CHARS);
  return `…${directory.slice(cut < 0 ? directory.lastIndexOf('/') : cut)}`;
}

/** What a tab says beside its title of where its shell is; null where the title is the program's or the user's, who know better. */
export function directoryName({ title, targetName, directory }: PaneView): string | null {
  if (directory === null || title !== targetName) return null;
  return directory.slice(directory.lastIndexOf('/') + 1) || '/';
}

/** Whether a click could bring the link back sooner. */
export function canReconnect(link: LinkView): boolean {
  return link.word !== 'Connected';
}

/** Of when the terminal is while its server is away; null while it shows what is new. */
export function asOfWords(
  { sessions }: Words,
  { asOf, state }: PaneView,
  { word }: LinkView,
  now: number,
): string | null {
  if (word === 'Connected' || asOf === null || state.kind !== 'running') return null;
  return sessions.asOf(asOf, now);
}

/** That a session's host, or its shell, can not be reached from a server that is there; null when it can. */
export function unreachableWords(
  { sessions }: Words,
  { unreachable, state }: PaneView,
): { readonly short: string; readonly sentence: string } | null {
  if (unreachable === null || (state.kind !== 'running' && state.kind !== 'opening')) return null;
  const { waitsFor, since, message } = unreachable;
  return { short: sessions.unreachable(waitsFor, since), sentence: sentenceOf(message) };
}

/** Whose size the terminal has, when it is not this window's. */
export function sizeWords({ sessions }: Words, { foreignSize: size }: PaneView): string | null {
  return size === null ? null : sessions.size(size.cols, size.rows);
}

/** What the shown shell outlives, in a few words and in a sentence; null when nothing runs or nothing is known. */
export function durabilityWords(
  { sessions }: Words,
  { durability, state }: PaneView,
): DurabilityWords | null {
  return durability === null || state.kind !== 'running' ? null : sessions.durabilities[durability];
}

export type DurabilityWords = { readonly short: string; readonly sentence: string };
