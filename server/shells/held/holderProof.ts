/** Proof that this host started a holder for a session of this owner in this folder. Pure. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HolderLocation } from '../shell.ts';

/** Session and owner of a held shell. */
export type SessionOf = { readonly id: string; readonly owner: string };

const PROOF = /^[0-9a-f]{64}$/;

/**
 * Returns the proof as 64 hexadecimal digits. It is not a secret, because every user of a container can read command lines. It
 * is invalid in any other folder, for example in another user's.
 */
export function holderProof(
  key: Uint8Array,
  session: SessionOf,
  location: HolderLocation,
  hostId: string,
): string {
  // The text is unambiguous: the folder comes with its length, and only the last part may contain other line feeds.
  const where = location.kind === 'local' ? ['local', hostId] : ['container', location.container.id];
  const text = [session.id, ...where, location.folder.length, location.folder, session.owner].join('\n');
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Compares two proofs in constant time. */
export function isHolderProof(proof: string, expected: string): boolean {
  return PROOF.test(proof) && timingSafeEqual(Buffer.from(proof), Buffer.from(expected));
}
