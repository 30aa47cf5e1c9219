// A bell is heard or seen, once for as long as it rings.
import { expect, test } from 'vitest';
import { BELL_MS, ring } from '../../../../renderer/terminal/drawing/bell.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

function bell() {
  const clock = new ManualClock();
  const element: { dataset: DOMStringMap } = { dataset: {} };
  let sounds = 0;
  const rings = (how: 'none' | 'visual' | 'sound'): void =>
    ring(
      element,
      how,
      () => (sounds += 1),
      (run, ms) => void clock.setTimeout(run, ms),
    );
  return { clock, rings, state: () => [element.dataset['bell'], sounds] };
}

test('its pane is lit for a moment, and nothing sounds', () => {
  const { clock, rings, state } = bell();
  rings('visual');
  expect(state()).toEqual(['visual', 0]);
  clock.advance(BELL_MS);
  expect(state()).toEqual([undefined, 0]);
});

test('a program that rings without an end is heard once in that time', () => {
  const { clock, rings, state } = bell();
  for (let count = 0; count < 100; count += 1) rings('sound');
  expect(state()).toEqual(['sound', 1]);
  clock.advance(BELL_MS);
  rings('sound');
  expect(state()).toEqual(['sound', 2]);
});

test('who wants none gets none', () => {
  const { rings, state } = bell();
  rings('none');
  expect(state()).toEqual([undefined, 0]);
});
