/** Texts of the status line. */

import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../sentences.ts';
import { serverName } from './serverName.ts';

/** The status sentence. It starts with the link's state, and changes only when the state changes. */
export function linkSentence(words: Words, server: ServerView): string {
  const { word, since, why } = server.link;
  const detail = why === null ? '' : words.link.why(why);
  return words.link.sentence(word, serverName(words, server), since > 0 ? since : null, detail);
}

/** Text that changes every second. It is not part of the status, so that screen readers do not repeat it. */
export function linkTicker({ link: words }: Words, link: LinkView, now: number): string {
  if (link.word === 'Connected') return link.rttMs === null ? '' : words.roundTrip(Math.round(link.rttMs));
  if (link.retryAt === null) return '';
  const left = link.retryAt - now;
  return left <= 0 ? words.tryingNow : words.nextTry(left);
}

/** Approximate length of a displayed directory, characters. */
const DIRECTORY_CHARS = 40;

/** Shortens a directory at its start, because its end matters more. */
export function shortDirectory(directory: string): string {
  if (directory.length <= DIRECTORY_CHARS) return directory;
  const cut = directory.indexOf('/', directory.length - DIRECTORY_CHARS);
  return `…${directory.slice(cut < 0 ? directory.lastIndexOf('/') : cut)}`;
}

/** The directory name beside a tab's title; null when the title comes from the program or the user. */
export function directoryName({ title, targetName, directory }: PaneView): string | null {
  if (directory === null || title !== targetName) return null;
  return directory.slice(directory.lastIndexOf('/') + 1) || '/';
}

/** True when a manual retry may reconnect sooner. */
export function canReconnect(link: LinkView): boolean {
  return link.word !== 'Connected';
}

/**
 * Text for the age of the displayed output while the server is not connected; null while the output is
 * current.
 */
export function asOfWords(
  { sessions }: Words,
  { asOf, state }: PaneView,
  { word }: LinkView,
  now: number,
): string | null {
  if (word === 'Connected' || asOf === null || state.kind !== 'running') return null;
  return sessions.asOf(asOf, now);
}

/** Note that a connected server cannot reach the session's host or shell; null when it can. */
export function unreachableWords(
  { sessions }: Words,
  { unreachable, state }: PaneView,
): { readonly short: string; readonly sentence: string } | null {
  if (unreachable === null || (state.kind !== 'running' && state.kind !== 'opening')) return null;
  const { waitsFor, since, message } = unreachable;
  return { short: sessions.unreachable(waitsFor, since), sentence: sentenceOf(message) };
}

/** Note that the terminal has the size of another device; null when it has this window's size. */
export function sizeWords({ sessions }: Words, { foreignSize: size }: PaneView): string | null {
  return size === null ? null : sessions.size(size.cols, size.rows);
}

/**
 * Short text and sentence for the running shell's durability; null when no shell runs or the durability is
 * unknown.
 */
export function durabilityWords(
  { sessions }: Words,
  { durability, state }: PaneView,
): DurabilityWords | null {
  return durability === null || state.kind !== 'running' ? null : sessions.durabilities[durability];
}

type DurabilityWords = { readonly short: string; readonly sentence: string };
