// Desktops: whatever is done to windows, tabs and panes, each pane is in exactly one window, and no window is left empty.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arrangement from '../../../shared/layout/arrangement.ts';
import * as desktop from '../../../shared/layout/desktop.ts';
import type { Desktop } from '../../../shared/layout/desktop.ts';
import { panesOf } from '../../../shared/layout/layout.ts';
import { column, damagedTab, expectSound, pane, part, row, side } from './layouts.ts';

const START: Desktop = desktop.repairedDesktop({ windows: [], activeWindow: '' }, [], () => 'unused');

function expectSoundDesktop(all: Desktop, panes: readonly string[]): void {
  expect(desktop.desktopPanes(all).toSorted()).toEqual(panes.toSorted());
  expect(all.windows.map(({ id }) => id)).toContain(all.activeWindow);
  expect(new Set(all.windows.map(({ id }) => id)).size).toBe(all.windows.length);
  expect(all.windows.length).toBeLessThanOrEqual(desktop.MAX_WINDOWS);
  for (const window of all.windows) {
    expectSound(window, arrangement.allPanes(window));
    if (all.windows.length > 1) expect(window.tabs).not.toEqual([]);
  }
}

type Step = (all: Desktop, fresh: string) => Desktop;

const step: fc.Arbitrary<Step> = fc
  .record({ kind: fc.nat(9), one: fc.nat(), other: fc.nat(), place: fc.nat(4), side })
  .map(({ kind, one: first, other: second, place, side: where }) => (all, fresh) => {
    const panes = desktop.desktopPanes(all);
    const chosen = (at: number): string => panes[at % Math.max(1, panes.length)] ?? 'nobody';
    const window = all.windows[second % all.windows.length]?.id ?? '';
    const open = (to: Desktop, id: string): Desktop =>
      desktop.inWindow(to, id, (tabs) => arrangement.opened(tabs, fresh, `tab ${fresh}`));
    const [one, other] = [chosen(first), chosen(second)];
    const steps: readonly (() => Desktop)[] = [
      () => open(all, window),
      () => (desktop.hasRoom(all) ? open(desktop.windowOpened(all, `w ${fresh}`), `w ${fresh}`) : all),
      () => desktop.aroundPane(all, one, (tabs) => arrangement.splitPane(tabs, one, where, fresh)),
      () => desktop.aroundPane(all, one, (tabs) => arrangement.closed(tabs, one)),
      () => desktop.paneActivated(all, one),
      () => desktop.windowActivated(all, window),
      () => desktop.tabMovedTo(all, one, window, place),
      () => desktop.tabMovedOut(all, one, `w ${fresh}`),
      () => desktop.tabJoined(all, one, other, where),
      () => desktop.windowActivated(desktop.paneActivated(all, 'nobody'), 'nowhere'),
    ];
    return steps[kind]?.() ?? all;
  });

describe('properties', () => {
  test('every pane stays in exactly one window, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let all = START;
        let panes: readonly string[] = [];
        for (const [index, act] of steps.entries()) {
          const after = act(all, `p${index}`);
          const left = desktop.desktopPanes(after);
          const lost = panes.filter((one) => !left.includes(one));
          const come = left.filter((one) => !panes.includes(one));
          expect(lost.length + come.length).toBeLessThanOrEqual(1);
          panes = [...panes.filter((one) => left.includes(one)), ...come];
          expectSoundDesktop(after, panes);
          all = after;
        }
        expect(desktop.repairedDesktop(all, panes, () => 'unused')).toEqual(all);
      }),
    );
  });

  test('whatever a file holds is put right, and no pane is lost', () => {
    const window = fc.record({
      id: fc.constantFrom('first', 'v', 'w'),
      tabs: fc.array(damagedTab, { maxLength: 3 }),
      activePane: fc.constantFrom(null, 'p0', 'p1', 'nobody'),
    });
    const stored = fc.record({
      windows: fc.array(window, { maxLength: 4 }),
      activeWindow: fc.constantFrom('first', 'w', 'nowhere'),
    });
    fc.assert(
      fc.property(stored, fc.uniqueArray(fc.nat(9)), (all, ids) => {
        const panes = ids.map((id) => `p${id}`);
        let made = 0;
        expectSoundDesktop(
          desktop.repairedDesktop(all, panes, () => `new ${(made += 1)}`),
          panes,
        );
      }),
    );
  });
});

describe('examples', () => {
  const beside = row(part('a', 0.5), part('b', 0.5));
  const two: Desktop = {
    windows: [
      {
        id: 'left',
        tabs: [
          { id: 'one', layout: beside, activePane: 'b', zoomed: false },
          { id: 'two', layout: pane('c'), activePane: 'c', zoomed: false },
        ],
        activePane: 'b',
      },
      {
        id: 'right',
        tabs: [{ id: 'three', layout: pane('d'), activePane: 'd', zoomed: false }],
        activePane: 'd',
      },
    ],
    activeWindow: 'left',
  };
  const shape = ({ windows }: Desktop) => windows.map(({ id, tabs }) => [id, ...tabs.map((tab) => tab.id)]);

  test('a tab goes to another window with all of its panes, is shown there, and its neighbor here', () => {
    const moved = desktop.tabMovedTo(two, 'a', 'right', 0);
    expect(shape(moved)).toEqual([
      ['left', 'two'],
      ['right', 'one', 'three'],
    ]);
    expect(moved.windows.map(({ activePane }) => activePane)).toEqual(['c', 'b']);
    expect(moved.activeWindow).toBe('right');
  });

  test('a window goes with its last tab, but not the last window', () => {
    const moved = desktop.tabMovedTo(two, 'd', 'left');
    expect(shape(moved)).toEqual([['left', 'one', 'two', 'three']]);
    const empty = ['a', 'b', 'c', 'd'].reduce(
      (all, one) => desktop.aroundPane(all, one, (tabs) => arrangement.closed(tabs, one)),
      two,
    );
    expect(shape(empty)).toEqual([['right']]);
  });

  test('a tab gets a window of its own, unless it has one', () => {
    const out = desktop.tabMovedOut(two, 'c', 'new');
    expect(shape(out)).toEqual([
      ['left', 'one'],
      ['right', 'three'],
      ['new', 'two'],
    ]);
    expect(out.activeWindow).toBe('new');
    expect(desktop.tabMovedOut(two, 'd', 'new')).toBe(two);
  });

  test('a tab is joined to a pane of another window', () => {
    const joined = desktop.tabJoined(two, 'd', 'c', 'up');
    expect(shape(joined)).toEqual([['left', 'one', 'two']]);
    expect(joined.windows[0]?.tabs[1]?.layout).toEqual(column(part('d', 0.5), part('c', 0.5)));
    expect(joined.windows[0]?.activePane).toBe('d');
  });

  test('what was in a window that can not be read is in the first one', () => {
    const panes = [...desktop.desktopPanes(two), 'e'];
    const repaired = desktop.repairedDesktop(two, panes, () => 'made');
    expect(repaired.windows[0]?.tabs.map(({ layout }) => panesOf(layout))).toEqual([
      ['a', 'b'],
      ['c'],
      ['e'],
    ]);
    expect(repaired.windows[1]).toEqual(two.windows[1]);
  });

  test('windows are gone through around the end', () => {
    expect(desktop.windowBeside(two, 'left', 1)).toBe('right');
    expect(desktop.windowBeside(two, 'right', 1)).toBe('left');
    expect(desktop.windowBeside(two, 'left', -1)).toBe('right');
  });
});
