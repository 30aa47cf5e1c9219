/** What a program may put on the clipboard, and the question about it. Pure. */

import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { AppView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

/** A program's request that waits for the user's word; a later one of the same pane has a higher number. */
export type ClipboardAsk = { readonly pane: string; readonly text: string; readonly number: number };

/** Of a text that is asked about so much is shown, characters. */
const PREVIEW_CHARS = 60;

/**
 * What becomes of a request. With several devices on a session it is the business of the one whose size the tty has: that is the one
 * that is typed on.
 */
export function clipboardDecision(view: AppView, pane: string): 'ask' | 'allow' | 'deny' {
  const asking = view.panes.find(({ id }) => id === pane);
  return asking === undefined || asking.foreignSize !== null
    ? 'deny'
    : settingsOf(view, asking).clipboardWrite;
}

/** Puts a request in the place of its pane's earlier one. */
export function withAsk(asks: readonly ClipboardAsk[], pane: string, text: string): readonly ClipboardAsk[] {
  const number = (asks.find((ask) => ask.pane === pane)?.number ?? 0) + 1;
  return [...withoutAsk(asks, pane), { pane, text, number }];
}

export function withoutAsk(asks: readonly ClipboardAsk[], pane: string): readonly ClipboardAsk[] {
  return asks.filter((ask) => ask.pane !== pane);
}

export function clipboardQuestion(
  { terminal }: Words,
  title: string,
  { text }: Pick<ClipboardAsk, 'text'>,
): string {
  const start = text.slice(0, PREVIEW_CHARS);
  const shown = start.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '\ufffd');
  const rest = start.length < text.length ? '…' : '';
  return terminal.clipboardQuestion(title, text.length, `${shown}${rest}`);
}
