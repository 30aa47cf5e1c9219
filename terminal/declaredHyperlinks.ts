/** Hyperlinks that programs declared (OSC 8), read from internals of xterm.js. */

import { HAS_EXTENDED } from './attributes.ts';
import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

/** A hyperlink, and the column of its first cell. */
export type DeclaredHyperlink = { readonly col: number; readonly uri: string };

/** Hyperlinks in a row of the active buffer, from left to right. */
export function declaredHyperlinks(terminal: SnapshotTerminal, row: number): readonly DeclaredHyperlink[] {
  const { buffers, _oscLinkService } = internalsOf(terminal);
  const line = buffers.active.lines.get(row);
  if (line === undefined) return [];
  const found: DeclaredHyperlink[] = [];
  let last = { col: -1, urlId: 0 };
  for (const key of Object.keys(line._extendedAttrs)) {
    const col = Number(key);
    // Without this flag the entry is outdated, because the cell was overwritten.
    const isInUse = (line.getBg(col) & HAS_EXTENDED) !== 0;
    const urlId = isInUse ? (line._extendedAttrs[col]?.urlId ?? 0) : 0;
    const isSame = urlId === last.urlId && col === last.col + 1;
    const uri = urlId === 0 || isSame ? undefined : _oscLinkService.getLinkData(urlId)?.uri;
    if (uri !== undefined) found.push({ col, uri });
    last = { col, urlId };
  }
  return found;
}

type Linkifier = { _activeLine: number };
const NO_LINE = -1;

/**
 * Makes xterm.js request the hyperlinks of the row under the pointer again. By itself, it requests them only when the pointer
 * enters the row, even if something else is printed there later.
 */
export function invalidateHyperlinks(terminal: SnapshotTerminal): void {
  const { linkifier } = internalsOf(terminal) as unknown as { readonly linkifier?: Linkifier };
  if (linkifier !== undefined) linkifier._activeLine = NO_LINE;
}
