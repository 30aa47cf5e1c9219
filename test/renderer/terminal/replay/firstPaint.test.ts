// When the page says that its restored screens are painted.
import { expect, test } from 'vitest';
import {
  FirstPaint,
  FRAMES_WAIT_MS,
  HIDDEN_WAIT_BYTES,
} from '../../../../renderer/terminal/replay/firstPaint.ts';

function begin(panes: readonly string[], seen = panes) {
  let frames: (() => void)[] = [];
  const waits = new Map<number, () => void>();
  const drawn: string[] = [];
  let told = 0;
  const times = {
    nextFrame: (act: () => void) => void frames.push(act),
    after: (ms: number, act: () => void) => void waits.set(ms, act),
  };
  const paint = new FirstPaint(
    panes,
    seen,
    times,
    (pane) => void drawn.push(pane),
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

test('what is in sight waits for ordinary screens that are not, and not for long ones', () => {
  const { paint, frame, told } = begin(['seen', 'short', 'long'], ['seen']);
  paint.arrived('seen', 2 * HIDDEN_WAIT_BYTES);
  paint.restored('seen');
  paint.arrived('short', 1_000);
  paint.restored('short');
  paint.arrived('long', HIDDEN_WAIT_BYTES - 1_000);
  frame();
  frame();
  expect(told()).toBe(0);
  paint.arrived('long', 1);
  frame();
  frame();
  expect(told()).toBe(1);
  paint.restored('long');
  frame();
  frame();
  expect(told()).toBe(1);
});

test('nothing is shown before what is in sight, however much the others have', () => {
  const { paint, frame, told } = begin(['seen', 'long'], ['seen']);
  paint.arrived('long', 2 * HIDDEN_WAIT_BYTES);
  frame();
  frame();
  expect(told()).toBe(0);
  paint.restored('seen');
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
