// The receiving end of a terminal's port: order of output, receipts, and checkpoints from any offset.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FromTerminal } from '../../../../preload/terminalPort.ts';
import { SNAPSHOT_PIECE_CHARS } from '../../../../renderer/terminal/replay/portReceiver.ts';
import { bytesOf, COLS, createStage, pictureOf, ROWS, type Stage } from '../../headless.ts';

const ESC = '\u001b';

function output({ receiver }: Stage, text: string, end = text.length): void {
  receiver.receive({ type: 'output', bytes: bytesOf(text), end });
}

function screenOf({ terminal }: Stage): string[] {
  const { active } = terminal.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, y) => active.getLine(y)?.translateToString(true) ?? '',
  );
  return lines.join('\n').trimEnd().split('\n');
}

async function checkpointOf(stage: Stage, id = 1): Promise<Extract<FromTerminal, { type: 'checkpoint' }>> {
  stage.receiver.receive({ type: 'checkpoint', id });
  await stage.settled();
  const answer = stage.posted.find((message) => message.type === 'checkpoint' && message.id === id);
  if (answer?.type !== 'checkpoint') throw new Error(`no answer to checkpoint ${id}`);
  return answer;
}

describe('acknowledgments', () => {
  test('R8: output is acknowledged only after it was parsed, with few acknowledgments for many small chunks', async () => {
    const stage = createStage();
    for (let end = 1; end <= 50; end += 1) output(stage, 'x', end);
    expect(stage.posted).toEqual([]);
    await stage.settled();
    // On a busy machine the parser takes several turns, each with its own receipt.
    expect(stage.posted.length).toBeLessThan(25);
    expect(stage.posted.at(-1)).toEqual({ type: 'parsed', end: 50 });
    expect(stage.events.at(-1)).toBe('parsed 50');
  });

  test('R9: acknowledged offsets never decrease, and the last one is the end of the output', async () => {
    const stage = createStage();
    for (let end = 1000; end <= 400_000; end += 1000) output(stage, 'y'.repeat(1000), end);
    await stage.settled();
    const ends = stage.posted.flatMap((message) => (message.type === 'parsed' ? [message.end] : []));
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1)).toBe(400_000);
  });

  test('R5: output of the former terminal is not acknowledged for the new one', async () => {
    const stage = createStage();
    output(stage, 'old', 3);
    stage.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    output(stage, 'new', 3);
    await stage.settled();
    expect(stage.posted).toEqual([{ type: 'parsed', end: 3 }]);
    expect(screenOf(stage)).toEqual(['new']);
  });

  test('output of a closed port is not acknowledged', async () => {
    const stage = createStage();
    output(stage, 'for the old port', 16);
    stage.receiver.abandon();
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });

  test('a snapshot and a mark are not acknowledged, because they are not output', async () => {
    const stage = createStage();
    stage.receiver.receive({ type: 'snapshot', text: 'painted' });
    stage.receiver.receive({ type: 'mark', text: '── skipped ──' });
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });
});

test('saved output is counted until the terminal is live, and again when it is refilled', async () => {
  const stage = createStage();
  const fill = (): void => {
    stage.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    stage.receiver.receive({ type: 'snapshot', text: 'four' });
    output(stage, 'saved', 9);
    stage.receiver.receive({ type: 'live' });
    output(stage, 'printed now', 20);
  };
  fill();
  expect(stage.replayed).toEqual([4, 5]);
  fill();
  await stage.settled();
  expect(stage.replayed).toEqual([4, 5, 4, 5]);
});

describe('the shell after an ended shell', () => {
  const MODES = `${ESC}[?1049h${ESC}[?2004h${ESC}[?1002h${ESC}[?1h${ESC}[2;4r${ESC}[?25l${ESC}]4;1;#123456\u0007${ESC}(0${ESC}[31mfull screen`;

  test.each([
    ['a prompt', 'one\r\ntwo\r\n$ '],
    ['nothing', ''],
    ['a full screen, and more', Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\r\n')],
    ['a wrapped line', 'x'.repeat(COLS * 3 + 5)],
    ['a program on the alternate screen', `before\r\n${MODES}`],
  ])(
    'the next shell starts as a fresh terminal below the former shell’s output: %s',
    async (_name, former) => {
      const stage = createStage(1000);
      output(stage, former);
      await stage.settled();
      const past = screenOf(stage).filter(() => stage.terminal.buffer.active.type === 'normal');
      stage.receiver.receive({ type: 'successor', mark: '── next ──' });
      output(stage, 'new shell\r\n$ ', 13);
      await stage.settled();
      const fresh = createStage();
      output(fresh, 'new shell\r\n$ ', 13);
      await fresh.settled();
      const { buffer, modes } = stage.terminal;
      expect(modes).toEqual(fresh.terminal.modes);
      expect([buffer.active.cursorX, buffer.active.cursorY, buffer.active.type]).toEqual([2, 1, 'normal']);
      const lines = screenOf(stage);
      expect(lines.slice(buffer.active.baseY)).toEqual(['new shell', '$']);
      const mark = lines.indexOf('── next ──');
      expect(mark).toBeGreaterThanOrEqual(0);
      expect(lines.slice(0, mark).join('\n').trimEnd()).toBe(
        (past.length > 0 ? past : ['before']).join('\n').trimEnd(),
      );
    },
  );

  test('the next shell’s terminal starts after all output before it, and before all output after it', async () => {
    const stage = createStage(1000);
    output(stage, 'a\r\n'.repeat(300), 900);
    stage.receiver.receive({ type: 'successor', mark: 'one' });
    output(stage, 'b\r\n', 3);
    stage.receiver.receive({ type: 'successor', mark: 'two' });
    output(stage, 'c', 1);
    stage.receiver.receive({ type: 'live' });
    await stage.settled();
    await stage.settled();
    await stage.settled();
    const lines = screenOf(stage).filter((line) => line !== '');
    expect(lines).toEqual([...Array<string>(300).fill('a'), 'one', 'b', 'two', 'c']);
    expect(stage.events).toContain('live');
  });
});

describe('a reset terminal', () => {
  test.each([
    ['an unfinished character', new Uint8Array([0xf0, 0x9f])],
    ['an unfinished sequence', bytesOf(`${ESC}[38;5`)],
    ['an unfinished title', bytesOf(`${ESC}]0;never ends`)],
    [
      'hidden cursor, colors and modes',
      bytesOf(`${ESC}[?25l${ESC}[31m${ESC}[?2004h${ESC}[?1006h${ESC}[?1049h${ESC}[2;4r${ESC}[20h`),
    ],
  ])('R5: a reset terminal keeps no trace of %s', async (_name, before) => {
    const fresh = createStage();
    const used = createStage();
    used.receiver.receive({ type: 'output', bytes: before, end: before.length });
    used.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    for (const stage of [fresh, used]) {
      output(stage, 'prompt$ é\r\n\n\n\n\n\n\nlast\n.');
      await stage.settled();
    }
    expect(pictureOf(used.terminal)).toEqual(pictureOf(fresh.terminal));
    expect((await checkpointOf(used)).text).toBe((await checkpointOf(fresh)).text);
  });

  test('a reset terminal is hidden at once, and becomes live in the order of the stream', async () => {
    const stage = createStage();
    stage.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    output(stage, 'saved', 5);
    stage.receiver.receive({ type: 'live' });
    expect(stage.events).toEqual(['reset']);
    await stage.settled();
    expect(stage.events.toSorted()).toEqual(['live', 'parsed 5', 'reset']);
  });
});

describe('a terminal that is filled again with more earlier output', () => {
  const begin = { type: 'reset', keepAll: true, keepView: true } as const;

  test('the view is saved once, and restored at the same output, before any later output', async () => {
    const stage = createStage();
    output(stage, 'x'.repeat(50), 50);
    await stage.settled();
    stage.receiver.receive(begin);
    output(stage, 'early', 20);
    stage.receiver.receive(begin);
    for (const end of [20, 50, 80]) output(stage, 'again', end);
    stage.receiver.receive({ type: 'live' });
    await stage.settled();
    const kinds = stage.events.filter((event) => /leave|return|live/.test(event));
    expect(kinds).toEqual(['leave', 'return', 'live']);
  });

  test('the view of a terminal without earlier output is restored when the terminal is live', async () => {
    const stage = createStage();
    stage.receiver.receive({ type: 'snapshot', text: 'a snapshot' });
    stage.receiver.receive(begin);
    output(stage, 'y', 40);
    await stage.settled();
    expect(stage.events).not.toContain('return');
    stage.receiver.receive({ type: 'live' });
    await stage.settled();
    expect(stage.events.filter((event) => /return|live/.test(event))).toEqual(['return', 'live']);
  });

  test('the view is restored when the terminal is live, if the replay ends before the saved output', async () => {
    const stage = createStage();
    output(stage, 'x', 50);
    stage.receiver.receive(begin);
    output(stage, 'y', 40);
    stage.receiver.receive({ type: 'live' });
    await stage.settled();
    expect(stage.events.filter((event) => /return|live/.test(event))).toEqual(['return', 'live']);
  });

  test('the view is not restored after a plain reset or with another port', async () => {
    for (const starts of ['over', 'on another port']) {
      const stage = createStage();
      output(stage, 'x', 50);
      stage.receiver.receive(begin);
      if (starts === 'over') stage.receiver.receive({ ...begin, keepView: false });
      else stage.receiver.abandon();
      output(stage, 'y', 60);
      stage.receiver.receive({ type: 'live' });
      await stage.settled();
      expect(stage.events).not.toContain('return');
    }
  });
});

describe('a size', () => {
  test('a size takes effect between the output before it and the output after it', async () => {
    const stage = createStage();
    output(stage, '0123456789');
    stage.receiver.receive({ type: 'size', size: { cols: 4, rows: ROWS } });
    output(stage, `${ESC}[2J${ESC}[Habcdefgh`);
    await stage.settled();
    expect(stage.terminal.cols).toBe(4);
    expect(screenOf(stage).slice(-2)).toEqual(['abcd', 'efgh']);
  });

  test('S8: a size that came from the port is not sent back', async () => {
    const stage = createStage();
    stage.receiver.receive({ type: 'size', size: { cols: 50, rows: 10 } });
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });
});

describe('a mark', () => {
  test('R6: a mark is on a line of its own, even after an unfinished sequence', async () => {
    for (const before of ['text', `text${ESC}[3`, `text${ESC}]0;title`, `text${ESC}[31m`]) {
      const stage = createStage();
      output(stage, before);
      stage.receiver.receive({ type: 'mark', text: '-- skipped --' });
      output(stage, 'after');
      await stage.settled();
      expect(screenOf(stage)).toEqual(['text', '-- skipped --', 'after']);
    }
  });

  test('R6: a mark drops both halves of a character that was cut by skipped output', async () => {
    const stage = createStage();
    stage.receiver.receive({ type: 'output', bytes: new Uint8Array([0x61, 0xe2, 0x82]), end: 3 });
    stage.receiver.receive({ type: 'mark', text: '--' });
    stage.receiver.receive({ type: 'output', bytes: new Uint8Array([0xac, 0x62]), end: 5 });
    await stage.settled();
    expect(screenOf(stage)).toEqual(['a', '--', 'b']);
  });
});

describe('a snapshot larger than xterm.js accepts at once', () => {
  test('a large snapshot is written in pieces, and messages after it wait for its end', async () => {
    const stage = createStage(10);
    const line = `${'x'.repeat(COLS - 2)}\r\n`;
    const text = line.repeat(Math.ceil((2.5 * SNAPSHOT_PIECE_CHARS) / line.length));
    stage.receiver.receive({ type: 'snapshot', text });
    output(stage, 'after', 5);
    stage.receiver.receive({ type: 'live' });
    await stage.settled();
    while (!stage.events.includes('live')) await stage.settled();
    expect(screenOf(stage).slice(-2)).toEqual(['x'.repeat(COLS - 2), 'after']);
    expect(stage.posted.filter(({ type }) => type !== 'trimmed')).toEqual([{ type: 'parsed', end: 5 }]);
  });

  test('a large snapshot stops when its port is closed', async () => {
    const stage = createStage(10);
    stage.receiver.receive({ type: 'snapshot', text: 'z'.repeat(2 * SNAPSHOT_PIECE_CHARS) });
    stage.receiver.receive({ type: 'top-mark', text: 'skipped' });
    stage.receiver.abandon();
    stage.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    output(stage, 'fresh');
    await stage.settled();
    await stage.settled();
    expect(screenOf(stage)).toEqual(['fresh']);
  });
});

describe('a checkpoint', () => {
  /** Shows a checkpoint on a new terminal, as the app's next start does. */
  async function restore(stage: Stage): Promise<Stage> {
    const { text, topMark, tail, size } = await checkpointOf(stage);
    const restored = createStage();
    restored.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    restored.receiver.receive({ type: 'size', size });
    restored.receiver.receive({ type: 'snapshot', text });
    if (topMark !== null) restored.receiver.receive({ type: 'top-mark', text: topMark });
    if (tail.length > 0) restored.receiver.receive({ type: 'output', bytes: tail, end: 0 });
    return restored;
  }

  test.each([
    ['the mouse encoding', `${ESC}[?1000h${ESC}[?1006h`, '[?1006h'],
    ['mouse positions in pixels', `${ESC}[?1016h`, '[?1016h'],
    ['a hidden cursor', `${ESC}[?25l`, '[?25l'],
    ['the cursor style', `${ESC}[5 q`, '[5 q'],
    ['line drawing characters', `${ESC}(0`, '(0'],
    ['a scroll region', `${ESC}[2;4r`, '[2;4r'],
  ])(
    'a checkpoint includes %s, which xterm.js’s serialize add-on leaves out',
    async (_name, set, sequence) => {
      const stage = createStage();
      output(stage, set);
      expect((await checkpointOf(stage)).text).toContain(`${ESC}${sequence}`);
    },
  );

  test.each([
    ['shown again', `${ESC}[?25l${ESC}[?25h`],
    ['another mouse encoding ended', `${ESC}[?1006h${ESC}[?1006l`],
    ['region of the whole screen', `${ESC}[2;4r${ESC}[r`],
    ['plain characters again', `${ESC}(0${ESC}(B`],
    ['soft reset', `${ESC}[?25l${ESC}[5 q${ESC}(0${ESC}[2;4r${ESC}[!p`],
  ])('a checkpoint includes no state that was undone: %s', async (_name, set) => {
    const stage = createStage();
    output(stage, set);
    expect((await checkpointOf(stage)).text).not.toMatch(/\?25l|\?1006|\dr|\(0| q/);
  });

  test('a checkpoint has no scroll region after a resize, which ends the region', async () => {
    const stage = createStage();
    output(stage, `${ESC}[2;4r`);
    stage.receiver.receive({ type: 'size', size: { cols: COLS, rows: ROWS + 2 } });
    const answer = await checkpointOf(stage);
    expect(answer.text).not.toMatch(/\dr/);
    expect(answer.size).toEqual({ cols: COLS, rows: ROWS + 2 });
  });

  test('a checkpoint includes the note beside the first line', async () => {
    const stage = createStage();
    output(stage, 'the first line');
    stage.receiver.receive({ type: 'top-mark', text: 'something was skipped' });
    const restored = await restore(stage);
    await restored.settled();
    expect(restored.events).toContain('top mark something was skipped');
    expect((await checkpointOf(restored, 2)).topMark).toBe('something was skipped');
    restored.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    expect((await checkpointOf(restored, 3)).topMark).toBeNull();
  });

  test('a checkpoint contains the output before its request, and none after it', async () => {
    const stage = createStage();
    output(stage, 'before');
    stage.receiver.receive({ type: 'checkpoint', id: 7 });
    output(stage, ' after');
    await stage.settled();
    const answer = stage.posted.find((message) => message.type === 'checkpoint');
    expect(answer).toMatchObject({ id: 7, size: { cols: COLS, rows: ROWS } });
    expect(answer?.type === 'checkpoint' && answer.text).toMatch(/^before\r\n/);
    expect(answer?.type === 'checkpoint' && answer.text).not.toContain('after');
  });

  test('a checkpoint from anywhere in a stream, followed by the rest, shows the same as the whole stream', async () => {
    // Erasing in a wrapped line and a long-saved cursor are left out: a checkpoint reproduces neither.
    const piece = fc.oneof(
      fc.constantFrom(
        'word ',
        'é',
        '€uro',
        '日本',
        '😀',
        '\r\n',
        '\r',
        '\t',
        'a long line that wraps around ',
      ),
      fc
        .constantFrom(
          '[1;31m',
          '[0m',
          '[48;5;20m',
          '[A',
          '[3;3H',
          '[2;5r',
          '[r',
          '[?2004h',
          '[?1h',
          '[?6h',
          '[?6l',
        )
        .map((rest) => ESC + rest),
      fc.constantFrom(`${ESC}]0;title\u0007`, `${ESC}(0lqk${ESC}(B`),
    );
    // Programs enter the alternate screen from a new line, and leave it once.
    const pieces = fc.array(piece, { maxLength: 12 }).map((some) => some.join(''));
    const alternate = pieces.map((inside) => `\r\n${ESC}[?1049h${ESC}[H${inside}${ESC}[r${ESC}[?1049l`);
    const parts = fc.tuple(pieces, fc.option(alternate, { nil: '' }), pieces).map((three) => three.join(''));
    const streams = fc.tuple(parts, fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(streams, async ([text, share]) => {
        const stream = bytesOf(text);
        const cut = Math.floor(share * stream.length);
        const whole = createStage();
        whole.receiver.receive({ type: 'output', bytes: stream.subarray(0, cut), end: cut });
        await whole.settled();
        // No text can reproduce a wrap that is pending at the end of a line inside a scroll region.
        fc.pre(whole.terminal.buffer.active.cursorX < COLS || !/\[2;5r|\[\?6h/.test(text));
        const restored = await restore(whole);
        for (const stage of [whole, restored]) {
          stage.receiver.receive({ type: 'output', bytes: stream.subarray(cut), end: stream.length });
          await stage.settled();
        }
        expect(pictureOf(restored.terminal)).toEqual(pictureOf(whole.terminal));
      }),
      { numRuns: 300 },
    );
  });
});
