/** Comparison of two terminals: every cell with its attributes and hyperlinks, and all state that later output depends on. */

import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import {
  HAS_EXTENDED,
  isInHyperlink,
  normalizedColor,
  GENERATED_ID_PREFIX,
  underlineOf,
} from '../../terminal/attributes.ts';
import type { ImageSource } from '../../terminal/images/storedImage.ts';
import { tileAt } from '../../terminal/images/tiles.ts';
import { contentEnd } from '../../terminal/packedCells.ts';
import { attributesAt } from '../../terminal/painter.ts';
import { joinedCell } from '../../terminal/snapshotText.ts';
import {
  internalsOf,
  type Attributes,
  type BufferInternals,
  type LineInternals,
  type LineMarker,
  type SnapshotTerminal,
  type TerminalInternals,
} from '../../terminal/terminalInternals.ts';

/** Fails unless `actual` equals `expected`, as far as the shorter of their scrollbacks reaches. */
export function expectSameTerminal(
  actual: SnapshotTerminal,
  expected: SnapshotTerminal,
  what = 'the terminals',
): void {
  const [core, expectedCore] = [internalsOf(actual), internalsOf(expected)];
  const scrollbackLines = Math.min(core.buffers.normal.ybase, expectedCore.buffers.normal.ybase);
  expect(stateOf(core, scrollbackLines), what).toEqual(stateOf(expectedCore, scrollbackLines));
  // A terminal that started later has fewer of the oldest images, which are dropped first.
  const count = Math.min(core.images?.kept.length ?? 0, expectedCore.images?.kept.length ?? 0);
  expect(keptBy(core, count), what).toEqual(keptBy(expectedCore, count));
}

function keptBy({ images }: TerminalInternals, count: number): unknown {
  const kept = images?.kept ?? [];
  return kept.slice(kept.length - count).map(({ byteCount }) => byteCount);
}

function stateOf(core: TerminalInternals, scrollbackLines: number): unknown {
  const { buffers, coreService, coreMouseService, _inputHandler: input, cols, rows } = core;
  const { normal, alt, active } = buffers;
  return {
    size: [cols, rows],
    active: active === alt ? 'alternate' : 'normal',
    cursor: [active.x, active.y],
    normal: linesOf(core, normal, normal.ybase - scrollbackLines, rows + scrollbackLines),
    // The alternate buffer is empty while it is not shown.
    alternate: active === alt ? linesOf(core, alt, 0, rows) : null,
    margins: [active.scrollTop, active.scrollBottom],
    tabs: Object.keys(active.tabs).filter((column) => active.tabs[Number(column)] && Number(column) < cols),
    saved: [savedOf(normal, core), savedOf(alt, core)],
    hiddenCursor: active === alt ? [normal.x, normal.y] : null,
    modes: {
      ...coreService.decPrivateModes,
      ...coreService.modes,
      isCursorHidden: coreService.isCursorHidden,
    },
    mouse: [coreMouseService.activeProtocol, coreMouseService.activeEncoding],
    options: [core.options.convertEol, core.options.cursorBlink],
    charsets: [
      core._charsetService.glevel,
      core._charsetService.charset ?? null,
      ...[0, 1, 2, 3].map((level) => core._charsetService._charsets[level] ?? null),
    ],
    current: attributesOf(core, input._curAttrData),
    titles: [input._windowTitle, input._iconName],
    joins: joinedCell(core) !== undefined,
    commands: commandsOf(core, normal.ybase - scrollbackLines),
    unfinishedImage: core.images?.unfinishedText ?? '',
  };
}

/** Returns the marks of commands. Line numbers count from the first line that both terminals have. */
function commandsOf({ commandMarks }: TerminalInternals, first: number): unknown {
  const lineOf = (marker: LineMarker | null): number | null =>
    marker === null || marker.isDisposed || marker.line < first ? null : marker.line - first;
  return (commandMarks?.all ?? [])
    .filter(({ prompt }) => prompt.line >= first)
    .map(({ state, prompt, output, end, exitCode }) => [
      state,
      lineOf(prompt),
      lineOf(output),
      lineOf(end),
      exitCode,
    ]);
}

/** Returns the state that a restore of the saved cursor would set now. */
function savedOf(
  { savedX, savedY, ybase, savedCurAttrData: { fg, bg }, savedCharset }: BufferInternals,
  { cols, rows }: TerminalInternals,
): unknown {
  return [
    Math.min(savedX, cols - 1),
    Math.min(rows - 1, Math.max(0, savedY - ybase)),
    normalizedColor(fg),
    normalizedColor(bg),
    savedCharset ?? null,
  ];
}

function linesOf(core: TerminalInternals, buffer: BufferInternals, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const line = buffer.lines.get(first + index);
    // The first line can be the rest of a wrapped line whose beginning is not compared.
    return line === undefined ? 'none' : `${index > 0 && line.isWrapped ? '↪' : ''}${cellsOf(core, line)}`;
  });
}

function cellsOf(core: TerminalInternals, line: LineInternals): string {
  let text = '';
  let last = '';
  const end = contentEnd(line);
  for (let column = 0; column < end; column += 1) {
    const attributes = attributesOf(core, attributesAt(line, column));
    if (attributes !== last) text += `{${attributes}}`;
    last = attributes;
    text += tileText(line, column);
    const width = line.getWidth(column);
    const isSecondHalf = width === 0 && column > 0 && line.getWidth(column - 1) === 2;
    if (line.hasContent(column) !== 0) text += `${line.getString(column)}${width === 0 ? '⁰' : ''}`;
    else if (!isSecondHalf) text += '·';
  }
  return text;
}

function tileText(line: LineInternals, column: number): string {
  const tile = tileAt(line, column);
  if (tile === undefined) return '';
  const { image, index } = tile;
  return `⟦${index} of ${image.cols}×${image.rows} ${image.size.width}×${image.size.height} ${sourceText(image.source)}⟧`;
}

function sourceText(source: ImageSource | null): string {
  if (source === null) return 'nothing';
  const hash = createHash('sha256').update(source.data).digest('hex').slice(0, 8);
  return `${source.kind} ${hash}${source.kind === 'sixel' ? ` ${source.fill}` : ''}`;
}

function attributesOf(core: TerminalInternals, { fg, bg, extended }: Attributes): string {
  const link = extended.urlId === 0 ? undefined : core._oscLinkService.getLinkData(extended.urlId);
  // A hyperlink whose lines were all trimmed no longer exists, so its flag must not count.
  const isNothing = link === undefined && isInHyperlink({ fg, bg });
  const background = normalizedColor(isNothing ? bg & ~HAS_EXTENDED : bg);
  const parts = [
    normalizedColor(fg).toString(16),
    background.toString(16),
    underlineOf(extended).toString(16),
  ];
  return `${parts.join(' ')}${link === undefined ? '' : ` ${link.id?.startsWith(GENERATED_ID_PREFIX) === true ? '' : (link.id ?? '')};${link.uri}`}`;
}
