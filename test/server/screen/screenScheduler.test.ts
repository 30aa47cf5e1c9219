import { expect, test } from 'vitest';
import { TaskQueue } from '../../../server/screen/taskQueue.ts';
import { ScreenScheduler } from '../../../server/screen/screenScheduler.ts';

test('a screen that has just become busy goes first, and screens that are still working keep their order', () => {
  const turns = new ScreenScheduler<string>();
  for (const flood of ['a', 'b', 'c']) turns.addAgain(flood);
  expect(turns.next()).toBe('a');
  turns.addAgain('a');
  turns.add('quiet');
  turns.add('quiet');
  turns.add('b');
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

test('many screens that have just become busy do not starve the others', () => {
  const turns = new ScreenScheduler<string>();
  turns.addAgain('flood');
  const taken: (string | undefined)[] = [];
  for (let count = 0; count < 100; count++) {
    turns.add(`newcomer ${count}`);
    taken.push(turns.next());
    if (taken.at(-1) === 'flood') turns.addAgain('flood');
  }
  expect(taken.filter((item) => item === 'flood')).toHaveLength(5);
  turns.delete('flood');
  expect(taken.indexOf('flood')).toBe(16);
});

test('a task queue keeps its order when tasks are put first or replaced by their remainder', () => {
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
