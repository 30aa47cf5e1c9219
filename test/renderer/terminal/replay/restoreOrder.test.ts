// In which order terminals are filled at the start of the page.
import { expect, test } from 'vitest';
import { HIDDEN_AT_ONCE, RestoreOrder } from '../../../../renderer/terminal/replay/restoreOrder.ts';

function begin(seen: readonly string[]) {
  const started: string[] = [];
  return { started, order: new RestoreOrder(seen, (pane) => void started.push(pane)) };
}

const HIDDEN = Array.from({ length: HIDDEN_AT_ONCE + 2 }, (_, at) => `hidden ${at}`);

test('hidden terminals wait for those in sight, and then a few are filled at once', () => {
  const { order, started } = begin(['left', 'right']);
  for (const pane of ['left', ...HIDDEN, 'right']) order.want(pane);
  expect(started).toEqual(['left', 'right']);
  order.restored('left');
  expect(started).toEqual(['left', 'right']);
  order.restored('right');
  expect(started.slice(2)).toEqual(HIDDEN.slice(0, HIDDEN_AT_ONCE));
  order.restored('hidden 1');
  order.restored('hidden 0');
  expect(started.slice(2)).toEqual(HIDDEN);
});

test('a terminal that the user looks at waits no longer, and is filled once', () => {
  const { order, started } = begin(['seen']);
  for (const pane of ['seen', 'a', 'b']) order.want(pane);
  order.hurry('b');
  order.hurry('b');
  expect(started).toEqual(['seen', 'b']);
  order.restored('seen');
  expect(started).toEqual(['seen', 'b', 'a']);
});

test('one that is closed while it waits is not filled, and one in sight that is closed holds nothing up', () => {
  const { order, started } = begin(['seen']);
  for (const pane of ['seen', 'a', 'b']) order.want(pane);
  order.restored('a');
  order.restored('seen');
  expect(started).toEqual(['seen', 'b']);
});

test('a tab that is opened later is filled at once', () => {
  const { order, started } = begin([]);
  order.want('later');
  expect(started).toEqual(['later']);
});
