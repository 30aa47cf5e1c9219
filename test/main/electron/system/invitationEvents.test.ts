// `holdfast://` addresses from the system.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { addressesIn, collectAddresses } from '../../../../main/electron/system/invitationEvents.ts';

test('the first three arguments with the scheme are addresses', () => {
  expect(
    addressesIn(['/opt/holdfast', '--flag=holdfast://x', '--allow-file', 'holdfast://attach/a', '/file']),
  ).toEqual(['holdfast://attach/a']);
  expect(addressesIn(['HOLDFAST://a', 'holdfast://b', 'holdfast:c', 'holdfast:d'])).toHaveLength(3);
});

test('addresses from the start, a second start and macOS wait for a receiver; later ones reach it at once', () => {
  const events = new EventEmitter();
  const takeWith = collectAddresses(events as unknown as App, ['app', 'holdfast://first']);
  let prevented = 0;
  const event = { preventDefault: () => (prevented += 1) };
  events.emit('open-url', event, 'holdfast://second');
  const taken: string[] = [];
  takeWith((address) => taken.push(address));
  expect(taken).toEqual(['holdfast://first', 'holdfast://second']);
  events.emit('second-instance', {}, ['app', '--switch', 'holdfast://third'], '/');
  events.emit('open-url', event, 'holdfast://fourth');
  expect(taken.slice(2)).toEqual(['holdfast://third', 'holdfast://fourth']);
  expect(prevented).toBe(2);
});

test('without a receiver at most three addresses wait', () => {
  const events = new EventEmitter();
  const takeWith = collectAddresses(events as unknown as App, ['holdfast://a', 'holdfast://b']);
  for (const address of ['holdfast://c', 'holdfast://d']) events.emit('second-instance', {}, [address]);
  const taken: string[] = [];
  takeWith((address) => taken.push(address));
  expect(taken).toEqual(['holdfast://a', 'holdfast://b', 'holdfast://c']);
});
