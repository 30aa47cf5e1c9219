/** What a paste could do that its author may not expect. Pure. */

/** A paste that waits for the user's word. */
export type PasteQuestion = { readonly tab: string; readonly text: string; readonly why: string };

/** Larger pastes are asked about: nobody types this much into a shell by intent, characters. */
const LARGE_CHARS = 100_000;
/** Control characters other than tab, line feed and carriage return. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Why to ask before pasting, in words, or null when the paste is harmless. */
export function pasteConcern(text: string, bracketed: boolean): string | null {
  const lines = text.replace(/\r?\n$/, '').split(/\r\n|\r|\n/).length;
  if (CONTROL.test(text)) return 'It contains control characters, which can act as keys.';
  if (lines > 1 && !bracketed) return `It has ${lines} lines, and the shell would run each as it comes.`;
  if (text.length > LARGE_CHARS) return `It is ${Math.round(text.length / 1000).toLocaleString('en')} thousand characters long.`;
  return null;
}

/** The characters to send for a paste: line ends as the Enter key, and brackets where the program asked for them. */
export function pasteInput(text: string, bracketed: boolean): string {
  const lines = text.replaceAll(/\r?\n/g, '\r');
  // An end bracket inside would let the rest out of the brackets.
  return bracketed ? `\u001b[200~${lines.replaceAll('\u001b', '\u241b')}\u001b[201~` : lines;
}
