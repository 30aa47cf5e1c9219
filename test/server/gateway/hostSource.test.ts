// Where a gateway's hosts are.
import { expect, test } from 'vitest';
import { hostSource, type Resolve } from '../../../server/gateway/hostSource.ts';
import type { Facts } from '../../../server/base/log.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { settled } from '../stage.ts';

const unknown: Resolve = (name) => Promise.reject(new Error(`${name} was not to be asked for`));

/** One name whose addresses the test says; what a look at them tells and what is logged is kept. */
function follow(name: string, kind: 'dns:' | 'swarm:') {
  const clock = new ManualClock();
  const asked: string[] = [];
  const told: string[][] = [];
  const warned: Facts[] = [];
  let addresses: string[] | Error = ['10.0.0.2', '10.0.0.1'];
  const resolve: Resolve = (one) => {
    asked.push(one);
    return addresses instanceof Error ? Promise.reject(addresses) : Promise.resolve(addresses);
  };
  const resolvers = { 'dns:': unknown, 'swarm:': unknown, [kind]: resolve };
  const log = { ...silentLog, warn: (facts: Facts): void => void warned.push(facts) };
  const stop = hostSource([name, 'ws://fixed:1'], resolvers, clock, log)((urls) => told.push([...urls]));
  const next = async (now: string[] | Error): Promise<void> => {
    addresses = now;
    clock.advance(5_000);
    await settled();
  };
  return { asked, told, warned, stop, next };
}

test('addresses that are named one by one are told at once', () => {
  const told: string[][] = [];
  const resolvers = { 'dns:': unknown, 'swarm:': unknown };
  const source = hostSource(['ws://a:1', 'wss://b:2'], resolvers, new ManualClock(), silentLog);
  source((urls) => told.push([...urls]));
  expect(told).toEqual([['ws://a:1', 'wss://b:2']]);
});

test.each([
  ['dns://tasks.hosts:7420', 'dns:', 'tasks.hosts'],
  ['swarm://Team_host:7420', 'swarm:', 'Team_host'],
] as const)(
  'every address of %s is a host, followed as they come and go, and kept while nobody answers',
  async (name, kind, meant) => {
    const { asked, told, stop, next } = follow(name, kind);
    await settled();
    expect(told).toEqual([['ws://fixed:1'], ['ws://fixed:1', 'ws://10.0.0.1:7420', 'ws://10.0.0.2:7420']]);
    await next(['10.0.0.1', '10.0.0.2']);
    await next(new Error('SERVFAIL'));
    expect(told).toHaveLength(2);
    await next(['10.0.0.2', 'fd00::3']);
    expect(told.at(-1)).toEqual(['ws://fixed:1', 'ws://10.0.0.2:7420', 'ws://[fd00::3]:7420']);
    stop();
    await next([]);
    expect(told).toHaveLength(3);
    expect(new Set(asked)).toEqual(new Set([meant]));
  },
);

test('a name that can not be resolved, or stands for no host, is logged once for each time that it begins', async () => {
  const { told, warned, next } = follow('swarm://hosts:7420', 'swarm:');
  await settled();
  await next(new Error('no manager'));
  await next(new Error('no manager'));
  await next(['10.0.0.1']);
  await next(new Error('no manager'));
  await next([]);
  await next([]);
  const name = 'swarm://hosts:7420';
  expect(warned).toEqual([
    { name, error: 'no manager' },
    { name, error: 'no manager' },
    { name, error: 'it stands for no host now' },
  ]);
  expect(told.at(-1)).toEqual(['ws://fixed:1']);
});
