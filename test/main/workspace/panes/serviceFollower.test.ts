// A tab on a service opens its next shell by itself, where that is wanted, and only when its container was lost.
import { beforeEach, expect, test } from 'vitest';
import type { PaneView } from '../../../../shared/view/view.ts';
import {
  FIRST_TRY_MS,
  MAX_TRIES,
  ServiceFollower,
} from '../../../../main/workspace/panes/serviceFollower.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { appView, paneView } from '../../../renderer/views.ts';

const SERVICE = { kind: 'service', service: 'api' } as const;
const LOST = { kind: 'ended', end: { kind: 'container-removed', detail: 'gone' }, at: 1 } as const;
const REFUSED = { kind: 'refused', code: 'target-not-running', message: 'no running container' } as const;

let clock: ManualClock;
let started: string[];
let follower: ServiceFollower;

beforeEach(() => {
  clock = new ManualClock();
  started = [];
  follower = new ServiceFollower({ clock, startAgain: (pane) => started.push(pane) });
});

function look(state: PaneView['state'], change: Partial<PaneView> = {}, followServices = true): void {
  const { settings } = appView();
  const panes = [paneView({ id: 'tab', target: SERVICE, state, ...change })];
  follower.look(appView({ panes, settings: { ...settings, followServices } }));
}

test('S14: a lost container is followed once, a moment later', () => {
  look({ kind: 'running' });
  look(LOST);
  look(LOST);
  expect(started).toEqual([]);
  clock.advance(FIRST_TRY_MS);
  expect(started).toEqual(['tab']);
  look({ kind: 'opening' });
  look({ kind: 'running' });
  clock.advance(1_000_000);
  expect(started).toEqual(['tab']);
  look(LOST);
  clock.advance(FIRST_TRY_MS);
  expect(started).toEqual(['tab', 'tab']);
});

test('as long as there is no successor it is tried again, ever more seldom, and not for ever', () => {
  look(LOST);
  const times: number[] = [];
  for (let minutes = 0; minutes < 600; minutes += 1) {
    clock.advance(1_000);
    if (started.length === times.length) continue;
    times.push(clock.now());
    look({ kind: 'opening' });
    look(REFUSED);
  }
  expect(times).toHaveLength(MAX_TRIES);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(clock.pendingTimers).toBe(0);
});

test.each([
  ['that exited', { end: { kind: 'exited', exitCode: 0 } }],
  ['that somebody ended', { end: { kind: 'closed', by: 'user' } }],
] as const)('a shell %s is not followed', (_name, { end }) => {
  look({ kind: 'ended', end, at: 1 });
  look(REFUSED);
  expect(clock.pendingTimers).toBe(0);
});

test('neither is one in a container of no service, nor any where it is not wanted', () => {
  look(LOST, { target: { kind: 'container', container: 'one' } });
  look(LOST, {}, false);
  expect(clock.pendingTimers).toBe(0);
});

test('what is no longer wanted, or closed, is not opened', () => {
  look(LOST);
  look(LOST, {}, false);
  expect(clock.pendingTimers).toBe(0);
  look(LOST);
  follower.look(appView());
  clock.advance(1_000_000);
  expect(started).toEqual([]);
});
