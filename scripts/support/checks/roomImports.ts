// Finds imports between rooms (folders with import rules) that the table forbids. The compiler refuses most
// of them. But it allows imports that are only indirectly allowed: from a room that an allowed room may
// import.
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ImportTable } from './rooms.ts';

/** `from '…'`, `import('…')`, `import '…'` and `new URL('…', …)` with a relative path. */
const RELATIVE = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)'(\.{1,2}\/[^']+)'/g;

/** Returns the innermost room that contains the path; undefined when it is in no room. */
function roomOf(path: string, table: ImportTable): string | undefined {
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
    if (table.has(folder)) return folder;
  return undefined;
}

/** An import that the table forbids. */
export interface ForbiddenImport {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Returns all imports between the rooms below `root` that the table forbids. */
export function forbiddenImports(root: string, table: ImportTable): readonly ForbiddenImport[] {
  const patterns = [...table.keys()].map((room) => `${room}/**/*.{ts,tsx}`);
  const files = new Set(globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/')));
  return [...files].flatMap((file) => {
    const from = roomOf(file, table);
    if (from === undefined) return [];
    const targets = [...readFileSync(join(root, file), 'utf8').matchAll(RELATIVE)].map(([, path = '']) =>
      roomOf(posix.join(posix.dirname(file), path), table),
    );
    return targets
      .filter((to): to is string => to !== undefined && to !== from && table.get(from)?.has(to) !== true)
      .map((to) => ({ file, from, to }));
  });
}
