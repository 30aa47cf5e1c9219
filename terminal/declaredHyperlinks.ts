/** Links of a terminal as far as only the inside of xterm.js knows them: those that programs declared (OSC 8). */

import { HAS_EXTENDED } from './attributes.ts';
import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

/** It begins at that column. */
export type DeclaredLink = { readonly col: number; readonly uri: string };

/** Those of a row of the active buffer, from the left. */
export function declaredLinks(terminal: SnapshotTerminal, row: number): readonly DeclaredLink[] {
  const { buffers, _oscLinkService } = internalsOf(terminal);
  const line = buffers.active.lines.get(row);
  if (line === undefined) return [];
  const found: DeclaredLink[] = [];
  let last = { col: -1, urlId: 0 };
  for (const key of Object.keys(line._extendedAttrs)) {
    const col = Number(key);
    // What has no such mark is left from what stood there before.
    const isInUse = (line.getBg(col) & HAS_EXTENDED) !== 0;
    const urlId = isInUse ? (line._extendedAttrs[col]?.urlId ?? 0) : 0;
    const goesOn = urlId === last.urlId && col === last.col + 1;
    const uri = urlId === 0 || goesOn ? undefined : _oscLinkService.getLinkData(urlId)?.uri;
    if (uri !== undefined) found.push({ col, uri });
    last = { col, urlId };
  }
  return found;
}

type Linkifier = { _activeLine: number };
const NO_LINE = -1;

/**
 * xterm.js asks for the links of a row when the pointer comes into it, and not again while it stays there, whatever is printed
 * meanwhile. After this it asks again.
 */
export function forgetLinks(terminal: SnapshotTerminal): void {
  const { linkifier } = internalsOf(terminal) as unknown as { readonly linkifier?: Linkifier };
  if (linkifier !== undefined) linkifier._activeLine = NO_LINE;
}
