// Snapshots of terminals. A snapshot and the output after it give a terminal that equals the original.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { internalsOf, type LineInternals } from '../../terminal/terminalInternals.ts';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import { joinedCell, snapshotTail } from '../../terminal/snapshotText.ts';
import { unfinishedEnd } from '../../terminal/unfinishedSequence.ts';
import { expectSameTerminal } from '../support/sameTerminal.ts';
import { openTerminal, OUTPUTS, parse, textOf, type Watched } from './terminals.ts';

const RUNS = Number(process.env['HOLDFAST_SNAPSHOT_RUNS'] ?? 400);
const ESC = '\u001b';
const NOTHING: Uint8Array = new Uint8Array(0);
const utf8 = new TextEncoder();

/** Returns a new terminal with a snapshot of `watched`. */
function resumed(watched: Watched, tail = NOTHING): Watched {
  const { cols, rows } = watched.terminal;
  const fresh = openTerminal(cols, rows);
  parse(fresh, textOf(watched));
  parse(fresh, tail);
  return fresh;
}

/**
 * True when sequences alone can produce this state. Exceptions are: a resize or an erasure removed the character before the
 * cursor; a tab stop is beyond the last column; the start of a wrapped line was deleted; xterm.js left half a character or put
 * the cursor beyond its own last column.
 */
function isReproducible({ terminal }: Watched): boolean {
  const core = internalsOf(terminal);
  const { buffers, cols, rows } = core;
  if (core._inputHandler._parser.precedingJoinState !== 0 && joinedCell(core) === undefined) return false;
  return [buffers.normal, buffers.alt].every((buffer) => {
    const line = buffer.lines.get(buffer.ybase + buffer.y);
    const isAfterErasedCell =
      buffer.x >= cols && line?.hasContent(cols - 1) === 0 && line.getWidth(cols - 1) === 1;
    const hasHiddenStop = Object.keys(buffer.tabs).some((column) => Number(column) >= cols);
    if (buffer.lines.get(0)?.isWrapped === true) return false;
    if (isAfterErasedCell || hasHiddenStop || buffer.x > cols || buffer.savedY - buffer.ybase >= rows)
      return false;
    return Array.from({ length: buffer.lines.length }, (_, index) => buffer.lines.get(index)).every(isWhole);
  });
}

function isWhole(line: LineInternals | undefined): boolean {
  if (line === undefined) return true;
  for (let column = 0; column < line.length; column += 1) {
    if (line.getWidth(column) !== 2) continue;
    if (column + 1 >= line.length || line.getWidth(column + 1) !== 0 || line.hasContent(column + 1) !== 0)
      return false;
  }
  return true;
}

const size = fc.record({ cols: fc.integer({ min: 2, max: 30 }), rows: fc.integer({ min: 2, max: 10 }) });

test.each(Object.entries(OUTPUTS))(
  'R13: for any output with %s and any resizes, a snapshot at any offset and the output after it give the same terminal',
  (kind, output) => {
    // xterm.js removes a hyperlink together with the lines on which it was open, and a resize may remove these lines.
    const resize = kind === 'hyperlinks' ? fc.constant(null) : fc.option(size);
    const part = fc.record({ printed: output, size: resize });
    const cut = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        size,
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        cut,
        (first, parts, where, share) => {
          const whole = openTerminal(first.cols, first.rows);
          let other: Watched | undefined;
          let tail = NOTHING;
          const take = (watched: Watched, next: (typeof parts)[number]): void => {
            parse(watched, utf8.encode(next.printed));
            if (next.size !== null) resizeTerminal(watched.terminal, next.size);
          };
          for (const [index, next] of parts.entries()) {
            if (other === undefined && index === Math.min(where, parts.length - 1)) {
              const bytes = utf8.encode(next.printed);
              const at = Math.floor(bytes.length * share);
              parse(whole, bytes.subarray(0, at));
              tail = snapshotTail(whole.terminal, unfinishedEnd(tail, bytes.subarray(0, at)));
              fc.pre(isReproducible(whole));
              other = resumed(whole, tail);
              if (tail.length === 0) expectSameTerminal(other.terminal, whole.terminal, 'at the cut');
              for (const watched of [whole, other]) {
                parse(watched, bytes.subarray(at));
                if (next.size !== null) resizeTerminal(watched.terminal, next.size);
              }
            } else {
              take(whole, next);
              if (other !== undefined) take(other, next);
              else tail = unfinishedEnd(tail, utf8.encode(next.printed));
            }
          }
          if (other !== undefined) expectSameTerminal(other.terminal, whole.terminal, 'at the end');
        },
      ),
      { numRuns: RUNS },
    );
  },
);

describe('R13: snapshots', () => {
  test.each([
    ['an empty screen below its scrollback', `${'x\r\n'.repeat(20)}${ESC}[H${ESC}[2J`],
    ['lines that wrap, full and not', `${'abcdefghij'.repeat(5)}\r\n漢字漢字漢字漢字漢字漢字x`],
    ['a wide character that did not fit', 'abcdefghijklmnopqrs漢z'],
    [
      'half of a wide character that was overwritten',
      `漢字${ESC}[2Gx${ESC}[1;20H${ESC}[31m漢${ESC}[D${ESC}[Dy`,
    ],
    ['backgrounds of erased cells', `${ESC}[44mabc${ESC}[K\r\n${ESC}[48;2;1;2;3m${ESC}[2K${ESC}[5X`],
    ['a pending wrap', 'abcdefghijklmnopqrst'],
    ['a pending wrap with other attributes since', `abcdefghijklmnopqrst${ESC}[31m`],
    ['a character that a combining mark may still join', 'cafe'],
    [
      'saved cursors of both screens',
      `${ESC}[3;4H${ESC}[31m${ESC}7${ESC}[?47h${ESC}[5;6H${ESC}[1m${ESC}7${ESC}[?47l`,
    ],
    ['a saved cursor that has scrolled', `${ESC}[5;3H${ESC}7${'\r\n'.repeat(4)}`],
    ['the alternate screen and the hidden normal one', `normal${ESC}[?1049h${ESC}[2;3Halternate`],
    ['margins and origin', `${ESC}[2;4r${ESC}[?6h${ESC}[2;3Hx`],
    ['tab stops', `${ESC}[3g${ESC}[5G${ESC}H${ESC}[11G${ESC}H\r`],
    ['character sets and shifts', `${ESC})0\u000eqqq${ESC}*A`],
    [
      'modes of keys, paste, focus and mouse',
      `${ESC}[?1;66;2004;1004;1002;1006h${ESC}[4h${ESC}[?7l${ESC}[?25l${ESC}[4 q`,
    ],
    [
      'hyperlinks with and without ids',
      `${ESC}]8;;http://a\u0007a${ESC}]8;id=x;http://b\u0007b\r\n${ESC}]8;;\u0007c${ESC}]8;id=x;http://b\u0007d`,
    ],
    ['underlines in styles and colors', `${ESC}[4:3;58:2::1:2:3ma${ESC}[4:5;58;5;9mb${ESC}[59mc`],
    ['kitty’s keyboard of both screens', `${ESC}[>1u${ESC}[>3u${ESC}[?47h${ESC}[=5u${ESC}[?47l`],
    ['kitty’s keyboard of the hidden screen', `${ESC}[=9u${ESC}[?1049h${ESC}[>1u`],
    ['titles', `${ESC}]0;both${ESC}\\${ESC}]1;icon\u0007`],
    ['protected characters', `${ESC}[1"qsafe${ESC}[0"qnot${ESC}[?2J`],
  ])('a snapshot restores %s', (_what, printed) => {
    const whole = openTerminal(20, 6);
    parse(whole, printed);
    expectSameTerminal(resumed(whole).terminal, whole.terminal);
  });

  test('a snapshot restores colors that programs changed and did not reset', () => {
    const whole = openTerminal(20, 6);
    parse(
      whole,
      `${ESC}]4;1;#123456\u0007${ESC}]4;2;#123456\u0007${ESC}]10;#abcdef\u0007${ESC}]11;#000001\u0007${ESC}]104;2\u0007${ESC}]111\u0007`,
    );
    expect(textOf(whole)).toContain(`${ESC}]4;1;rgb:12/34/56\u0007${ESC}]10;rgb:ab/cd/ef\u0007`);
    expect(textOf(whole)).not.toContain(']4;2');
    expect(resumed(whole).colors.text).toBe(whole.colors.text);
  });

  test('a snapshot restores at most the requested scrollback, from the start of a line', () => {
    const whole = openTerminal(20, 6);
    for (let line = 0; line < 50; line += 1) parse(whole, `${`${line} `.repeat(12)}\r\n`);
    const fresh = openTerminal(20, 6);
    parse(fresh, textOf(whole, 10));
    const { length } = fresh.terminal.buffer.normal;
    expect(length).toBeLessThanOrEqual(16);
    expect(fresh.terminal.buffer.normal.getLine(0)?.isWrapped).toBe(false);
    expectSameTerminal(fresh.terminal, whole.terminal);
  });
});
