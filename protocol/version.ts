/** Protocol versions and their negotiation (C2). */

/** Protocol version that this program prefers. */
export const PROTOCOL_VERSION = 1;

/** Protocol versions that this program supports, preferred first. */
export const SUPPORTED_VERSIONS: readonly number[] = [1];

const PREFIX = 'holdfast.v';

/** Returns the WebSocket subprotocols to offer, preferred first. */
export function offeredSubprotocols(): string[] {
  return SUPPORTED_VERSIONS.map((version) => `${PREFIX}${version}`);
}

/** Returns the highest offered version that this program supports, or undefined. */
export function selectVersion(offered: Iterable<string>): number | undefined {
  const versions = [...offered].map(versionOf);
  return SUPPORTED_VERSIONS.find((version) => versions.includes(version));
}

/** Returns the version that a subprotocol's name contains, or undefined. */
export function versionOf(subprotocol: string): number | undefined {
  const match = /^holdfast\.v(\d{1,6})$/.exec(subprotocol);
  return match === null ? undefined : Number(match[1]);
}
