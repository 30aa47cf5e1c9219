/** Decision on an upgrade request, based on its headers (C2–C5). */

import type { IncomingHttpHeaders } from 'node:http';
import { MAX_HELLO_HEADER_CHARS } from '../../protocol/limits.ts';
import { SUPPORTED_VERSIONS, selectVersion } from '../../protocol/version.ts';
import { isGatewayHeader } from '../auth/clusterProof.ts';
import type { Credential, Vouched } from '../auth/tokens.ts';

export type Refusal = {
  readonly kind: 'refused';
  readonly status: 401 | 403 | 426 | 429 | 503;
  /** Sentence for the client, with a line break at the end. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type Accepted = {
  readonly kind: 'accepted';
  readonly version: number;
  readonly credential: Credential | Vouched;
  /** This host's proof for a gateway (G7); undefined for other clients. */
  readonly answer: string | undefined;
  /** Hello from the request, not decoded yet. */
  readonly helloHeader: string | undefined;
};

/** User for whom a gateway connects, and this host's proof for the gateway. */
export type GatewayProven = { readonly user: string; readonly answer: string };

export type UpgradePolicy = {
  /** Origins of web pages that may connect. */
  readonly allowedOrigins: readonly string[];
  readonly findCredential: (token: string) => Credential | undefined;
  /** Returns undefined unless the header is the fresh proof of a gateway (G7). */
  readonly checkGateway: (authorization: string) => GatewayProven | undefined;
  readonly hasRoomFor: (user: string) => boolean;
  readonly isClosing: () => boolean;
};

/** Time after which a client that was refused because of load may retry, s. */
const RETRY_AFTER_S = '5';

export function decideUpgrade(headers: IncomingHttpHeaders, policy: UpgradePolicy): Accepted | Refusal {
  const { origin } = headers;
  if (origin !== undefined && !policy.allowedOrigins.includes(origin)) {
    return refused(403, 'pages of this origin may not connect; add it with --allow-origin');
  }
  const known = identify(headers.authorization ?? '', policy);
  if (known === undefined) {
    const body = 'no valid token; ask the admin of this server for one';
    return refused(401, body, { 'WWW-Authenticate': 'Bearer' });
  }
  const { credential } = known;
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const version = selectVersion(offered);
  if (version === undefined) {
    const versions = SUPPORTED_VERSIONS.join(', ');
    const body = `no common protocol version; this server speaks ${versions}`;
    return refused(426, body, { 'Holdfast-Versions': versions });
  }
  if (policy.isClosing())
    return refused(503, 'the server is shutting down', { 'Retry-After': RETRY_AFTER_S });
  if (!policy.hasRoomFor(credential.user)) {
    return refused(429, 'too many connections of this user', { 'Retry-After': RETRY_AFTER_S });
  }
  return { kind: 'accepted', version, ...known, helloHeader: textOf(headers['holdfast-hello']) };
}

type Known = Pick<Accepted, 'credential' | 'answer'>;

function identify(authorization: string, policy: UpgradePolicy): Known | undefined {
  if (isGatewayHeader(authorization)) {
    const gateway = policy.checkGateway(authorization);
    return gateway && { credential: { user: gateway.user, sha256: undefined }, answer: gateway.answer };
  }
  const token = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1];
  const credential = token === undefined ? undefined : policy.findCredential(token);
  return credential && { credential, answer: undefined };
}

/** JSON of a hello header, or the rule that the header breaks (C5). */
export type HelloHeader = { readonly json: string } | { readonly problem: string };

export function decodeHelloHeader(header: string): HelloHeader {
  if (header.length > MAX_HELLO_HEADER_CHARS) return { problem: 'the hello header is too long' };
  if (!/^[\w-]*$/.test(header)) return { problem: 'the hello header is not base64url without padding' };
  return { json: Buffer.from(header, 'base64url').toString('utf8') };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}

function refused(status: Refusal['status'], sentence: string, headers: Refusal['headers'] = {}): Refusal {
  return { kind: 'refused', status, body: `${sentence}\n`, headers };
}
