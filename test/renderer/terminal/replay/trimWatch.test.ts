// Reports of trimmed output: the offset of the first line that is left in a scrollback.
import { beforeEach, describe, expect, test } from 'vitest';
import { bytesOf, createStage, ROWS, type Stage } from '../../headless.ts';

const LINES = 20;
let stage: Stage;
let end: number;

beforeEach(() => {
  stage = createStage(LINES);
  end = 0;
});

/** Prints `count` lines of five bytes each, as one output. */
async function lines(count: number): Promise<void> {
  await output('abc\r\n'.repeat(count));
}

async function output(text: string): Promise<void> {
  end += text.length;
  stage.receiver.receive({ type: 'output', bytes: bytesOf(text), end });
  await stage.settled();
}

const reports = (): number[] =>
  stage.posted.flatMap((message) => (message.type === 'trimmed' ? [message.to] : []));

describe('trimmed output', () => {
  test('trimmed output is not reported while the scrollback has room', async () => {
    await lines(LINES + ROWS - 2);
    expect(reports()).toEqual([]);
  });

  test('trimmed output is reported exactly when output arrived line by line', async () => {
    for (let line = 0; line < LINES + ROWS + 9; line += 1) await lines(1);
    // The cursor is on an empty line after the output.
    expect(reports().at(-1)).toBe(10 * 5);
  });

  test('trimmed output is reported as soon as one chunk overfills the scrollback, and estimated after that', async () => {
    await lines(500);
    expect(reports()).toEqual([1]);
    await lines(1);
    expect(reports().at(-1)).toBeGreaterThan(400 * 5);
    expect(reports().at(-1)).toBeLessThan(500 * 5);
  });

  test('trimmed output is reported accurately and rarely over a long time', async () => {
    for (let turn = 0; turn < 2_000; turn += 1) await lines(3);
    stage.receiver.receive({ type: 'checkpoint', id: 1 });
    await stage.settled();
    const first = end - (LINES + ROWS - 1) * 5;
    expect(Math.abs((reports().at(-1) ?? 0) - first)).toBeLessThan(40 * 5);
    expect(reports().length).toBeLessThan(150);
    expect(stage.posted.at(-1)).toMatchObject({ type: 'checkpoint' });
  });

  test('trimmed output does not include lines that a program cleared', async () => {
    for (let line = 0; line < LINES; line += 1) await lines(1);
    await output('\u001b[3J');
    await lines(1);
    expect(reports()).toEqual([]);
  });

  test('trimmed output counts from zero again after a reset, and for the next shell in the pane', async () => {
    await lines(100);
    await lines(100);
    stage.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    const before = reports().length;
    end = 0;
    await lines(3);
    expect(reports()).toHaveLength(before);
    // A successor continues in the same scrollback, with offsets of its own.
    await lines(100);
    end = 0;
    await lines(2);
    expect(reports().at(-1)).toBeLessThanOrEqual(end);
  });

  test('trimmed output is not reported on the alternate screen, nor while the whole scrollback is kept', async () => {
    await output('\u001b[?1049h');
    await lines(100);
    expect(reports()).toEqual([]);
    stage.receiver.receive({ type: 'reset', keepAll: true, keepView: true });
    await output('\u001b[?1049l');
    await lines(1_000);
    await lines(1_000);
    expect(reports()).toEqual([]);
  });
});
