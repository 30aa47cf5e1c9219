/** What is said of a link before anybody follows it. Pure. */

import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { Words } from '../../../shared/words/english.ts';

/** A link in a terminal: what is printed, and where it leads. */
export type Link = { readonly text: string; readonly target: string };

export type LinkWords = {
  /** The address as it is: what a program wrote to be misread is spelled out. */
  readonly target: string;
  /** What can be done with it, or what is wrong with it. */
  readonly note: string;
  readonly isWarning: boolean;
};

/** Endings of hosts that are no endings of files. */
const HOST_ENDING = /\.(?:com|org|net|edu|gov|io|dev|app|co|info|bank|cloud|de|fr|eu|uk|ch)$/i;

export function linkWords({ terminal }: Words, { text, target }: Link, mac: boolean): LinkWords {
  const shown = plainAddress(target);
  const claimed = claimedHost(text);
  const actual = hostOf(target);
  if (claimed !== null && claimed !== actual)
    return { target: shown, note: terminal.readsButLeads(claimed, actual), isWarning: true };
  if (openableAddress(target) === null) return { target: shown, note: terminal.onlyCopied, isWarning: false };
  return { target: shown, note: terminal.clickOpens(mac ? '⌘' : 'Ctrl+'), isWarning: false };
}

/** The host that a text claims to lead to, or null when it does not read like an address. */
function claimedHost(text: string): string | null {
  const said = text.trim();
  if (said === '' || /\s/.test(said)) return null;
  if (/^https?:\/\//i.test(said)) return hostOf(said);
  const [first = ''] = said.split(/[/?#]/);
  const [name = ''] = first.split(':');
  const isHost = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(name);
  return isHost && (/^www\./i.test(name) || HOST_ENDING.test(name)) ? hostOf(`https://${first}`) : null;
}

/** Empty where there is none. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}

function plainAddress(target: string): string {
  return URL.canParse(target) ? new URL(target).href : target.replaceAll(/\p{C}/gu, '\ufffd');
}
