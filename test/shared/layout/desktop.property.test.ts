// Desktops: after any operations, each pane is in exactly one window, and no window is empty.
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
  .record({ kind: fc.nat(9), first: fc.nat(), second: fc.nat(), index: fc.nat(4), side })
  .map(({ kind, first, second, index, side: where }) => (all, fresh) => {
    const panes = desktop.desktopPanes(all);
    const chosen = (at: number): string => panes[at % Math.max(1, panes.length)] ?? 'nobody';
    const window = all.windows[second % all.windows.length]?.id ?? '';
    const open = (to: Desktop, id: string): Desktop =>
      desktop.inWindow(to, id, (tabs) => arrangement.opened(tabs, fresh, `tab ${fresh}`));
    const [id, other] = [chosen(first), chosen(second)];
    const steps: readonly (() => Desktop)[] = [
      () => open(all, window),
      () => (desktop.hasRoom(all) ? open(desktop.windowOpened(all, `w ${fresh}`), `w ${fresh}`) : all),
      () => desktop.aroundPane(all, id, (tabs) => arrangement.splitPane(tabs, id, where, fresh)),
      () => desktop.aroundPane(all, id, (tabs) => arrangement.closed(tabs, id)),
      () => desktop.paneActivated(all, id),
      () => desktop.windowActivated(all, window),
      () => desktop.tabMovedTo(all, id, window, index),
      () => desktop.tabMovedOut(all, id, `w ${fresh}`),
      () => desktop.tabJoined(all, id, other, where),
      () => desktop.windowActivated(desktop.paneActivated(all, 'nobody'), 'nowhere'),
    ];
    return steps[kind]?.() ?? all;
  });

describe('properties', () => {
  test('after any operations every pane is in exactly one window', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let all = START;
        let panes: readonly string[] = [];
        for (const [index, act] of steps.entries()) {
          const after = act(all, `p${index}`);
          const left = desktop.desktopPanes(after);
          const lost = panes.filter((id) => !left.includes(id));
          const come = left.filter((id) => !panes.includes(id));
          expect(lost.length + come.length).toBeLessThanOrEqual(1);
          panes = [...panes.filter((id) => left.includes(id)), ...come];
          expectSoundDesktop(after, panes);
          all = after;
        }
        expect(desktop.repairedDesktop(all, panes, () => 'unused')).toEqual(all);
      }),
    );
  });

  test('any stored desktop is repaired, and no pane is lost', () => {
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

  test('a moved tab is shown in the other window with all of its panes, and its neighbor in the old one', () => {
    const moved = desktop.tabMovedTo(two, 'a', 'right', 0);
    expect(shape(moved)).toEqual([
      ['left', 'two'],
      ['right', 'one', 'three'],
    ]);
    expect(moved.windows.map(({ activePane }) => activePane)).toEqual(['c', 'b']);
    expect(moved.activeWindow).toBe('right');
  });

  test('a window closes with its last tab, except the last window', () => {
    const moved = desktop.tabMovedTo(two, 'd', 'left');
    expect(shape(moved)).toEqual([['left', 'one', 'two', 'three']]);
    const empty = ['a', 'b', 'c', 'd'].reduce(
      (all, id) => desktop.aroundPane(all, id, (tabs) => arrangement.closed(tabs, id)),
      two,
    );
    expect(shape(empty)).toEqual([['right']]);
  });

  test('a tab moves to a new window, unless it is alone in its window', () => {
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

  test('panes of a window that cannot be read are put into the first window', () => {
    const panes = [...desktop.desktopPanes(two), 'e'];
    const repaired = desktop.repairedDesktop(two, panes, () => 'made');
    expect(repaired.windows[0]?.tabs.map(({ layout }) => panesOf(layout))).toEqual([
      ['a', 'b'],
      ['c'],
      ['e'],
    ]);
    expect(repaired.windows[1]).toEqual(two.windows[1]);
  });

  test('windows are selected cyclically', () => {
    expect(desktop.windowBeside(two, 'left', 1)).toBe('right');
    expect(desktop.windowBeside(two, 'right', 1)).toBe('left');
    expect(desktop.windowBeside(two, 'left', -1)).toBe('right');
  });
});
