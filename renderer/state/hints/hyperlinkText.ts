/**
 * Note about the hyperlink under the pointer: its address, and a warning when its text claims to be another
 * address.
 */

import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { Words } from '../../../shared/words/english.ts';

/** A hyperlink in a terminal: the displayed text, and the address that it opens. */
export type Hyperlink = { readonly text: string; readonly target: string };

type HyperlinkWords = {
  /** The address in readable form. Characters that could disguise it are spelled out. */
  readonly target: string;
  /** Instruction for opening the hyperlink, or the warning. */
  readonly note: string;
  readonly isWarning: boolean;
};

/** Domain endings that are not also file name endings. */
const HOST_ENDING = /\.(?:com|org|net|edu|gov|io|dev|app|co|info|bank|cloud|de|fr|eu|uk|ch)$/i;

export function hyperlinkWords(
  { terminal }: Words,
  { text, target }: Hyperlink,
  mac: boolean,
): HyperlinkWords {
  const shown = plainAddress(target);
  const claimed = claimedHost(text);
  const actual = hostOf(target);
  if (claimed !== null && claimed !== actual)
    return { target: shown, note: terminal.readsButLeads(claimed, actual), isWarning: true };
  if (openableAddress(target) === null) return { target: shown, note: terminal.onlyCopied, isWarning: false };
  return { target: shown, note: terminal.clickOpens(mac ? '⌘' : 'Ctrl+'), isWarning: false };
}

/** The host that a text seems to lead to; null when the text does not look like an address. */
function claimedHost(text: string): string | null {
  const claim = text.trim();
  if (claim === '' || /\s/.test(claim)) return null;
  if (/^https?:\/\//i.test(claim)) return hostOf(claim);
  const [first = ''] = claim.split(/[/?#]/);
  const [name = ''] = first.split(':');
  const isHost = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(name);
  return isHost && (/^www\./i.test(name) || HOST_ENDING.test(name)) ? hostOf(`https://${first}`) : null;
}

/** The host of an address without `www.`; empty when the address has no host. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}

function plainAddress(target: string): string {
  return URL.canParse(target) ? new URL(target).href : target.replaceAll(/\p{C}/gu, '\ufffd');
}
