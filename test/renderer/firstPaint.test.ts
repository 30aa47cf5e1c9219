// When the page says that its restored screens are painted.
import { expect, test } from 'vitest';
import { FirstPaint, FRAMES_WAIT_MS, HIDDEN_WAIT_MS } from '../../renderer/terminal/firstPaint.ts';

function begin(tabs: readonly string[], seen = tabs) {
  let frames: (() => void)[] = [];
  const waits = new Map<number, () => void>();
  const drawn: string[] = [];
  let told = 0;
  const times = {
    nextFrame: (act: () => void) => void frames.push(act),
    after: (ms: number, act: () => void) => void waits.set(ms, act),
  };
  const paint = new FirstPaint(
    tabs,
    seen,
    times,
    (tab) => void drawn.push(tab),
    () => void (told += 1),
  );
  const frame = (): void => {
    const due = frames;
    frames = [];
    for (const act of due) act();
  };
  return { paint, frame, drawn, wait: (ms: number) => waits.get(ms)?.(), told: () => told };
}

test('it is said once, in the frame after the one that draws the last restored terminal', () => {
  const { paint, frame, told } = begin(['a', 'b']);
  paint.restored('a');
  frame();
  frame();
  expect(told()).toBe(0);
  paint.restored('b');
  frame();
  expect(told()).toBe(0);
  frame();
  expect(told()).toBe(1);
  paint.restored('a');
  frame();
  frame();
  expect(told()).toBe(1);
});

test('a tab that was opened later is not waited for, nor does it stand for another', () => {
  const { paint, frame, told } = begin(['a']);
  paint.restored('later');
  frame();
  frame();
  expect(told()).toBe(0);
});

test('without tabs the page is painted with its first frame', () => {
  const { frame, told } = begin([]);
  frame();
  frame();
  expect(told()).toBe(1);
});

test('what is in sight does not wait long for what is not', () => {
  const { paint, frame, wait, told } = begin(['seen', 'hidden'], ['seen']);
  wait(HIDDEN_WAIT_MS);
  frame();
  frame();
  expect(told()).toBe(0);
  paint.restored('seen');
  frame();
  frame();
  expect(told()).toBe(0);
  wait(HIDDEN_WAIT_MS);
  frame();
  frame();
  expect(told()).toBe(1);
  paint.restored('hidden');
  frame();
  frame();
  expect(told()).toBe(1);
});

test('a window that gets no frames while it is hidden is drawn all the same, and not waited for', () => {
  const { paint, frame, drawn, wait, told } = begin(['seen', 'hidden'], ['seen']);
  paint.restored('seen');
  expect(drawn).toEqual([]);
  paint.restored('hidden');
  expect(drawn).toEqual(['seen']);
  expect(told()).toBe(0);
  wait(FRAMES_WAIT_MS);
  expect(told()).toBe(1);
  frame();
  frame();
  expect(told()).toBe(1);
});
