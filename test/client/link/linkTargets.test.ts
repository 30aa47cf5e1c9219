// Targets that can be opened through one link.
import { expect, test } from 'vitest';
import { LinkTargets } from '../../../client/link/linkTargets.ts';

const targets = (host?: string, local = true) => ({
  local,
  engine: { state: 'none' as const },
  containers: [],
  ...(host === undefined ? {} : { host, node: `node of ${host}` }),
});

test('G2: a server that is not a gateway has one list, and a later list replaces it', () => {
  const all = new LinkTargets();
  expect(all.all).toBeNull();
  all.set(targets());
  all.set(targets(undefined, false));
  expect(all.all).toEqual([targets(undefined, false)]);
});

test('G2 G3: a gateway has one list for each host that can be reached, sorted by host name', () => {
  const all = new LinkTargets();
  for (const host of ['web-10', 'web-2', 'web-1']) all.set(targets(host));
  expect(all.all?.map(({ host }) => host)).toEqual(['web-1', 'web-2', 'web-10']);
  all.hostChanged({ type: 'host', host: 'web-2', state: 'away', since: 1, message: 'lost' });
  all.hostChanged({ type: 'host', host: 'web-1', state: 'up', since: 1, message: '' });
  expect(all.all?.map(({ host }) => host)).toEqual(['web-1', 'web-10']);
});

test('G2: the targets of a server are removed when it becomes a gateway, and the reverse', () => {
  const all = new LinkTargets();
  all.set(targets());
  all.set(targets('web-1'));
  expect(all.all).toEqual([targets('web-1')]);
  all.set(targets());
  expect(all.all).toEqual([targets()]);
});
