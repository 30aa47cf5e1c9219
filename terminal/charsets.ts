/** Escape sequences that designate xterm.js's character sets. Sets are identified by the characters that they replace. */

import type { Charset } from './terminalInternals.ts';

/** Final character of each set's designation, by what the set shows for `PROBES`. */
const SETS: ReadonlyMap<string, string> = new Map([
  ['.....◆π≠£·..▒', '0'],
  ['£¾ij|½.¨f¼´...', '4'],
  ['..ÄÅÖéäöåüÜ..', '5'],
  ['.ÄÆÅØäæøåüÜ..', '6'],
  ['.ÉÄÅÖéäöåüÜ..', '7'],
  ['£............', 'A'],
  ['£à°§ç.éùè¨...', 'R'],
  ['.àâêçôéùèûî..', 'Q'],
  ['.§ÄÜÖ.äöüß...', 'K'],
  ['£§°éçùàòèì...', 'Y'],
  ['£§¡¿Ñ.°ñç....', 'Z'],
  ['ùàéêçôäöüûîè.', '='],
]);
const PROBES = Array.from('#@[]\\`{|}~^_a');

const PLAIN_SET = 'B';

/** Returns the final character of the designation that selects `charset`. */
export function designationOf(charset: Charset | undefined): string {
  if (charset === undefined) return PLAIN_SET;
  return SETS.get(PROBES.map((probe) => charset[probe] ?? '.').join('')) ?? PLAIN_SET;
}

/** Returns the text that shows as `text` while `charset` is selected; undefined if there is none. */
export function typedTextFor(text: string, charset: Charset | undefined): string | undefined {
  if (charset === undefined) return text;
  const shown = text.charAt(0);
  const isAffected = shown in charset || Object.values(charset).includes(shown);
  if (!isAffected) return text;
  const typed = Object.keys(charset).find((ascii) => charset[ascii] === shown);
  return typed === undefined ? undefined : typed + text.slice(1);
}
