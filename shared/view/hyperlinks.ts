/** Which links the app hands to the system. Terminals show what strangers print, so these are few. Pure. */

/** A longer link is none, characters: browsers take no longer ones. */
export const MAX_LINK_CHARS = 8_000;

const OPENABLE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address that opening `link` leads to, in its one spelling, or null when it may only be copied. */
export function openableAddress(link: string): string | null {
  if (link.length > MAX_LINK_CHARS || /[\s\p{C}]/u.test(link) || !URL.canParse(link)) return null;
  const { protocol, username, password, href } = new URL(link);
  // A name before the host is there to be mistaken for the host.
  return OPENABLE.has(protocol) && username === '' && password === '' ? href : null;
}
