/** Allowlist of hyperlinks that the app may open; terminals show untrusted text. Pure. */

/** Max length of a hyperlink, characters: browsers accept no longer ones. */
export const MAX_HYPERLINK_CHARS = 8_000;

const OPENABLE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Normalized address to open, or null when the hyperlink may only be copied. */
export function openableAddress(hyperlink: string): string | null {
  if (hyperlink.length > MAX_HYPERLINK_CHARS || /[\s\p{C}]/u.test(hyperlink)) return null;
  if (!URL.canParse(hyperlink)) return null;
  const { protocol, username, password, href } = new URL(hyperlink);
  // A user name before the host could be mistaken for the host.
  return OPENABLE.has(protocol) && username === '' && password === '' ? href : null;
}
