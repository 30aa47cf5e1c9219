/** List of recent palette choices and visited panes, newest first, with a max length. */

/** Max number of remembered choices: about a day of commands and tabs. */
export const MAX_RECENT = 200;
/** Max length of a choice's key, characters. A target's key contains its host and names. */
export const MAX_RECENT_CHARS = 1_000;

/** The list with `key` moved to the front. */
export function withRecent(keys: readonly string[], key: string): string[] {
  return [key, ...keys.filter((other) => other !== key)].slice(0, MAX_RECENT);
}
