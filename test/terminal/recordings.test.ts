// Recordings of real programs, interrupted at any point. A terminal from a snapshot equals one that was never interrupted
// (R13).
import { describe, expect, test } from 'vitest';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import { unfinishedEnd } from '../../terminal/unfinishedSequence.ts';
import { piecesOf, recordings, type Recording } from '../support/recordings.ts';
import { expectSameTerminal } from '../support/sameTerminal.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { openPageTerminal, openTerminal, parse, textOf, type Watched } from './terminals.ts';

const ALL = recordings();
/** Number of random cuts of each recording in each run. */
const CUTS = 8;
const MAX_ALL_BYTES = 300_000;

function play(recording: Recording, from: number, to: number, terminals: Iterable<Watched>): void {
  for (const piece of piecesOf(recording, from, to)) {
    for (const watched of terminals) {
      if (piece.kind === 'output') parse(watched, piece.bytes);
      else resizeTerminal(watched.terminal, piece.size);
    }
  }
}

/** Returns a new terminal with the snapshot that a server sends at offset `at`. */
function resume({ output }: Recording, at: number, uncut: Watched): Watched {
  const { cols, rows } = uncut.terminal;
  const resumed = openTerminal(cols, rows);
  parse(resumed, textOf(uncut));
  parse(resumed, unfinishedEnd(new Uint8Array(0), output.subarray(0, at)));
  return resumed;
}

/** Random offsets, and the offsets around each resize. */
function cutsOf({ name, output, resizes }: Recording): number[] {
  const random = seededRandom(`cuts of ${name}`);
  const anywhere = Array.from({ length: CUTS }, () => Math.floor(random() * output.length));
  const atResizes = resizes.flatMap(({ at }) => [at, at + 1]);
  return [...new Set([...anywhere, ...atResizes])].toSorted((a, b) => a - b);
}

describe.each(ALL)('$name', (recording) => {
  test('R13: a snapshot at any offset and the output after it give an equal terminal', () => {
    const { output, size } = recording;
    const uncut = openTerminal(size.cols, size.rows);
    const resumed = new Map<number, Watched>();
    let at = 0;
    for (const next of [...cutsOf(recording), output.length]) {
      play(recording, at, next, [uncut, ...resumed.values()]);
      at = next;
      resumed.set(at, resume(recording, at, uncut));
      for (const [cut, { terminal }] of resumed)
        expectSameTerminal(terminal, uncut.terminal, `cut at ${cut}, compared at ${at}`);
    }
  });

  test('R13: the server’s terminal and the page’s are equal, and so are their snapshots', () => {
    const { output, size } = recording;
    const [server, page] = [openTerminal(size.cols, size.rows), openPageTerminal(size.cols, size.rows)];
    let at = 0;
    for (const next of [...cutsOf(recording), output.length]) {
      play(recording, at, next, [server, page]);
      at = next;
      expect(textOf(page), `at ${at}`).toBe(textOf(server));
      expectSameTerminal(page.terminal, server.terminal, `at ${at}`);
    }
    const fresh = openPageTerminal(server.terminal.cols, server.terminal.rows);
    parse(fresh, textOf(server));
    parse(fresh, unfinishedEnd(new Uint8Array(0), output));
    expectSameTerminal(fresh.terminal, server.terminal, 'on the page, from the server');
  });
});

describe('the recordings', () => {
  test('the recordings contain all programs and are small', () => {
    const names = ['bash', 'git-log', 'htop', 'less', 'mc', 'nano', 'npm-install', 'tmux', 'vim'];
    expect(ALL.map(({ name }) => name)).toEqual(names);
    expect(ALL.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MAX_ALL_BYTES);
  });

  test.each(ALL)('the recording of $name contains resizes within its output', ({ output, resizes }) => {
    expect(resizes.length).toBeGreaterThan(0);
    for (const { at } of resizes) {
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(output.length);
    }
  });

  test.each([
    ['the mouse', /\[\?[\d;]*1006[\d;]*h/, ['htop', 'less', 'mc', 'tmux', 'vim']],
    ['the alternate screen', /\[\?[\d;]*1049[\d;]*h/, ['htop', 'less', 'mc', 'nano', 'tmux', 'vim']],
    ['scroll regions', /\[\d+;\d+r/, ['bash', 'htop', 'nano', 'tmux', 'vim']],
    ['hyperlinks', /\]8;[^;]*;\w/, ['bash', 'less', 'mc', 'vim']],
    ['24 bit colors', /\[[\d;]*38;2;/, ['bash', 'less', 'mc', 'tmux', 'vim']],
    ['line drawing characters', /\((0|B)/, ['bash', 'mc']],
    ['titles', /\][02];\w/, ['bash', 'tmux', 'vim']],
    ['a progress display', /⠋/, ['npm-install']],
  ])('the recordings contain %s', (_what, sequence, names) => {
    const having = ALL.filter(({ output }) => sequence.test(Buffer.from(output).toString()));
    expect(having.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});
