// Node addresses of a Swarm service, computed from a manager's lists of tasks and nodes.
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

test('the addresses are those of nodes with a running task that should run, each once', () => {
  const nodes = [node('a', '10.0.0.1'), node('b', '10.0.0.2'), node('c', '10.0.0.3'), node('d', '10.0.0.4')];
  const tasks = [task('a'), task('a'), task('b', 'starting'), task('c', 'running', 'shutdown'), task('d')];
  expect(nodeAddresses(tasks, nodes)).toEqual(['10.0.0.1', '10.0.0.4']);
});

test('if a manager lists no address for itself, the address by which others reach it is used', () => {
  const tasks = [task('a'), task('b'), task('c'), task('d')];
  const nodes = [
    node('a', '0.0.0.0', '10.0.0.1:2377'),
    node('b', '127.0.0.1', '[fd00::2]:2377'),
    node('c', '0.0.0.0'),
    node('d', '10.0.0.4', '10.9.9.9:2377'),
  ];
  expect(nodeAddresses(tasks, nodes)).toEqual(['10.0.0.1', 'fd00::2', '10.0.0.4']);
});

test('a task without a node, or with an unknown one, has no address', () => {
  expect(nodeAddresses([{}, task('gone')], [node('a', '10.0.0.1')])).toEqual([]);
});
