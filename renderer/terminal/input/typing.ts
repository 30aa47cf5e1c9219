/** Encodes typed and pasted text as bytes for the shell. Pure. */

/**
 * Max length of one piece of input, characters. A large paste is sent in pieces, so that it does not block
 * the page for long.
 */
export const INPUT_PIECE_CHARS = 64 * 1024;

/** Yields `text` as UTF-8 in pieces, without splitting a character. */
export function* typedBytes(text: string): Generator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length;) {
    const end = pieceEnd(text, at);
    yield encoder.encode(text.slice(at, end));
    at = end;
  }
}

/**
 * Bytes of a mouse report in the old encodings. They have one byte per character, because they are not text.
 */
export function binaryBytes(data: string): Uint8Array {
  return Uint8Array.from(data, (char) => char.charCodeAt(0));
}

/** Control sequence introducer. */
const CSI = '\u001b[';
/** Length of a mouse report in the oldest encoding: CSI, `M` and three characters. */
const OLD_MOUSE_REPORT_CHARS = 6;

/** True for the terminal's report that it gained or lost the focus. */
export function isFocusReport(data: string): boolean {
  return data === `${CSI}I` || data === `${CSI}O`;
}

/** True for the terminal's mouse reports; false for everything that a key sends. */
export function isMouseReport(data: string): boolean {
  if (!data.startsWith(CSI)) return false;
  const rest = data.slice(CSI.length);
  return /^<[\d;]+[Mm]$/.test(rest) || (rest.startsWith('M') && data.length === OLD_MOUSE_REPORT_CHARS);
}

function pieceEnd(text: string, start: number): number {
  const end = Math.min(text.length, start + INPUT_PIECE_CHARS);
  return end < text.length && isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
