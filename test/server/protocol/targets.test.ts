import { expect, test } from 'vitest';
import type { TargetList } from '../../../server/shells/targets.ts';
import { Stage } from '../stage.ts';

const web = {
  id: 'c1',
  name: 'web-1',
  image: 'nginx',
  state: 'running',
  labels: {},
  compose: { project: 'shop', service: 'web' },
};
const withWeb: TargetList = { local: true, engine: { state: 'up' }, containers: [web] };

test('T1: the server answers watch with the targets, and sends every change until the watch is off', () => {
  const stage = new Stage();
  const client = stage.connect();
  client.send({ type: 'watch', on: true });
  expect(client.all('targets').map(({ containers }) => containers.length)).toEqual([0]);
  stage.setTargets(withWeb);
  expect(client.last('targets')).toEqual({ type: 'targets', ...withWeb });
  client.send({ type: 'watch', on: false });
  stage.setTargets({ ...withWeb, containers: [] });
  expect(client.all('targets').length).toBe(2);
});

test('T1: the server answers a second watch with the list again, and sends each change once', () => {
  const stage = new Stage();
  const client = stage.connect();
  client.send({ type: 'watch', on: true });
  client.send({ type: 'watch', on: true });
  stage.setTargets(withWeb);
  expect(client.all('targets').length).toBe(3);
});

test('T1: a slow reader gets only the newest list instead of a queue of changes', () => {
  const stage = new Stage();
  const client = stage.connect();
  client.send({ type: 'watch', on: true });
  client.pair.server.extraBufferedBytes = 100_000;
  for (let count = 0; count < 50; count++) stage.setTargets({ ...withWeb, local: count % 2 === 0 });
  expect(client.all('targets').length).toBe(1);
  client.pair.server.extraBufferedBytes = 0;
  client.pair.server.drain();
  expect(client.all('targets').length).toBe(2);
  expect(client.last('targets').local).toBe(false);
});

test('T2: an unreachable engine is reported with the reason', () => {
  const stage = new Stage();
  const client = stage.connect();
  client.send({ type: 'watch', on: true });
  stage.setTargets({
    local: true,
    engine: { state: 'down', reason: 'the engine at /x does not answer' },
    containers: [],
  });
  expect(client.last('targets').engine).toEqual({
    state: 'down',
    reason: 'the engine at /x does not answer',
  });
});
