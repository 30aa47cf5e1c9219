/** The reason why a server's certificate is not accepted. */

import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateProblem, DialFailure } from '../link/linkReason.ts';

/** Problems that the TLS library names clearly, by its code. */
const PROBLEMS: Readonly<Record<string, CertificateProblem>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'missing-intermediate',
};
/** Words in the names of authorities that are themselves signed by another one. */
const INTERMEDIATE_NAME = /intermediate|issuing|\bsub(ordinate)?\b|\bCA ?[A-Z]?\d\b/i;

/** Returns undefined for a certificate that a trusted authority signed for this host. */
export function certificateFailure(socket: TLSSocket): DialFailure | undefined {
  if (socket.authorized) return undefined;
  return untrusted(codeOf(socket.authorizationError), socket.getPeerCertificate(true));
}

/** Newer versions of Node.js give the code, older ones an error. */
function codeOf(error: NodeJS.ErrnoException | string | null): string {
  return typeof error === 'string' ? error : (error?.code ?? error?.message ?? 'unknown');
}

function untrusted(code: string, certificate: DetailedPeerCertificate): DialFailure {
  const known = PROBLEMS[code];
  if (known !== undefined) return failure(known, certificate, code);
  if (!/UNABLE_TO/.test(code)) return failure('other', certificate, code);
  return failure(
    lacksIntermediate(certificate) ? 'missing-intermediate' : 'unknown-authority',
    certificate,
    code,
  );
}

/**
 * True when the server most likely left out an intermediate certificate. A missing intermediate and a private root look alike
 * to TLS: the last certificate that was sent has an unknown issuer. Public authorities state an address for the issuer's
 * certificate, and most intermediates are named as such.
 */
function lacksIntermediate(certificate: DetailedPeerCertificate): boolean {
  const last = lastOf(certificate);
  return (
    Object.keys(last.infoAccess ?? {}).some((key) => key.startsWith('CA Issuers')) ||
    INTERMEDIATE_NAME.test(nameOf(last.issuer))
  );
}

/** Last certificate of the chain that the server sent. */
function lastOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  let last = certificate;
  while (last.issuerCertificate !== undefined && last.issuerCertificate !== last)
    last = last.issuerCertificate;
  return last;
}

function nameOf(subject: DetailedPeerCertificate['issuer'] | undefined): string {
  const name = subject?.CN ?? subject?.O ?? '';
  return Array.isArray(name) ? name.join(', ') : name;
}

function failure(
  problem: CertificateProblem,
  certificate: DetailedPeerCertificate,
  detail: string,
): DialFailure {
  return {
    kind: 'certificate',
    problem,
    names: namesOf(certificate),
    issuer: nameOf(lastOf(certificate).issuer),
    until: certificate.valid_to,
    fingerprint: certificate.fingerprint256,
    detail,
  };
}

/** Hosts that the certificate is for. */
function namesOf({ subject, subjectaltname = '' }: DetailedPeerCertificate): string {
  const names = subjectaltname
    .split(', ')
    .map((name) => name.replace(/^(DNS|IP Address):/, ''))
    .filter((name) => name !== '');
  return names.length === 0 ? nameOf(subject) : names.slice(0, 4).join(', ');
}
