/** Base64 codec that accepts the same texts on the server and on the page. Those of Node and browsers differ. Pure. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = 0xff;
const PADDING = 0x3d;
const CODES = Uint8Array.from(ALPHABET, (char) => char.charCodeAt(0));
const VALUES = new Uint8Array(256).fill(INVALID);
for (const [value, code] of CODES.entries()) VALUES[code] = value;

/** Decodes `text` from `start` on, padded or not; null if it is not base64. */
export function decodeBase64(text: Uint8Array, start = 0): Uint8Array | null {
  let end = text.length;
  for (let padding = 0; padding < 2 && end > start && text[end - 1] === PADDING; padding += 1) end -= 1;
  if ((end - start) % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor(((end - start) * 3) / 4));
  let [bits, bitCount, length] = [0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const value = VALUES[text[at] ?? 0] ?? INVALID;
    if (value === INVALID) return null;
    bits = ((bits << 6) | value) & 0xfff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[length++] = (bits >> bitCount) & 0xff;
  }
  return bytes;
}

/** Encodes with padding. */
export function encodeBase64(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text[length] = CODES[three >> 18] ?? 0;
    text[length + 1] = CODES[(three >> 12) & 63] ?? 0;
    if (left > 1) text[length + 2] = CODES[(three >> 6) & 63] ?? 0;
    if (left > 2) text[length + 3] = CODES[three & 63] ?? 0;
    length += 4;
  }
  return text;
}
