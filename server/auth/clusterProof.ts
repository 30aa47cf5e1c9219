/** Gateways and hosts prove to each other that they know the same secret, without sending it (G7). Pure. */

import { createHmac, timingSafeEqual } from 'node:crypto';

const SCHEME = 'Holdfast-Cluster';
/** Max age of a proof, ms. Clocks in one cluster differ by seconds, and an intercepted proof must expire soon. */
const MAX_SKEW_MS = 60_000;
/** Max remembered nonces: enough for two minutes of many gateways. Further proofs are refused. */
const MAX_NONCES = 100_000;
const AUTHORIZATION =
  /^Holdfast-Cluster (\d{1,15})\.([0-9a-f]{32})\.([A-Za-z0-9_-]{0,1024})\.([0-9a-f]{64})$/;
const HOST_ANSWER = /^([a-z0-9][a-z0-9-]{0,62}) ([0-9a-f]{64})$/;

/**
 * Returns the header of a gateway that connects for `user`, or for itself if `user` is empty. `nonce` has 32 hexadecimal
 * digits.
 */
export function gatewayAuthorization(secret: Uint8Array, now: number, nonce: string, user: string): string {
  const encoded = Buffer.from(user).toString('base64url');
  return `${SCHEME} ${now}.${nonce}.${encoded}.${gatewayProof(secret, String(now), nonce, user)}`;
}

/** Returns the answer of a host to a gateway: its id, and the proof that it knows the secret. */
export function hostAnswer(secret: Uint8Array, nonce: string, hostId: string): string {
  return `${hostId} ${proof(secret, ['host', nonce, hostId])}`;
}

/** Returns the host's id from its answer, or undefined if the proof is wrong. */
export function checkHostAnswer(secret: Uint8Array, nonce: string, answer: string): string | undefined {
  const [, hostId, given] = HOST_ANSWER.exec(answer) ?? [];
  if (hostId === undefined || given === undefined) return undefined;
  return isSame(given, proof(secret, ['host', nonce, hostId])) ? hostId : undefined;
}

export type ProvenGateway = { readonly user: string; readonly nonce: string };

/** Checks the headers of gateways. Each proof is valid only once. */
export class GatewayCheck {
  readonly #secret: Uint8Array;
  /** Expiry time of each used nonce, in order of arrival. */
  readonly #seen = new Map<string, number>();

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** Returns the user for whom the gateway connects, or undefined if this is not a fresh proof. */
  check(header: string, now: number): ProvenGateway | undefined {
    const [, time, nonce, encoded, given] = AUTHORIZATION.exec(header) ?? [];
    if (time === undefined || nonce === undefined || encoded === undefined || given === undefined)
      return undefined;
    const user = Buffer.from(encoded, 'base64url').toString();
    if (Math.abs(now - Number(time)) > MAX_SKEW_MS) return undefined;
    if (!isSame(given, gatewayProof(this.#secret, time, nonce, user))) return undefined;
    return this.#isFresh(nonce, now) ? { user, nonce } : undefined;
  }

  #isFresh(nonce: string, now: number): boolean {
    for (const [old, until] of this.#seen) {
      if (until > now) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(nonce) || this.#seen.size >= MAX_NONCES) return false;
    this.#seen.set(nonce, now + 2 * MAX_SKEW_MS);
    return true;
  }
}

/** Returns true if this is a gateway's header, valid or not. */
export function isGatewayHeader(header: string): boolean {
  return header.startsWith(`${SCHEME} `);
}

function gatewayProof(secret: Uint8Array, time: string, nonce: string, user: string): string {
  return proof(secret, ['gateway', time, nonce, user]);
}

/** Signs the parts. Only the last part can contain a line feed, so different parts never give the same joined text. */
function proof(secret: Uint8Array, parts: readonly string[]): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('hex');
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
