// From a manager's tasks and nodes to where a service runs.
import { expect, test } from 'vitest';
import { nodeAddresses } from '../../../../server/shells/docker/swarmNodes.ts';

const task = (NodeID: string, State = 'running', DesiredState = 'running') => ({
  NodeID,
  DesiredState,
  Status: { State },
});
const node = (ID: string, Addr: string, manager?: string) => ({
  ID,
  Status: { Addr },
  ...(manager === undefined ? {} : { ManagerStatus: { Addr: manager } }),
});

test('only nodes on which a task runs, and is to run, count; each once', () => {
  const nodes = [node('a', '10.0.0.1'), node('b', '10.0.0.2'), node('c', '10.0.0.3'), node('d', '10.0.0.4')];
  const tasks = [task('a'), task('a'), task('b', 'starting'), task('c', 'running', 'shutdown'), task('d')];
  expect(nodeAddresses(tasks, nodes)).toEqual(['10.0.0.1', '10.0.0.4']);
});

test('a manager that does not know its own address is where the others reach it', () => {
  const tasks = [task('a'), task('b'), task('c'), task('d')];
  const nodes = [
    node('a', '0.0.0.0', '10.0.0.1:2377'),
    node('b', '127.0.0.1', '[fd00::2]:2377'),
    node('c', '0.0.0.0'),
    node('d', '10.0.0.4', '10.9.9.9:2377'),
  ];
  expect(nodeAddresses(tasks, nodes)).toEqual(['10.0.0.1', 'fd00::2', '10.0.0.4']);
});

test('a task that has no node yet, or one that nobody knows, is nowhere', () => {
  expect(nodeAddresses([{}, task('gone')], [node('a', '10.0.0.1')])).toEqual([]);
});
