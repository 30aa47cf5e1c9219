/** Converts printable ASCII between bytes and text, fast even for megabytes. Pure. */

const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
/** Characters per call of `String.fromCharCode`, because engines limit arguments to some ten thousand. */
const CODES_PER_CALL = 8192;

/** Returns the text of these UTF-16 code units. */
export function textOfCodes(codes: Uint8Array | Uint32Array): string {
  const parts: string[] = [];
  for (let from = 0; from < codes.length; from += CODES_PER_CALL)
    parts.push(String.fromCharCode(...codes.subarray(from, from + CODES_PER_CALL)));
  return parts.join('');
}

/** Returns the bytes of `text`; null if it contains any other character. */
export function printableBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE) return null;
    bytes[at] = code;
  }
  return bytes;
}
