/**
 * Frame format of a journal file: `length · CRC-32 · body`. If there is a key, the body is encrypted with
 * AES-256-GCM. The length or checksum of an incomplete frame is wrong. An encrypted body can be opened only
 * in its own file and at its own position.
 */

import { createCipheriv, createDecipheriv } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { RandomBytes } from '../../../protocol/ids.ts';

/** Length (4 bytes) and checksum (4 bytes) before each body. */
export const FRAME_HEAD_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const MAGIC = [0x48, 0x46, 0x4a, 0x31]; // The text HFJ1.
const FILE_ID_BYTES = 16;
/** File head: the magic bytes, one byte that is 1 when the bodies are encrypted, and the file's random id. */
export const FILE_HEAD_BYTES = MAGIC.length + 1 + FILE_ID_BYTES;

/** Head and key of one file. */
export type Sealing = {
  readonly head: Uint8Array;
  /** Null when bodies are not encrypted. */
  readonly key: Uint8Array | null;
};

/** Head and key of a new file; bodies are encrypted when there is a key. */
export function newSealing(key: Uint8Array | null, random: RandomBytes): Sealing {
  const head = Uint8Array.from([...MAGIC, key === null ? 0 : 1, ...random(FILE_ID_BYTES)]);
  return { head, key };
}

/**
 * Head and key of the file that starts with `head`. Null when it is not a journal, or when it is encrypted
 * and there is no key.
 */
export function sealingOf(head: Uint8Array, key: Uint8Array | null): Sealing | null {
  if (head.length < FILE_HEAD_BYTES || MAGIC.some((byte, index) => head[index] !== byte)) return null;
  const sealed = head[MAGIC.length] === 1;
  if (sealed && key === null) return null;
  return { head: head.slice(0, FILE_HEAD_BYTES), key: sealed ? key : null };
}

/** Frame of record number `sequence` of the file. */
export function encodeFrame(
  body: Uint8Array,
  sequence: number,
  sealing: Sealing,
  random: RandomBytes,
): Uint8Array {
  const { key, head } = sealing;
  const sealed = key === null ? body : seal(body, key, additionalData(head, sequence), random(NONCE_BYTES));
  const frame = new Uint8Array(FRAME_HEAD_BYTES + sealed.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, sealed.length);
  view.setUint32(4, crc32(sealed));
  frame.set(sealed, FRAME_HEAD_BYTES);
  return frame;
}

/** Body of a frame; null when it was encrypted for another file, position or key. */
export function openBody(sealed: Uint8Array, sequence: number, sealing: Sealing): Uint8Array | null {
  if (sealing.key === null) return sealed;
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', sealing.key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(additionalData(sealing.head, sequence));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    return null;
  }
}

function seal(body: Uint8Array, key: Uint8Array, bound: Uint8Array, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  return Buffer.concat([nonce, cipher.update(body), cipher.final(), cipher.getAuthTag()]);
}

/** Authenticated data that binds a body to its file and position. */
function additionalData(head: Uint8Array, sequence: number): Uint8Array {
  const bytes = new Uint8Array(head.length + 8);
  bytes.set(head);
  new DataView(bytes.buffer).setFloat64(head.length, sequence);
  return bytes;
}
