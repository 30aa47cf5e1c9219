import { expect, test } from 'vitest';
import { TaskQueue } from '../../../server/screen/taskQueue.ts';
import { Turns } from '../../../server/screen/screenScheduler.ts';

test('a newcomer has its turn before all who had one, and those go on in their order', () => {
  const turns = new Turns<string>();
  for (const flood of ['a', 'b', 'c']) turns.again(flood);
  expect(turns.next()).toBe('a');
  turns.again('a');
  turns.arrived('quiet');
  turns.arrived('quiet');
  turns.arrived('b');
  expect(turns.isEmpty).toBe(false);
  expect([turns.next(), turns.next(), turns.next(), turns.next(), turns.next()]).toEqual([
    'quiet',
    'b',
    'c',
    'a',
    undefined,
  ]);
  expect(turns.isEmpty).toBe(true);
});

test('many newcomers do not stop the others for ever', () => {
  const turns = new Turns<string>();
  turns.again('flood');
  const taken: (string | undefined)[] = [];
  for (let count = 0; count < 100; count++) {
    turns.arrived(`newcomer ${count}`);
    taken.push(turns.next());
    if (taken.at(-1) === 'flood') turns.again('flood');
  }
  expect(taken.filter((one) => one === 'flood')).toHaveLength(5);
  turns.delete('flood');
  expect(taken.indexOf('flood')).toBe(16);
});

test('a queue keeps its order over many tasks, others put before them, and one done in parts', () => {
  const queue = new TaskQueue<number>();
  const taken: number[] = [];
  const take = (): void => {
    taken.push(queue.first as number);
    queue.removeFirst();
  };
  for (let task = 0; task < 5000; task++) queue.add(task);
  for (let count = 0; count < 1500; count++) take();
  queue.addFirst(-2, -1);
  queue.replaceFirst(-3);
  for (let task = 5000; task < 6000; task++) queue.add(task);
  while (!queue.isEmpty) take();
  expect(queue.first).toBeUndefined();
  const count = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, at) => from + at);
  expect(taken).toEqual([...count(0, 1500), -3, -1, ...count(1500, 6000)]);
});
