/** Proof that a holder was started by us, for this owner's session, in the very folder it answers from. Pure. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HolderLocation } from '../shell.ts';

/** Whose shell a holder holds. */
export type SessionOf = { readonly id: string; readonly owner: string };

const PROOF = /^[0-9a-f]{64}$/;

/**
 * The proof's 64 hexadecimal digits. They are no secret, since anybody in a container may see a command line: in another
 * folder, which another user's would be, they prove nothing.
 */
export function holderProof(
  key: Uint8Array,
  session: SessionOf,
  location: HolderLocation,
  hostId: string,
): string {
  // No part but the last can hold a line feed, so no two sets of parts make one text.
  const where = location.kind === 'local' ? ['local', hostId] : ['container', location.container.id];
  const text = [session.id, ...where, location.folder.length, location.folder, session.owner].join('\n');
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Compares in a time that tells nothing of the right proof. */
export function isHolderProof(proof: string, expected: string): boolean {
  return PROOF.test(proof) && timingSafeEqual(Buffer.from(proof), Buffer.from(expected));
}
