// Resolution of a gateway's host addresses.
import { expect, test } from 'vitest';
import { hostSource, type Resolve } from '../../../server/gateway/hostSource.ts';
import type { Facts } from '../../../server/base/log.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { settled } from '../stage.ts';

const unknown: Resolve = (name) => Promise.reject(new Error(`${name} must not be resolved`));

/** Follows one name whose addresses the test sets, and records the emitted addresses and warnings. */
function follow(name: string, kind: 'dns:' | 'swarm:') {
  const clock = new ManualClock();
  const resolved: string[] = [];
  const emitted: string[][] = [];
  const warned: Facts[] = [];
  let addresses: string[] | Error = ['10.0.0.2', '10.0.0.1'];
  const resolve: Resolve = (hostName) => {
    resolved.push(hostName);
    return addresses instanceof Error ? Promise.reject(addresses) : Promise.resolve(addresses);
  };
  const resolvers = { 'dns:': unknown, 'swarm:': unknown, [kind]: resolve };
  const log = { ...silentLog, warn: (facts: Facts): void => void warned.push(facts) };
  const stop = hostSource([name, 'ws://fixed:1'], resolvers, clock, log)((urls) => emitted.push([...urls]));
  const next = async (now: string[] | Error): Promise<void> => {
    addresses = now;
    clock.advance(5_000);
    await settled();
  };
  return { resolved, emitted, warned, stop, next };
}

test('fixed addresses are emitted at once', () => {
  const emitted: string[][] = [];
  const resolvers = { 'dns:': unknown, 'swarm:': unknown };
  const source = hostSource(['ws://a:1', 'wss://b:2'], resolvers, new ManualClock(), silentLog);
  source((urls) => emitted.push([...urls]));
  expect(emitted).toEqual([['ws://a:1', 'wss://b:2']]);
});

test.each([
  ['dns://tasks.hosts:7420', 'dns:', 'tasks.hosts'],
  ['swarm://Team_host:7420', 'swarm:', 'Team_host'],
] as const)(
  'the gateway follows the addresses of %s, and keeps the last ones if resolving fails',
  async (name, kind, meant) => {
    const { resolved, emitted, stop, next } = follow(name, kind);
    await settled();
    expect(emitted).toEqual([['ws://fixed:1'], ['ws://fixed:1', 'ws://10.0.0.1:7420', 'ws://10.0.0.2:7420']]);
    await next(['10.0.0.1', '10.0.0.2']);
    await next(new Error('SERVFAIL'));
    expect(emitted).toHaveLength(2);
    await next(['10.0.0.2', 'fd00::3']);
    expect(emitted.at(-1)).toEqual(['ws://fixed:1', 'ws://10.0.0.2:7420', 'ws://[fd00::3]:7420']);
    stop();
    await next([]);
    expect(emitted).toHaveLength(3);
    expect(new Set(resolved)).toEqual(new Set([meant]));
  },
);

test('a name that does not resolve, or resolves to no host, is logged once while the problem lasts', async () => {
  const { emitted, warned, next } = follow('swarm://hosts:7420', 'swarm:');
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
    { name, error: 'it resolves to no host' },
  ]);
  expect(emitted.at(-1)).toEqual(['ws://fixed:1']);
});
