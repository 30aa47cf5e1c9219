/** Problems with files in the app’s folder: unreadable, invalid, not writable. */

import { formats } from './formats.ts';

const { number } = formats;

export const stores = {
  settings: 'settings',
  tabs: 'tabs',
  servers: 'servers',
  places: 'favorites',
  recent: 'recent choices',
  window: 'window positions',
  device: 'device ID',
  introduction: 'introduction progress',
  /** Problem in a file that users edit. */
  inFile: (path: string, line: number | null, problem: string) =>
    `In ${line === null ? path : `${path}, line ${line}`}: ${problem}.`,
  unknownField: (field: string, known: readonly string[]) =>
    `“${field}” is unknown. Allowed: ${known.join(', ')}`,
  /** `value` is the value that stays in use. It is null for an object, which would be too long to show. */
  badField: (field: string, whole: string, message: string, value: string | null) =>
    `“${field}” is invalid (${message}). ${value === null ? `“${whole}” did not change` : `The value ${value} stays in use`}`,
  unusable: (path: string, reason: string, what: string) =>
    `Cannot use ${path} (${reason}). Your ${what} did not change.`,
  keptAs: (path: string, aside: string) => `The former content of ${path} was kept as ${aside}.`,
  damaged: (what: string, reason: string, aside: string) =>
    `Cannot use your stored ${what} (${reason}). The file was kept as ${aside}, and defaults are in use.`,
  fromCopy: (what: string, reason: string, aside: string) =>
    `Could not read your stored ${what} (${reason}). The last good copy is in use, and the damaged file was kept as ${aside}.`,
  entriesDropped: (what: string, count: number, aside: string) =>
    `${number(count)} of your stored ${what} could not be read and ${count === 1 ? 'was' : 'were'} left out. The file with ${count === 1 ? 'it' : 'them'} was kept as ${aside}.`,
  damagedInPlace: (what: string, reason: string, path: string) =>
    `Cannot use your stored ${what} (${reason}). ${path} could not be moved, and defaults are in use.`,
  unwritable: (what: string, path: string, reason: string) =>
    `Could not save your ${what} to ${path}: ${reason}`,
  unreadable: 'it cannot be read',
  noVersion: 'it has no version',
  newer: (version: number) =>
    `it was written by a newer version of Holdfast (file format version ${version})`,
  field: (field: string, message: string) => `field ${field}: ${message}`,
  whole: '(entire file)',
  screenKeptAs: (aside: string) =>
    `A saved screen could not be read and was kept as ${aside}. It is loaded from the server again.`,
  screenLost: 'A saved screen could not be read or moved. It is loaded from the server again.',
  screenNotSaved: (folder: string, reason: string) =>
    `Could not save a screen to ${folder} (${reason}). The session keeps running.`,
};
