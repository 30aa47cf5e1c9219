// The report that the restored screens are painted.
import { expect, test } from 'vitest';
import {
  FirstPaint,
  FRAMES_WAIT_MS,
  HIDDEN_WAIT_BYTES,
} from '../../../../renderer/terminal/replay/firstPaint.ts';

function begin(panes: readonly string[], visible = panes) {
  let frames: (() => void)[] = [];
  const waits = new Map<number, () => void>();
  const drawn: string[] = [];
  let reports = 0;
  const times = {
    nextFrame: (act: () => void) => void frames.push(act),
    after: (ms: number, act: () => void) => void waits.set(ms, act),
  };
  const paint = new FirstPaint({
    panes,
    visible,
    times,
    draw: (pane) => void drawn.push(pane),
    onPainted: () => void (reports += 1),
  });
  const frame = (): void => {
    const due = frames;
    frames = [];
    for (const act of due) act();
  };
  return { paint, frame, drawn, wait: (ms: number) => waits.get(ms)?.(), reports: () => reports };
}

test('the report is made once, in the frame after the one that draws the last restored terminal', () => {
  const { paint, frame, reports } = begin(['a', 'b']);
  paint.restored('a');
  frame();
  frame();
  expect(reports()).toBe(0);
  paint.restored('b');
  frame();
  expect(reports()).toBe(0);
  frame();
  expect(reports()).toBe(1);
  paint.restored('a');
  frame();
  frame();
  expect(reports()).toBe(1);
});

test('a pane that was opened later neither delays the report nor counts for another', () => {
  const { paint, frame, reports } = begin(['a']);
  paint.restored('later');
  frame();
  frame();
  expect(reports()).toBe(0);
});

test('a page without panes is reported with its first frame', () => {
  const { frame, reports } = begin([]);
  frame();
  frame();
  expect(reports()).toBe(1);
});

test('the report waits for ordinary screens of hidden panes, but not for long ones', () => {
  const { paint, frame, reports } = begin(['visible', 'short', 'long'], ['visible']);
  paint.arrived('visible', 2 * HIDDEN_WAIT_BYTES);
  paint.restored('visible');
  paint.arrived('short', 1_000);
  paint.restored('short');
  paint.arrived('long', HIDDEN_WAIT_BYTES - 1_000);
  frame();
  frame();
  expect(reports()).toBe(0);
  paint.arrived('long', 1);
  frame();
  frame();
  expect(reports()).toBe(1);
  paint.restored('long');
  frame();
  frame();
  expect(reports()).toBe(1);
});

test('the report waits for the visible panes, however much output the hidden ones have', () => {
  const { paint, frame, reports } = begin(['visible', 'long'], ['visible']);
  paint.arrived('long', 2 * HIDDEN_WAIT_BYTES);
  frame();
  frame();
  expect(reports()).toBe(0);
  paint.restored('visible');
  frame();
  frame();
  expect(reports()).toBe(1);
});

test('a hidden window that gets no frames is drawn and reported after a time-out', () => {
  const { paint, frame, drawn, wait, reports } = begin(['visible', 'hidden'], ['visible']);
  paint.restored('visible');
  expect(drawn).toEqual([]);
  paint.restored('hidden');
  expect(drawn).toEqual(['visible']);
  expect(reports()).toBe(0);
  wait(FRAMES_WAIT_MS);
  expect(reports()).toBe(1);
  frame();
  frame();
  expect(reports()).toBe(1);
});
