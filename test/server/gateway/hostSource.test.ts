// Where a gateway's hosts are.
import { expect, test } from 'vitest';
import { hostSource } from '../../../server/gateway/hostSource.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { settled } from '../stage.ts';

test('addresses that are named one by one are told at once', () => {
  const told: string[][] = [];
  hostSource(['ws://a:1', 'wss://b:2'], new ManualClock(), silentLog)((urls) => told.push([...urls]));
  expect(told).toEqual([['ws://a:1', 'wss://b:2']]);
});

test('every address of a name is a host, followed as they come and go, and kept while no name server answers', async () => {
  const clock = new ManualClock();
  let addresses: string[] | Error = ['10.0.0.2', '10.0.0.1'];
  const resolve = (): Promise<string[]> =>
    addresses instanceof Error ? Promise.reject(addresses) : Promise.resolve(addresses);
  const told: string[][] = [];
  const stop = hostSource(
    ['dns://tasks.hosts:7420'],
    clock,
    silentLog,
    resolve,
  )((urls) => told.push([...urls]));
  const next = async (now: string[] | Error): Promise<void> => {
    addresses = now;
    clock.advance(5_000);
    await settled();
  };
  await settled();
  expect(told).toEqual([[], ['ws://10.0.0.1:7420', 'ws://10.0.0.2:7420']]);
  await next(['10.0.0.1', '10.0.0.2']);
  await next(new Error('SERVFAIL'));
  expect(told).toHaveLength(2);
  await next(['10.0.0.2', 'fd00::3']);
  expect(told.at(-1)).toEqual(['ws://10.0.0.2:7420', 'ws://[fd00::3]:7420']);
  stop();
  await next([]);
  expect(told).toHaveLength(3);
});
