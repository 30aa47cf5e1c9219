// The order in which terminals are filled at the start of the page.
import { expect, test } from 'vitest';
import { HIDDEN_AT_ONCE, RestoreOrder } from '../../../../renderer/terminal/replay/restoreOrder.ts';

function begin(visible: readonly string[]) {
  const started: string[] = [];
  return { started, order: new RestoreOrder(visible, (pane) => void started.push(pane)) };
}

const HIDDEN = Array.from({ length: HIDDEN_AT_ONCE + 2 }, (_, at) => `hidden ${at}`);

test('hidden terminals wait for the visible ones, and then a few are filled at once', () => {
  const { order, started } = begin(['left', 'right']);
  for (const pane of ['left', ...HIDDEN, 'right']) order.enqueue(pane);
  expect(started).toEqual(['left', 'right']);
  order.restored('left');
  expect(started).toEqual(['left', 'right']);
  order.restored('right');
  expect(started.slice(2)).toEqual(HIDDEN.slice(0, HIDDEN_AT_ONCE));
  order.restored('hidden 1');
  order.restored('hidden 0');
  expect(started.slice(2)).toEqual(HIDDEN);
});

test('a waiting terminal that the user looks at is filled now, and only once', () => {
  const { order, started } = begin(['visible']);
  for (const pane of ['visible', 'a', 'b']) order.enqueue(pane);
  order.hurry('b');
  order.hurry('b');
  expect(started).toEqual(['visible', 'b']);
  order.restored('visible');
  expect(started).toEqual(['visible', 'b', 'a']);
});

test('a terminal that is closed while it waits is not filled, and a closed visible one delays no other', () => {
  const { order, started } = begin(['visible']);
  for (const pane of ['visible', 'a', 'b']) order.enqueue(pane);
  order.restored('a');
  order.restored('visible');
  expect(started).toEqual(['visible', 'b']);
});

test('a pane that is opened later is filled at once', () => {
  const { order, started } = begin([]);
  order.enqueue('later');
  expect(started).toEqual(['later']);
});
