// Automatic reopening of a service's shell after its container was lost.
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

function show(state: PaneView['state'], change: Partial<PaneView> = {}, followServices = true): void {
  const { settings } = appView();
  const panes = [paneView({ id: 'tab', target: SERVICE, state, ...change })];
  follower.viewChanged(appView({ panes, settings: { ...settings, followServices } }));
}

test('S14: after a container was lost, one new shell is opened after a short delay', () => {
  show({ kind: 'running' });
  show(LOST);
  show(LOST);
  expect(started).toEqual([]);
  clock.advance(FIRST_TRY_MS);
  expect(started).toEqual(['tab']);
  show({ kind: 'opening' });
  show({ kind: 'running' });
  clock.advance(1_000_000);
  expect(started).toEqual(['tab']);
  show(LOST);
  clock.advance(FIRST_TRY_MS);
  expect(started).toEqual(['tab', 'tab']);
});

test('while the service has no new container, the open is retried with growing delays, up to a max number of tries', () => {
  show(LOST);
  const times: number[] = [];
  for (let minutes = 0; minutes < 600; minutes += 1) {
    clock.advance(1_000);
    if (started.length === times.length) continue;
    times.push(clock.now());
    show({ kind: 'opening' });
    show(REFUSED);
  }
  expect(times).toHaveLength(MAX_TRIES);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(clock.pendingTimers).toBe(0);
});

test.each([
  ['that exited', { end: { kind: 'exited', exitCode: 0 } }],
  ['that a user ended', { end: { kind: 'closed', by: 'user' } }],
] as const)('no shell is opened after a shell %s', (_name, { end }) => {
  show({ kind: 'ended', end, at: 1 });
  show(REFUSED);
  expect(clock.pendingTimers).toBe(0);
});

test('no shell is opened for a container outside a service, or while the setting is off', () => {
  show(LOST, { target: { kind: 'container', container: 'one' } });
  show(LOST, {}, false);
  expect(clock.pendingTimers).toBe(0);
});

test('turning the setting off, or closing the pane, cancels a scheduled open', () => {
  show(LOST);
  show(LOST, {}, false);
  expect(clock.pendingTimers).toBe(0);
  show(LOST);
  follower.viewChanged(appView());
  clock.advance(1_000_000);
  expect(started).toEqual([]);
});
