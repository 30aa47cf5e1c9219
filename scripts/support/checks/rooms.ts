// Rooms of the source tree, i.e. folders with import rules: their compiler projects, and the imports that
// docs/ARCHITECTURE.md allows.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Rooms that work with the whole tree: tests, benchmarks and tools may import every room. */
const OUTSIDE: ReadonlySet<string> = new Set(['scripts', 'bench', 'test']);

/** Rooms by path, each with the rooms that it may import. */
export type ImportTable = ReadonlyMap<string, ReadonlySet<string>>;

interface ProjectFile {
  readonly references?: readonly { readonly path: string }[];
}

function references(root: string, folder: string): string[] {
  const path = join(root, folder, 'tsconfig.json');
  const { references: listed = [] } = JSON.parse(readFileSync(path, 'utf8')) as ProjectFile;
  return listed.map((one) => posix.normalize(posix.join(folder, one.path)));
}

/** Returns the rooms and their references according to the compiler's configuration. */
export function compilerTable(root: string): ImportTable {
  const rooms = references(root, '.').filter((room) => !OUTSIDE.has(room));
  return new Map(rooms.map((room) => [room, new Set(references(root, room))]));
}

/** Returns the table in docs/ARCHITECTURE.md, whose rows are "| `room/` | description | `room`, `room` |". */
export function documentedTable(markdown: string): ImportTable {
  const rows = markdown.matchAll(/^\| `([\w/]+)\/` \| [^|]+ \| ([^|]*)\|$/gm);
  return new Map(
    [...rows].map(([, room = '', allowed = '']) => [
      room,
      new Set([...allowed.matchAll(/`([\w/]+)`/g)].map(([, name = '']) => name)),
    ]),
  );
}

/** Returns all pairs of rooms in which the first room must not import the second. */
export function forbiddenPairs(table: ImportTable): readonly (readonly [string, string])[] {
  const rooms = [...table.keys()];
  return rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from && table.get(from)?.has(to) !== true)
      .map((to): readonly [string, string] => [from, to]),
  );
}
