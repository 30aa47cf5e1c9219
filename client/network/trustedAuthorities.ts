/** Certificate authorities that this process trusts: Node's, the system's, and those of a file that the user names. */

import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Bundles of the usual Linux systems; the first that is there counts. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
/** Time for which the authorities count as read, ms: one that is added while the program runs is trusted soon. */
const FRESH_MS = 60_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the function that gives the context for a connection. `caFile` has further authorities as PEM. */
export function trustedContext(
  caFile: string | undefined,
  environment: Environment,
): () => tls.SecureContext {
  let context: tls.SecureContext | undefined;
  let readAt = 0;
  return () => {
    const now = performance.now();
    if (context === undefined || now - readAt > FRESH_MS) {
      const files = [caFile, environment['NODE_EXTRA_CA_CERTS']].filter(
        (file) => file !== undefined && file !== '',
      );
      const ca = [...tls.rootCertificates, ...systemAuthorities(environment), ...files.flatMap(readBundle)];
      context = tls.createSecureContext({ ca });
      readAt = now;
    }
    return context;
  };
}

/** The authorities of the system's store. */
function systemAuthorities(environment: Environment): readonly string[] {
  if (process.platform !== 'linux') return storedAuthorities();
  const named = environment['SSL_CERT_FILE'];
  for (const file of named ? [named, ...LINUX_BUNDLES] : LINUX_BUNDLES) {
    const found = readBundle(file);
    if (found.length > 0) return found;
  }
  return [];
}

/** The stores of Windows and macOS, which Node.js reads from 22.15 on. */
function storedAuthorities(): readonly string[] {
  return 'getCACertificates' in tls ? tls.getCACertificates('system') : [];
}

/** Certificates of a PEM file; none when it cannot be read. */
function readBundle(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  try {
    const text = readFileSync(file, 'utf8');
    return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  } catch {
    return [];
  }
}
