// The bell: a sound or a flash of the pane, once for bells in quick succession.
import { expect, test } from 'vitest';
import { BELL_MS, ring } from '../../../../renderer/terminal/drawing/bell.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

function bell() {
  const clock = new ManualClock();
  const element: { dataset: DOMStringMap } = { dataset: {} };
  let sounds = 0;
  const rings = (kind: 'none' | 'visual' | 'sound'): void =>
    ring(
      element,
      kind,
      () => (sounds += 1),
      (run, ms) => void clock.setTimeout(run, ms),
    );
  return { clock, rings, state: () => [element.dataset['bell'], sounds] };
}

test('a visual bell flashes the pane for a moment, without a sound', () => {
  const { clock, rings, state } = bell();
  rings('visual');
  expect(state()).toEqual(['visual', 0]);
  clock.advance(BELL_MS);
  expect(state()).toEqual([undefined, 0]);
});

test('a program that rings continuously causes one sound per interval', () => {
  const { clock, rings, state } = bell();
  for (let count = 0; count < 100; count += 1) rings('sound');
  expect(state()).toEqual(['sound', 1]);
  clock.advance(BELL_MS);
  rings('sound');
  expect(state()).toEqual(['sound', 2]);
});

test('with the bell turned off there is no flash and no sound', () => {
  const { rings, state } = bell();
  rings('none');
  expect(state()).toEqual([undefined, 0]);
});
