/** Decides on requests of programs to write to the clipboard, and formulates the question to the user. */

import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { AppView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

/**
 * A program's request that waits for the user's reply. A later request of the same pane has a higher number.
 */
export type ClipboardRequest = { readonly pane: string; readonly text: string; readonly number: number };

/** Length of the preview in the question, characters. */
const PREVIEW_CHARS = 60;

/**
 * Decision on a request, by the user's setting. When several devices show a session, only the device that
 * sets the tty's size allows it or asks, because the user types there. All other devices deny it.
 */
export function clipboardDecision(view: AppView, pane: string): 'ask' | 'allow' | 'deny' {
  const source = view.panes.find(({ id }) => id === pane);
  if (source === undefined || source.foreignSize !== null) return 'deny';
  return settingsOf(view, source).clipboardWrite;
}

/** Adds a request; it replaces an earlier request of the same pane. */
export function withRequest(
  requests: readonly ClipboardRequest[],
  pane: string,
  text: string,
): readonly ClipboardRequest[] {
  const number = (requests.find((request) => request.pane === pane)?.number ?? 0) + 1;
  return [...withoutRequest(requests, pane), { pane, text, number }];
}

export function withoutRequest(
  requests: readonly ClipboardRequest[],
  pane: string,
): readonly ClipboardRequest[] {
  return requests.filter((request) => request.pane !== pane);
}

export function clipboardQuestion(
  { terminal }: Words,
  title: string,
  { text }: Pick<ClipboardRequest, 'text'>,
): string {
  const start = text.slice(0, PREVIEW_CHARS);
  const shown = start.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '\ufffd');
  const rest = start.length < text.length ? '…' : '';
  return terminal.clipboardQuestion(title, text.length, `${shown}${rest}`);
}
