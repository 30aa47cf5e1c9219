/** Edits a line of text in the same way as readline and similar editors. Pure. */

import type { Key } from './keys.ts';

/** Characters that take one cell each, and the index of the character at the cursor. */
export type EditedLine = { readonly cells: readonly string[]; readonly cursor: number };

/**
 * Returns the line after a key. Undefined when the effect is unpredictable: at the line's ends, or when the
 * line would exceed `maxCells`.
 */
export function edited({ cells, cursor }: EditedLine, key: Key, maxCells: number): EditedLine | undefined {
  switch (key.kind) {
    case 'char':
      if (cells.length >= maxCells) return undefined;
      return { cells: cells.toSpliced(cursor, 0, key.char), cursor: cursor + 1 };
    case 'erase':
      return cursor === 0 ? undefined : { cells: cells.toSpliced(cursor - 1, 1), cursor: cursor - 1 };
    case 'left':
      return cursor === 0 ? undefined : { cells, cursor: cursor - 1 };
    case 'right':
      return cursor === cells.length ? undefined : { cells, cursor: cursor + 1 };
    case 'enter':
    case 'other':
      return undefined;
  }
}
