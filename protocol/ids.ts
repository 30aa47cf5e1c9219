/** Formats of ids, and new random ids (S1). */

/** Source of cryptographically strong bytes. */
export type RandomBytes = (byteCount: number) => Uint8Array;

export const HOST_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
export const RANDOM_ID = /^[0-9a-f]{32}$/;
export const SESSION_ID = /^[a-z0-9][a-z0-9-]{0,62}\.[0-9a-f]{32}$/;

/** Returns 128 random bits as 32 hexadecimal digits. */
export function randomId(random: RandomBytes): string {
  return Array.from(random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns an ID for a new session on the host `hostId`. */
export function newSessionId(hostId: string, random: RandomBytes): string {
  return `${hostId}.${randomId(random)}`;
}

/** Returns the id of the host that owns a session. */
export function hostOf(sessionId: string): string {
  return sessionId.slice(0, sessionId.lastIndexOf('.'));
}
