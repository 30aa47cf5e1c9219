// Where the first line that is left in a scrollback begins, on terminals without a page.
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

const told = (): number[] =>
  stage.posted.flatMap((message) => (message.type === 'trimmed' ? [message.to] : []));

describe('lines that fall out of a scrollback', () => {
  test('are not spoken of while there are none', async () => {
    await lines(LINES + ROWS - 2);
    expect(told()).toEqual([]);
  });

  test('are told to the line when output came line by line', async () => {
    for (let line = 0; line < LINES + ROWS + 9; line += 1) await lines(1);
    // Its cursor stands on a line of its own.
    expect(told().at(-1)).toBe(10 * 5);
  });

  test('are told although a single output brought them all', async () => {
    await lines(500);
    expect(told()).toEqual([1]);
    await lines(1);
    expect(told().at(-1)).toBeGreaterThan(400 * 5);
    expect(told().at(-1)).toBeLessThan(500 * 5);
  });

  test('are told exactly enough of a long life, in few words', async () => {
    for (let turn = 0; turn < 2_000; turn += 1) await lines(3);
    stage.receiver.receive({ type: 'checkpoint', id: 1 });
    await stage.settled();
    const first = end - (LINES + ROWS - 1) * 5;
    expect(Math.abs((told().at(-1) ?? 0) - first)).toBeLessThan(40 * 5);
    expect(told().length).toBeLessThan(150);
    expect(stage.posted.at(-1)).toMatchObject({ type: 'checkpoint' });
  });

  test('are none that a program cleared away', async () => {
    for (let line = 0; line < LINES; line += 1) await lines(1);
    await output('\u001b[3J');
    await lines(1);
    expect(told()).toEqual([]);
  });

  test('are another terminal’s after it began anew', async () => {
    await lines(100);
    await lines(100);
    stage.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    const before = told().length;
    end = 0;
    await lines(3);
    expect(told()).toHaveLength(before);
    // A successor goes on in the same scrollback, with offsets of its own.
    await lines(100);
    end = 0;
    await lines(2);
    expect(told().at(-1)).toBeLessThanOrEqual(end);
  });

  test('are none in the alternate screen, and none where all is kept', async () => {
    await output('\u001b[?1049h');
    await lines(100);
    expect(told()).toEqual([]);
    stage.receiver.receive({ type: 'reset', keepAll: true, keepView: true });
    await output('\u001b[?1049l');
    await lines(1_000);
    await lines(1_000);
    expect(told()).toEqual([]);
  });
});
