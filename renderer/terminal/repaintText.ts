/** A terminal's text and modes as escape sequences, as far as the serialize add-on knows them. */

import type { SerializeAddon } from '@xterm/addon-serialize';
import type { IBuffer, Terminal } from '@xterm/xterm';

/** What is needed of a terminal; the real one and a headless one both have it. */
export type SerializableTerminal = Pick<Terminal, 'buffer'>;

/**
 * Rows of the history that are taken at once. The add-on builds text from single characters and keeps all of those until
 * it is done: 400,000 rows at once took 11 s, nearly all of it collecting garbage.
 */
export const PART_ROWS = 1_000;
/** Each part starts with plain text on a new line. */
const BETWEEN_PARTS = '\u001b[0m\r\n';

/** @param partRows see `PART_ROWS`. */
export function repaintText(
  { buffer: { normal } }: SerializableTerminal,
  addon: Pick<SerializeAddon, 'serialize'>,
  partRows: number = PART_ROWS,
): string {
  const parts: string[] = [];
  let start = 0;
  for (
    let next = partEnd(normal, start, partRows);
    next !== undefined;
    next = partEnd(normal, start, partRows)
  ) {
    const range = { start, end: next - 1 };
    parts.push(flat(addon.serialize({ range, excludeModes: true, excludeAltBuffer: true })));
    start = next;
  }
  parts.push(addon.serialize({ scrollback: normal.baseY - start }));
  return parts.join(BETWEEN_PARTS);
}

/**
 * The row after a part that starts at `start`: not within a wrapped line, and before the last row of the history, since
 * the add-on leaves the screen's empty rows out where no history comes before them.
 */
function partEnd(buffer: IBuffer, start: number, partRows: number): number | undefined {
  for (let row = start + partRows; row < buffer.baseY; row += 1) {
    if (buffer.getLine(row)?.isWrapped === false) return row;
  }
  return undefined;
}

/** Looking for a character makes one string of the pieces it was built from. */
function flat(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}
