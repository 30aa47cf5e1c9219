/** Protocol versions and how two ends agree on one (C2). */

export const PROTOCOL_VERSION = 1;
/** Versions this program speaks, best first. */
export const SUPPORTED_VERSIONS: readonly number[] = [1];

const PREFIX = 'holdfast.v';

/** WebSocket subprotocols to offer, best first. */
export function offeredSubprotocols(): string[] {
  return SUPPORTED_VERSIONS.map((version) => `${PREFIX}${version}`);
}

/** The highest offered version that is supported here, or none. */
export function selectVersion(offered: Iterable<string>): number | undefined {
  const versions = [...offered].map(versionOf);
  return SUPPORTED_VERSIONS.find((version) => versions.includes(version));
}

/** The version a subprotocol stands for, or none. */
export function versionOf(subprotocol: string): number | undefined {
  const match = /^holdfast\.v(\d{1,6})$/.exec(subprotocol);
  return match === null ? undefined : Number(match[1]);
}
