// Positions in which a dragged tab can be dropped.
import { describe, expect, test } from 'vitest';
import { dropSide, gapAt, indexAfterDrop, isOutside } from '../../../../renderer/state/tabs/tabDrag.ts';

describe('a dragged tab', () => {
  const box = { left: 100, width: 50 };

  test('a dragged tab is dropped before another tab in its left half, and after it in its right half', () => {
    expect([gapAt(2, 100, box), gapAt(2, 124, box), gapAt(2, 125, box), gapAt(2, 149, box)]).toEqual([
      2, 2, 3, 3,
    ]);
  });

  test('a dragged tab moves to the displayed gap, for every tab and every gap', () => {
    const panes = ['a', 'b', 'c', 'd'];
    for (const from of panes.keys()) {
      for (let gap = 0; gap <= panes.length; gap += 1) {
        const moved = panes[from] ?? '';
        const left = panes.slice(0, gap).filter((pane) => pane !== moved);
        const right = panes.slice(gap).filter((pane) => pane !== moved);
        const rest = panes.filter((pane) => pane !== moved);
        rest.splice(indexAfterDrop(from, gap), 0, moved);
        expect(rest).toEqual([...left, moved, ...right]);
      }
    }
  });
});

test('a dragged tab is dropped at the nearest side of a pane of any shape', () => {
  const pane = { left: 100, top: 50, width: 400, height: 100 };
  expect(dropSide(110, 100, pane)).toBe('left');
  expect(dropSide(490, 100, pane)).toBe('right');
  expect(dropSide(300, 60, pane)).toBe('up');
  expect(dropSide(300, 140, pane)).toBe('down');
  // A tenth of the width is less than half of the height.
  expect(dropSide(140, 70, pane)).toBe('left');
});

test('a point on the left or upper edge is inside of the window, and one on the right or lower edge outside', () => {
  const page = { screenX: 100, screenY: 50, outerWidth: 400, outerHeight: 300 };
  expect([isOutside(page, 100, 50), isOutside(page, 499, 349)]).toEqual([false, false]);
  expect([isOutside(page, 99, 50), isOutside(page, 100, 49)]).toEqual([true, true]);
  expect([isOutside(page, 500, 50), isOutside(page, 100, 350)]).toEqual([true, true]);
});
