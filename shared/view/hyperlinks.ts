/**
 * Allowlist of hyperlinks that the app may open; it is needed because terminals show untrusted text. Pure.
 */

/** Max length of a hyperlink, characters; browsers accept no longer addresses. */
export const MAX_HYPERLINK_CHARS = 8_000;

const OPENABLE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Normalized address that may be opened; null when the hyperlink may only be copied. */
export function openableAddress(hyperlink: string): string | null {
  if (hyperlink.length > MAX_HYPERLINK_CHARS || /[\s\p{C}]/u.test(hyperlink)) return null;
  if (!URL.canParse(hyperlink)) return null;
  const { protocol, username, password, href } = new URL(hyperlink);
  // Addresses with a user name are refused, because users could mistake it for the host.
  return OPENABLE.has(protocol) && username === '' && password === '' ? href : null;
}
