/** Which designation selects a character set of xterm.js: the sets are told apart by what they replace. */

import type { Charset } from './terminalInternals.ts';

/** Some replacements that no two sets share, in the order of `PROBES`, by the final character of the designation. */
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

/** The final character of its designation. */
export function finalOf(charset: Charset | undefined): string {
  if (charset === undefined) return PLAIN_SET;
  return SETS.get(PROBES.map((probe) => charset[probe] ?? '.').join('')) ?? PLAIN_SET;
}

/** What is printed in the set to show `text`; undefined when nothing is. */
export function typedFor(text: string, charset: Charset | undefined): string | undefined {
  const shown = text.charAt(0);
  if (charset === undefined || !(shown in charset || Object.values(charset).includes(shown))) return text;
  const typed = Object.keys(charset).find((ascii) => charset[ascii] === shown);
  return typed === undefined ? undefined : typed + text.slice(1);
}
