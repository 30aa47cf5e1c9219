/** What is said of files in the profile that can not be used, or not be written. */

export const stores = {
  settings: 'settings',
  tabs: 'tabs',
  servers: 'servers',
  places: 'favorite targets',
  recent: 'recent choices',
  window: 'window positions',
  device: 'device id',
  introduction: 'introduction’s state',
  /** A field of a file that is written by hand. */
  inFile: (path: string, line: number | null, problem: string) =>
    `In ${line === null ? path : `${path}, line ${line}`}, ${problem}.`,
  unknownField: (field: string, known: readonly string[]) => `“${field}” is none of ${known.join(', ')}`,
  /** `value` is what stays in its place, or null for a whole object, which is too much to read. */
  badField: (field: string, whole: string, message: string, value: string | null) =>
    `“${field}” can not be used (${message}), so that ${value === null ? `all of “${whole}” stays as it was` : `${value} stays`}`,
  unusable: (path: string, reason: string, what: string) =>
    `${path} can not be used (${reason}): the ${what} stay as they are.`,
  keptAs: (path: string, aside: string) => `What was in ${path} was kept as ${aside}.`,
  damaged: (what: string, reason: string, aside: string) =>
    `The stored ${what} could not be used (${reason}); the file was kept as ${aside}, and defaults are in use.`,
  damagedInPlace: (what: string, reason: string, path: string) =>
    `The stored ${what} could not be used (${reason}); ${path} could not be moved, and defaults are in use.`,
  unwritable: (what: string, path: string, reason: string) =>
    `The ${what} could not be saved to ${path}: ${reason}`,
  unreadable: 'it can not be read',
  noVersion: 'it names no version',
  newer: (version: number) => `it is of version ${version}, written by a newer Holdfast`,
  field: (field: string, message: string) => `field ${field}: ${message}`,
  whole: '(whole)',
  screenKeptAs: (aside: string) =>
    `A saved screen could not be opened and was kept as ${aside}; it is fetched from the server again.`,
  screenLost:
    'A saved screen could not be opened and could not be moved away; it is fetched from the server again.',
  screenNotSaved: (folder: string, reason: string) =>
    `A screen can not be saved to ${folder} (${reason}); its session goes on.`,
};
